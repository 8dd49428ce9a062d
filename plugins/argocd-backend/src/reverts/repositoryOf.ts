import { ScmIntegrations } from '@backstage/integration';
import { RepositoryLocation } from '@socle/plugin-tenancy-node';

/* `git@forge.example.com:payments/checkout.git` */
const scpLike = /^[^@/\s]+@([^:/\s]+):(?!\/\/)(.+)$/;

/**
 * Where the repository is that Argo CD clones from an address, by HTTP or SSH. Undefined where the portal's `integrations`
 * know no such Gitea, GitHub or GitLab.
 */
export function repositoryOf(
  url: string,
  integrations: ScmIntegrations,
): RepositoryLocation | undefined {
  const [, scpHost, scpPath] = scpLike.exec(url) ?? [];
  const web = scpHost ? `https://${scpHost}/${scpPath}` : url;
  if (!URL.canParse(web)) {
    return undefined;
  }
  const { host, hostname, pathname, protocol } = new URL(web);
  /* The port of SSH is none of the forge's pages. */
  const known = protocol === 'ssh:' ? hostname : host;
  const { gitea, github, gitlab } = integrations;
  const integration =
    gitea.byHost(known) ?? github.byHost(known) ?? gitlab.byHost(known);
  if (!integration) {
    return undefined;
  }
  const baseUrl =
    gitea.byHost(known)?.config.baseUrl ?? gitlab.byHost(known)?.config.baseUrl;
  const base = baseUrl ? new URL(baseUrl).pathname.replace(/\/+$/, '') : '';
  const path = decoded(pathname);
  const parts = (path.startsWith(`${base}/`) ? path.slice(base.length) : path)
    .replace(/\.git\/?$/, '')
    .split('/')
    .filter(Boolean);
  const name = parts.pop();
  return name && parts.length > 0 && !parts.includes('..') && name !== '..'
    ? { host: known, owner: parts.join('/'), name }
    : undefined;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
