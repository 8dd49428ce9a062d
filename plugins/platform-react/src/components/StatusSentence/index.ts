export { StatusSentence } from './StatusSentence';
export type { StatusSentenceProps } from './types';
