import { defineConfig } from '@playwright/test';
import { inRoot } from '../lib/paths.mjs';
import sandbox from './playwright.config.mjs';

/** Journeys that only the sandbox can go, by how their titles begin. */
const onlyOnSandbox = [
  // Nobody measures what pods use here, and what scales by that is degraded.
  'a developer reads which version is where',
  // Containers that do not run cannot crash.
  'a container that ends again and again is explained',
  'an SRE reads from the tenant why a service does not run',
  'an image that cannot be pulled is explained',
  'a sync is read before it is asked for',
  // They write what the controller would write, and a real one has the last word.
  'what changes in the cluster changes on the screen',
  'what Gatekeeper refuses is explained',
  // Nobody sends traffic there, and so Hubble sees none.
  'a refused flow is explained',
  'every view of the network',
  'whether one may reach another',
  // Only the sandbox is behind a wire that can be cut.
  'a Hubble Relay that is lost',
  'an Argo CD that cannot be read is told of',
];

/** The journeys on a real platform: those of the sandbox, and some of its own. */
export default defineConfig({
  ...sandbox,
  // The pages of the sandbox's own forge, and what its seeded services tell of themselves.
  testIgnore: ['forge.test.ts', 'health.test.ts'],
  grepInvert: new RegExp(onlyOnSandbox.join('|')),
  globalSetup: './clusterSetup.mjs',
  outputDir: inRoot('.socle', 'cluster-journeys'),
  // Real controllers take their time.
  timeout: 300_000,
  expect: { timeout: 60_000 },
});
