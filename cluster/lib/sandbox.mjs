import { createRequire } from 'node:module';

// TypeScript as it is: whoever runs this has `nodeTransform` of scripts/lib/node.mjs before it.
const require = createRequire(import.meta.url);

/** What the real platform is filled with is the sandbox's: its people, and its seed. */
export { machines, personas } from './people.mjs';
export const {
  readSeed,
  seedDirectory,
} = require('../../packages/sandbox/src/seed/readSeed.ts');
export const {
  pushHistory,
} = require('../../packages/sandbox/src/seed/pushHistory.ts');
export const {
  PullRequestApi,
} = require('../../packages/sandbox/src/seed/forgeApi.ts');
