export { EnvironmentsVerdict } from './EnvironmentsVerdict';
