export { QuotaList } from './QuotaList';
export type { QuotaListProps } from './types';
