export { DeliveryMark } from './DeliveryMark';
export { deliveryColumn } from './deliveryColumn';
export type { DeliveryColumn } from './deliveryColumn';
