export { argocdNamespace, ensureArgoCdHome } from './argoCdHome';
export { loadSeed } from './loadSeed';
export { readSeed, seedDirectory } from './readSeed';
export type {
  LoadSeedOptions,
  PlannedCommit,
  PlannedPullRequest,
  PlannedRepository,
  SeedForge,
} from './types';
