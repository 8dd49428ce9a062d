export { FactTable } from './FactTable';
export type { FactColumn } from './FactTable';
