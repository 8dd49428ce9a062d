export { createEnsureRepositoryAction } from './ensureRepository';
