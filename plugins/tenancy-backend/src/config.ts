import { RootConfigService } from '@backstage/backend-plugin-api';

/** Where Argo CD keeps its Applications. */
export interface ArgocdPlace {
  /** The cluster's name in the `kubernetes:` configuration. */
  cluster: string;
  namespace: string;
}

/** The part of the configuration under `platform` that this plugin reads. */
export interface TenancyConfig {
  /** Unset where the portal is not told. */
  argocd?: ArgocdPlace;
  /** The root of the platform's tree, as people see it on the forge; without a slash at its end. */
  treeUrl?: string;
}

/** Reads it. Throws an error that names the key that is missing. */
export function readTenancyConfig(root: RootConfigService): TenancyConfig {
  const argocd = root.getOptionalConfig('platform.argocd');
  const treeUrl = root.getOptionalString('platform.gitops.url');
  return {
    ...(argocd && {
      argocd: {
        cluster: argocd.getString('cluster'),
        namespace: argocd.getString('namespace'),
      },
    }),
    ...(treeUrl && { treeUrl: treeUrl.replace(/\/+$/, '') }),
  };
}
