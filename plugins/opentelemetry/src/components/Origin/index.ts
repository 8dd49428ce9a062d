export { Origin } from './Origin';
