export { NetworkVerdict } from './NetworkVerdict';
