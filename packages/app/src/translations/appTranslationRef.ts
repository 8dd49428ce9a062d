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
      delivery: 'Delivery',
      telemetry: 'Telemetry',
      apis: 'APIs',
      docs: 'Docs',
      create: 'Create',
      search: 'Search',
      settings: 'Settings',
      notifications: 'Notifications',
      logo: 'Socle, home',
    },
    shell: {
      templates: 'Templates',
      tasks: 'Tasks',
      actions: 'Actions',
      templateEditor: 'Template Editor',
      templatingExtensions: 'Templating Extensions',
      general: 'General',
      authenticationProviders: 'Authentication Providers',
      featureFlags: 'Feature Flags',
      catalogGraph: 'Catalog Graph',
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
    home: {
      loading: 'What is yours is loading',
      greeting: {
        morning: 'Good morning, {{name}}',
        afternoon: 'Good afternoon, {{name}}',
        evening: 'Good evening, {{name}}',
      },
      summary: {
        owned: 'You and your teams own {{things}}.',
        nothing:
          'You own nothing here yet. Below is what the platform runs for others.',
        services_one: '{{count}} service',
        services_other: '{{count}} services',
        tenants_one: '{{count}} tenant',
        tenants_other: '{{count}} tenants',
      },
      tenants: {
        mine: 'My tenants',
        all: 'Tenants on the platform',
        none: 'There is no tenant on the platform yet.',
        denied: 'You may not see where it runs. Its owner can let you.',
        failed: 'Its environments could not be read: {{message}}',
      },
      services: {
        title: 'My services',
        none: 'You and your teams own no service in the catalog.',
      },
      create: { title: 'Create' },
      forges: {
        title: 'Repositories and pull requests',
        link: '{{title}} on {{host}}',
      },
      failed: {
        title: 'The catalog could not be read.',
      },
    },
  },
  translations: { fr: () => import('./messages.fr') },
});
