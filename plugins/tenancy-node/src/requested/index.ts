export { KnownRequests } from './KnownRequests';
export type { KnownRequestsOptions } from './KnownRequests';
export { knownTenants, othersOf, summaryOf } from './knownTenants';
export type { KnownTenantEntry } from './knownTenants';
export type { RequestSources } from './readRequests';
export { requestRegistryServiceRef } from './requestRegistryServiceRef';
export type { KnownRequest, RequestRegistry } from './types';
export { withinPatience } from './withinPatience';
