export { createCluster } from './cluster';
export type { Cluster, ClusterOptions } from './cluster';
export { sandboxDefinitions } from './crds';
export { StatusError } from './status';
export type { Status, StatusCause } from './status';
export type {
  ClusterClient,
  KubernetesObject,
  ListOptions,
  ObjectEvent,
  ObjectMeta,
  ObjectReference,
  OwnerReference,
} from './types';
