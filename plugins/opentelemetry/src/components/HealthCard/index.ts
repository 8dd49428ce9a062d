export { HealthCard } from './HealthCard';
export { HealthState } from './HealthState';
export { activeOf, isUnreported, Unreported } from './Unreported';
