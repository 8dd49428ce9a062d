export { fillOf, QuotaMeter } from './QuotaMeter';
export type { QuotaMeterProps } from './types';
