export { clusterCacheServiceRef } from './clusterCacheServiceRef';
export type {
  ClusterCacheService,
  ClusterChange,
  ClusterFailure,
  ClusterFailureCode,
  ClusterSnapshot,
  ClusterSourceState,
  ClusterSubscription,
  ClusterSummary,
  KubernetesObject,
  WatchedKind,
} from './types';
