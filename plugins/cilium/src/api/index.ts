export { ciliumApiRef } from './CiliumApi';
export type {
  CiliumApi,
  RefusalsEvent,
  RequestOptions,
  ServiceMapEvent,
  ServiceMapQuery,
  WatchOptions,
} from './CiliumApi';
export { CiliumClient } from './CiliumClient';
