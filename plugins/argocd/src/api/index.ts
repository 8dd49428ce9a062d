export { argocdApiRef } from './ArgocdApi';
export type {
  ActionRequest,
  ApplicationTarget,
  ArgocdApi,
  DeliveriesEvent,
  FleetEvent,
  RequestOptions,
  RevertLook,
  WatchOptions,
} from './ArgocdApi';
export { ArgocdClient } from './ArgocdClient';
