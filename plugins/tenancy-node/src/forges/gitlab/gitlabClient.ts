import {
  GitLabIntegrationConfig,
  GitlabCredentialsProvider,
} from '@backstage/integration';
import { ForgeClient, ForgeClientOptions } from '../http/ForgeClient';

/** A client of GitLab's REST API. */
export function gitlabClient(
  config: GitLabIntegrationConfig,
  options: {
    credentials: GitlabCredentialsProvider;
    /** Address of the group or project. */
    url: string;
  } & Pick<ForgeClientOptions, 'signal' | 'timeLimit' | 'patience'>,
): ForgeClient {
  const { credentials, url, ...limits } = options;
  return new ForgeClient({
    ...limits,
    product: { name: 'GitLab', settings: 'integrations.gitlab' },
    host: config.host,
    apiUrl: config.apiBaseUrl.replace(/\/+$/, ''),
    headers: async () => ({
      ...(await credentials.getCredentials({ url })).headers,
    }),
  });
}
