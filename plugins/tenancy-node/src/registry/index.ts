export { registryTenantsServiceFactory } from './registryTenantsServiceFactory';
export { tenantRegistryServiceRef } from './tenantRegistryServiceRef';
export type {
  RegisteredTenant,
  RegistrySnapshot,
  TenantRegistry,
} from './types';
