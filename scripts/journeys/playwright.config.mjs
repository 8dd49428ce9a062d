import { defineConfig } from '@playwright/test';
import { findBrowser, launchOptions } from '../lib/browser.mjs';
import { inRoot } from '../lib/paths.mjs';

export default defineConfig({
  testDir: inRoot('packages', 'app', 'e2e-tests'),
  testIgnore: 'cluster/**',
  globalSetup: './globalSetup.mjs',
  outputDir: inRoot('.socle', 'journeys'),
  workers: 1,
  forbidOnly: true,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json']],
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: launchOptions(await findBrowser()),
  },
});
