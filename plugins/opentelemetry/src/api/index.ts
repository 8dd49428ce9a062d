export { healthApiRef } from './HealthApi';
export type { HealthApi, RequestOptions } from './HealthApi';
export { HealthClient } from './HealthClient';
