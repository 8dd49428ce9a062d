export { TenantsRouter } from './TenantsRouter';
