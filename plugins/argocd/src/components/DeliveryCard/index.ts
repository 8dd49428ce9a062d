export { DeliveryCard } from './DeliveryCard';
export { EntityState } from './EntityState';
export { isUndelivered, NoApplications } from './NoApplications';
