export { DeliveryVerdict } from './DeliveryVerdict';
export { statusOf } from './statusOf';
