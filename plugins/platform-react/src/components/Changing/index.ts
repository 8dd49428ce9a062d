export { Changing } from './Changing';
export type { ChangingProps } from './types';
