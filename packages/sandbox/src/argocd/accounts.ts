/**
 * An account of Argo CD with an API token, and what Argo CD's `argocd-rbac-cm` lets it do.
 *
 * The tokens are public knowledge, as all of the sandbox's.
 */
export interface ArgoCdAccount {
  name: string;
  token: string;
  /** Lines of casbin, as `argocd-rbac-cm` has them. */
  policies: readonly string[];
}

const of = (
  name: string,
  ...rules: readonly (readonly [resource: string, action: string])[]
): ArgoCdAccount => ({
  name,
  token: `sandbox-argocd-${name}`,
  policies: rules.map(([resource, action]) => {
    const object = resource === 'projects' ? '*' : '*/*';
    return `p, ${name}, ${resource}, ${action}, ${object}, allow`;
  }),
});

/**
 * The portal's accounts: one that reads; one that syncs what no project's own token is for; and one that may change
 * Applications, which confirming a deletion takes, and nothing else does.
 */
export const accounts: readonly ArgoCdAccount[] = [
  of('portal', ['applications', 'get'], ['projects', 'get']),
  of('portal-sync', ['applications', 'get'], ['applications', 'sync']),
  of('portal-confirm', ['applications', 'get'], ['applications', 'update']),
];

/**
 * The token of a project's role: `sandbox-argocd:payments:portal`. It is valid as long as the project has that role.
 */
export function projectToken(project: string, role: string): string {
  return `sandbox-argocd:${project}:${role}`;
}
