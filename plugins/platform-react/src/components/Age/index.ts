export { Age } from './Age';
export { formatAge, formatClock, formatExact } from './formatTime';
export type { AgeProps } from './types';
