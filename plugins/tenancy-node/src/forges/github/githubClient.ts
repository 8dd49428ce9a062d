import { AuthenticationError } from '@backstage/errors';
import {
  GithubCredentialsProvider,
  GithubIntegrationConfig,
} from '@backstage/integration';
import { ForgeClient, ForgeClientOptions } from '../http/ForgeClient';

/** A client of GitHub's REST API, for one repository: an app's credentials are for what it is installed on. */
export function githubClient(
  config: GithubIntegrationConfig,
  options: {
    credentials: GithubCredentialsProvider;
    /** Address of the organisation or repository. */
    url: string;
  } & Pick<ForgeClientOptions, 'signal' | 'timeLimit' | 'patience'>,
): ForgeClient {
  const { credentials, url, ...limits } = options;
  const { host, apiBaseUrl = `https://${host}/api/v3` } = config;
  return new ForgeClient({
    ...limits,
    product: { name: 'GitHub', settings: 'integrations.github' },
    host,
    apiUrl: apiBaseUrl.replace(/\/+$/, ''),
    headers: async () => {
      const { headers } = await credentials
        .getCredentials({ url })
        .catch((error: unknown) => {
          throw new AuthenticationError(
            `There are no credentials for ${url}. Have a token, or an app that is installed there, set in integrations.github of the configuration.`,
            error,
          );
        });
      return { ...headers, 'X-GitHub-Api-Version': '2022-11-28' };
    },
  });
}
