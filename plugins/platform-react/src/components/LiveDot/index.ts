export { LiveDot } from './LiveDot';
export type { LiveDotProps, LiveState } from './types';
