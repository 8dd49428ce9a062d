import {
  ApiRef,
  BackstageIdentityApi,
  ConfigApi,
  githubAuthApiRef,
  gitlabAuthApiRef,
  googleAuthApiRef,
  microsoftAuthApiRef,
  oktaAuthApiRef,
  ProfileInfoApi,
  SessionApi,
} from '@backstage/frontend-plugin-api';
import { oidcAuthApiRef } from './oidcAuthApiRef';

/** A way to sign in that the browser can offer. */
export interface SignInProvider {
  /** Backstage's id of the provider: `github`. */
  id: string;
  title: string;
  apiRef: ApiRef<ProfileInfoApi & BackstageIdentityApi & SessionApi>;
}

const KNOWN_PROVIDERS: SignInProvider[] = [
  { id: 'gitlab', title: 'GitLab', apiRef: gitlabAuthApiRef },
  { id: 'github', title: 'GitHub', apiRef: githubAuthApiRef },
  { id: 'microsoft', title: 'Microsoft', apiRef: microsoftAuthApiRef },
  { id: 'okta', title: 'Okta', apiRef: oktaAuthApiRef },
  { id: 'oidc', title: 'OpenID Connect', apiRef: oidcAuthApiRef },
  { id: 'google', title: 'Google', apiRef: googleAuthApiRef },
];

/** The providers under `auth.providers` that the browser can offer, and whether Backstage's guest is among them. */
export function configuredProviders(config: ConfigApi): {
  providers: SignInProvider[];
  guest: boolean;
} {
  const configured = config.getOptionalConfig('auth.providers')?.keys() ?? [];
  return {
    providers: KNOWN_PROVIDERS.filter(({ id }) => configured.includes(id)),
    guest: configured.includes('guest'),
  };
}
