export { Instrumentation } from './Instrumentation';
