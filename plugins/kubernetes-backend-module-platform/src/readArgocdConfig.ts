import { RootConfigService } from '@backstage/backend-plugin-api';

/** Where Argo CD keeps its Applications, and what it calls the clusters. */
export interface ArgocdConfig {
  /** The cluster's name in the `kubernetes:` configuration. */
  cluster: string;
  namespace: string;
  /** From a cluster's name in the GitOps tree to the one in the `kubernetes:` configuration, where the two differ. */
  clusterNames: ReadonlyMap<string, string>;
}

/** Reads `platform.argocd`; undefined where there is none. Throws an error that names the key that is missing. */
export function readArgocdConfig(
  root: RootConfigService,
): ArgocdConfig | undefined {
  const argocd = root.getOptionalConfig('platform.argocd');
  const names = root.getOptionalConfig('platform.gitops.clusterNames');
  return (
    argocd && {
      cluster: argocd.getString('cluster'),
      namespace: argocd.getString('namespace'),
      clusterNames: new Map(
        names?.keys().map(name => [name, names.getString(name)]),
      ),
    }
  );
}
