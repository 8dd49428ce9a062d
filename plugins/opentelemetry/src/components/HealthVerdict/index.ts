export { HealthVerdict } from './HealthVerdict';
export { statusOf } from './statusOf';
