export { TableSkeleton } from './TableSkeleton';
