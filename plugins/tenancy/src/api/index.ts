export { tenancyApiRef } from './TenancyApi';
export type { EnvironmentsEvent, TenancyApi } from './TenancyApi';
export { TenancyClient } from './TenancyClient';
