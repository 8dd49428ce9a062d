export { LegacyTenantsPage } from './LegacyTenantsPage';
