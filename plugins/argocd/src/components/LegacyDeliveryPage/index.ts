export { LegacyDeliveryPage } from './LegacyDeliveryPage';
