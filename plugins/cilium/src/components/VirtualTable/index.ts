export { VirtualTable } from './VirtualTable';
export type { VirtualColumn } from './VirtualTable';
