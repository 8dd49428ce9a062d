export { tenancyApiRef } from './TenancyApi';
export type { EnvironmentsEvent, RequestEvent, TenancyApi } from './TenancyApi';
export { TenancyClient } from './TenancyClient';
