export { tenancyApiRef } from './TenancyApi';
export type {
  EnvironmentsEvent,
  RequestEvent,
  TenancyApi,
  WatchEvent,
} from './TenancyApi';
export { TenancyClient } from './TenancyClient';
