export { RefusedClaims } from './RefusedClaims';
export type { RefusedClaimsProps } from './types';
