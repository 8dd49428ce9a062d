export { createForge } from './createForge';
export type { Forge, ForgeOptions } from './createForge';
export type { SeedPullRequest, SeedRepository } from './seeding';
export type { ForgeLogger } from './logger';
export type { ForgeRepositories, PushEvent } from './types';
