export { DeliveryCard } from './DeliveryCard';
export { DeliveryState } from './DeliveryState';
export { isUndelivered, NoApplications } from './NoApplications';
