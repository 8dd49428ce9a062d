export { startWorkloads } from './startWorkloads';
export type { Workloads } from './startWorkloads';
export { usualDelays } from './context';
export type { Delays } from './context';
export { FAILS_ANNOTATION } from './failures';
