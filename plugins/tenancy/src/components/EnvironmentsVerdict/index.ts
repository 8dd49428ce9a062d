export { assessEnvironments } from './assessEnvironments';
export type { Assessment, Problem } from './assessEnvironments';
export { EnvironmentsVerdict } from './EnvironmentsVerdict';
