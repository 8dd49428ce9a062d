export { TenantStateLabel } from './TenantStateLabel';
