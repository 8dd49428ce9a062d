export { EnvironmentsTable } from './EnvironmentsTable';
export type { EnvironmentsTableProps } from './types';
