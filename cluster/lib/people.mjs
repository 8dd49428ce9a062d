import { createRequire } from 'node:module';

// TypeScript as it is: whoever runs this has `nodeTransform` of scripts/lib/node.mjs before it.
const require = createRequire(import.meta.url);

/** The sandbox's people and machines, which every platform knows. */
export const {
  personas,
  machines,
} = require('../../packages/sandbox/src/identities.ts');
