export { argocdApiRef } from './ArgocdApi';
export type {
  ActionRequest,
  ApplicationTarget,
  ArgocdApi,
  ConnectionEvent,
  DeliveriesEvent,
  FleetEvent,
  RequestOptions,
  WatchOptions,
} from './ArgocdApi';
export { ArgocdClient } from './ArgocdClient';
