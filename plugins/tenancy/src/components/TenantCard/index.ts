export { TenantBody } from './TenantBody';
export { TenantCard } from './TenantCard';
