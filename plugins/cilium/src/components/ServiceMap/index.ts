export { ServiceMapView } from './ServiceMap';
