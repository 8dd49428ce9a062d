export { tenantsServiceRef } from './tenantsServiceRef';
export type {
  Tenant,
  TenantProblem,
  TenantsService,
  TenantsSnapshot,
} from './types';
