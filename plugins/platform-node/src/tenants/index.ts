export { composeTenants, isTenantPath } from './composeTenants';
export type { TenantMemory } from './composeTenants';
export { gitOpsStatus } from './gitOpsStatus';
export { parseEnvironmentFile } from './parseTenantFiles';
export type { EnvironmentFile } from './parseTenantFiles';
export {
  maximumFileBytes,
  readGitOpsTree,
  tooLargeFile,
} from './readGitOpsTree';
export type { UnpackTree } from './readGitOpsTree';
export { SharedReading } from './SharedReading';
export type { Reading, SharedReadingOptions } from './SharedReading';
export { tenantsServiceRef } from './tenantsServiceRef';
export type {
  GitOpsTree,
  Tenant,
  TenantProblem,
  TenantsService,
  TenantsSnapshot,
} from './types';
