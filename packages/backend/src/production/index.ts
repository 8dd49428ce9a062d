export { productionGuard as default } from './productionGuard';
