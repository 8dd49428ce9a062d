export { Refusals } from './Refusals';
export { requestOf } from './RefusalsTable';
