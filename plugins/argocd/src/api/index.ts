export { argocdApiRef } from './ArgocdApi';
export type {
  ActionRequest,
  ApplicationTarget,
  ArgocdApi,
  DeliveriesEvent,
  FleetEvent,
  RequestOptions,
  WatchOptions,
} from './ArgocdApi';
export { ArgocdClient } from './ArgocdClient';
