import { isOwnNamespace, NetworkView } from './NetworkViews';

/** What of a view is to be looked for in Git: all environments of its tenant on a cluster. */
export function gitOf(
  view: NetworkView,
  cluster: string,
): { tenant: string | undefined; environments: string[] } {
  const { scope, homes } = view;
  return {
    tenant: scope.tenant?.name,
    environments: [...homes].flatMap(([key, { environment }]) =>
      key.startsWith(`${cluster}/`) &&
      isOwnNamespace(view, cluster, key.slice(cluster.length + 1))
        ? [environment]
        : [],
    ),
  };
}
