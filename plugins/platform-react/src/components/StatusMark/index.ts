export { StatusMark } from './StatusMark';
export type { StatusMarkProps } from './types';
