export { DiffView } from './DiffView';
export type { DiffFile, DiffHunk, DiffViewProps } from './types';
