export { isTenantOwner, isTenantRequester, tenantRules } from './rules';
export { tenantResourceRef } from './tenantResource';
export type { TenantResource } from './tenantResource';
