export { MyDeliveries } from './MyDeliveries';
