export type { EnvironmentsState } from './environmentsState';
export { useEntityEnvironments } from './useEntityEnvironments';
export { useEnvironments } from './useEnvironments';
