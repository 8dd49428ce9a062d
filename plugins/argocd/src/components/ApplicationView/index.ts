export { ApplicationView } from './ApplicationView';
export type { ApplicationViewProps } from './ApplicationView';
