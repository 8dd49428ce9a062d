export { CreateTenantButton } from './CreateTenantButton';
