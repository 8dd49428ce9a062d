export { scopeServiceRef } from './scopeServiceRef';
export type { ScopeService } from './types';
