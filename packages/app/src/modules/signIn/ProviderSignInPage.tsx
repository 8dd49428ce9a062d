import { SignInPage } from '@backstage/core-components';
import {
  configApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { EmptyState } from '@socle/plugin-platform-react';
import { appTranslationRef } from '../../translations/appTranslationRef';
import { configuredProviders } from './providers';
import { SignInLayout } from './SignInLayout';

const GITLAB_SNIPPET = `auth:
  environment: production
  providers:
    gitlab:
      production:
        clientId: \${AUTH_GITLAB_CLIENT_ID}
        clientSecret: \${AUTH_GITLAB_CLIENT_SECRET}
        signIn:
          resolvers:
            - resolver: usernameMatchingUserEntityName
`;

/** The sign-in page of an installation: every provider that is configured, or how to configure one. */
export function ProviderSignInPage(props: SignInPageProps) {
  const { t } = useTranslationRef(appTranslationRef);
  const { providers, guest } = configuredProviders(useApi(configApiRef));
  const offered = providers.map(provider => ({
    ...provider,
    message: t('signIn.with', { provider: provider.title }),
  }));

  if (offered.length === 0 && !guest) {
    return (
      <SignInLayout title={t('signIn.notConfigured')}>
        <EmptyState
          title={t('signIn.notConfiguredReason')}
          snippet={{ language: 'yaml', text: GITLAB_SNIPPET }}
        />
      </SignInLayout>
    );
  }
  if (offered.length === 1 && !guest) {
    return (
      <SignInPage
        onSignInSuccess={props.onSignInSuccess}
        provider={offered[0]}
      />
    );
  }
  return (
    <SignInPage
      onSignInSuccess={props.onSignInSuccess}
      providers={guest ? [...offered, 'guest'] : offered}
    />
  );
}
