import { InputError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { RepositoryLocation } from './types';

/**
 * A repository and its branch.
 *
 * @public
 */
export interface TreeLocation extends RepositoryLocation {
  branch: string;
}

/** What stands between the repository and the branch in the addresses of each forge. */
const marks = { gitea: 'src/branch', github: 'tree', gitlab: '-/tree' };

/**
 * Reads the address of a branch's root as people see it on Gitea, GitHub or GitLab:
 * `https://forge.example.com/platform/gitops/src/branch/main`.
 *
 * Throws `InputError` where it is none of a host in `integrations`.
 *
 * @public
 */
export function parseTreeUrl(
  url: string,
  integrations: ScmIntegrations,
): TreeLocation {
  const integration = integrations.byUrl(url);
  const mark = new Map(Object.entries(marks)).get(integration?.type ?? '');
  if (!integration || !mark) {
    throw new InputError(
      `${url} is of no host that integrations name as a Gitea, GitHub or GitLab. Have the host added to the configuration.`,
    );
  }
  const { host, pathname } = new URL(url);
  const base = baseOf(integrations, host);
  const path = decodeURIComponent(pathname)
    .slice(base.length)
    .replace(/^\/+|\/+$/g, '');
  const [repository, branch] = split(path, mark);
  const owner = repository.split('/').slice(0, -1).join('/');
  const name = repository.split('/').at(-1) ?? '';
  if (!owner || !name || !branch) {
    throw new InputError(
      `${url} is not the address of a branch. Write it as https://${host}/owner/repository/${mark}/main.`,
    );
  }
  return { host, owner, name, branch };
}

function baseOf(integrations: ScmIntegrations, host: string): string {
  const baseUrl =
    integrations.gitea.byHost(host)?.config.baseUrl ??
    integrations.gitlab.byHost(host)?.config.baseUrl;
  return baseUrl ? new URL(baseUrl).pathname.replace(/\/+$/, '') : '';
}

function split(path: string, mark: string): [string, string] {
  const at = path.indexOf(`/${mark}/`);
  return at < 0
    ? ['', '']
    : [path.slice(0, at), path.slice(at + mark.length + 2)];
}
