export {
  createTenantConditionalDecision,
  tenantConditions,
} from './conditions';
export { tenantResourceRef } from './tenantResource';
export type { TenantResource } from './tenantResource';
