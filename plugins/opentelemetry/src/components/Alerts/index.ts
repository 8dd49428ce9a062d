export { Alerts } from './Alerts';
export type { PlacedAlert } from './Alerts';
