import { InputError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { GiteaClient } from './gitea/GiteaClient';
import { GiteaForge } from './gitea/GiteaForge';
import { RepositoryForge, RepositoryLocation } from './types';

/** Finds out what a host is, and how to talk to it. */
export interface SelectForgeOptions {
  integrations: ScmIntegrations;
  location: RepositoryLocation;
  /** Ends every call under way. */
  signal?: AbortSignal;
}

/**
 * The repository's forge, by its host in the configuration's `integrations`.
 *
 * @throws InputError for a host that is not there, or of a kind that is not supported.
 */
export function selectForge(options: SelectForgeOptions): RepositoryForge {
  const { integrations, location, signal } = options;
  const { host } = location;
  const gitea = integrations.gitea.byHost(host);
  if (gitea) {
    const client = new GiteaClient({ config: gitea.config, signal });
    return new GiteaForge({ client, location });
  }
  const supported = integrations.gitea
    .list()
    .map(({ config }) => config.host)
    .join(', ');
  const kind = integrations.byHost(host)?.type;
  throw new InputError(
    `${kind ? `${host} is a ${kind} host, which this action does not know` : `${host} is not among the integrations of this portal`}. It makes repositories on Gitea; ${
      supported
        ? `choose one of: ${supported}`
        : 'have such a host added to integrations.gitea in the configuration'
    }.`,
  );
}
