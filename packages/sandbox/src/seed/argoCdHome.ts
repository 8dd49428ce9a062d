import { ClusterClient } from '../kubernetes/types';
import { ensure } from './ensure';

/** The namespace of Argo CD and of its Applications. */
export const argocdNamespace = 'argocd';

/**
 * Makes what every Argo CD has from its first start: its namespace, and the project of Applications that name none. Source:
 * Argo CD 3.5, `server/server.go`, `initializeDefaultProject`.
 */
export function ensureArgoCdHome(cluster: ClusterClient): void {
  ensure(cluster, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: argocdNamespace },
  });
  ensure(cluster, {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name: 'default', namespace: argocdNamespace },
    spec: {
      sourceRepos: ['*'],
      destinations: [{ namespace: '*', server: '*' }],
      clusterResourceWhitelist: [{ group: '*', kind: '*' }],
    },
  });
}
