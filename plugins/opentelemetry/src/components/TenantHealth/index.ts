export { TenantCard } from './TenantCard';
export { TenantTab } from './TenantTab';
