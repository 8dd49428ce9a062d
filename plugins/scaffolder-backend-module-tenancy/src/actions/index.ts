export { createEnsureRepositoryAction } from './ensureRepository';
export { createProposeChangeAction } from './proposeChange';
export { createRenderTenantAction } from './renderTenant';
