export { registerPermissions } from './registerPermissions';
export { tenantResourceRef } from './tenantResource';
export type { TenantResource } from './tenantResource';
