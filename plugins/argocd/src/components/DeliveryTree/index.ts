export { DeliveryTree } from './DeliveryTree';
