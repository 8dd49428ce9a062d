import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** What the app itself says, outside of any plugin. */
export const appTranslationRef = createTranslationRef({
  id: 'socle.app',
  messages: {
    navigation: {
      menu: 'Menu',
      home: 'Home',
      catalog: 'Catalog',
      tenants: 'Tenants',
      apis: 'APIs',
      docs: 'Docs',
      create: 'Create',
      search: 'Search',
      settings: 'Settings',
      notifications: 'Notifications',
      logo: 'Socle, home',
    },
    signIn: {
      title: 'Who are you today?',
      introduction:
        'This portal runs on a sandbox platform. Choose a person: you see what they see, and can do what they can.',
      as: 'Sign in as {{name}}',
      failed: 'Signing in as {{name}} failed.',
      failedReason: 'The authentication service answered: {{message}}',
      chooseAgain: 'Choose another person',
      tryAgain: 'Try again',
      notConfigured: 'No way to sign in is configured.',
      notConfiguredReason:
        'Add an identity provider under `auth.providers` in the configuration, and its module to the backend. This one is for GitLab; github, google, microsoft, oidc and okta work too.',
      with: 'Sign in with {{provider}}',
    },
  },
  translations: { fr: () => import('./messages.fr') },
});
