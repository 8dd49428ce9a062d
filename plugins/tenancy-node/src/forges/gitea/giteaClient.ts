import {
  getGiteaRequestOptions,
  GiteaIntegrationConfig,
} from '@backstage/integration';
import { ForgeClient, ForgeClientOptions } from '../http/ForgeClient';

/** Where people read a Gitea: without a slash at its end. */
export function giteaUrl(config: GiteaIntegrationConfig): string {
  return (config.baseUrl ?? `https://${config.host}`).replace(/\/+$/, '');
}

/** A client of Gitea's (or Forgejo's) REST API with the credentials of the configuration. */
export function giteaClient(
  config: GiteaIntegrationConfig,
  options: Pick<ForgeClientOptions, 'signal' | 'timeLimit' | 'patience'> = {},
): ForgeClient {
  return new ForgeClient({
    ...options,
    product: { name: 'Gitea', settings: 'integrations.gitea' },
    host: config.host,
    apiUrl: `${giteaUrl(config)}/api/v1`,
    headers: async () => ({ ...getGiteaRequestOptions(config).headers }),
  });
}
