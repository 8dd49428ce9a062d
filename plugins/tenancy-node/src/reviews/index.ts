export { selectReviewForge } from './selectReviewForge';
export type { ReviewForge } from './types';
