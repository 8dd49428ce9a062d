export { EnvironmentColumns } from './EnvironmentColumns';
export type {
  EnvironmentColumn,
  EnvironmentColumnsProps,
  EnvironmentFact,
} from './types';
