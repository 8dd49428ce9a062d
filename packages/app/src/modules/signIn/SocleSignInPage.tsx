import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { PersonaSignInPage } from './PersonaSignInPage';
import { readPersonas } from './personas';
import { ProviderSignInPage } from './ProviderSignInPage';

/** Personas in the sandbox, the configured identity providers everywhere else. */
export function SocleSignInPage(props: SignInPageProps) {
  const personas = readPersonas(useApi(configApiRef));
  return personas ? (
    <PersonaSignInPage {...props} personas={personas} />
  ) : (
    <ProviderSignInPage {...props} />
  );
}
