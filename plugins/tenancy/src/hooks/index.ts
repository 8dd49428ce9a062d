export { useEntityEnvironments } from './useEntityEnvironments';
export { useEnvironments } from './useEnvironments';
export type { Connection, EnvironmentsState } from './environmentsState';
