import { defineConfig } from '@playwright/test';
import { inRoot } from '../lib/paths.mjs';
import sandbox from './playwright.config.mjs';

/** The journeys on a real platform: those of the sandbox that are about more than the sandbox, and some of their own. */
export default defineConfig({
  ...sandbox,
  testIgnore: [],
  testMatch: ['createTenant.test.ts', 'cluster/delivers.test.ts'],
  globalSetup: './clusterSetup.mjs',
  outputDir: inRoot('.socle', 'cluster-journeys'),
  // Real controllers take their time.
  timeout: 300_000,
  expect: { timeout: 30_000 },
});
