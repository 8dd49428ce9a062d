import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const source = '../../plugins/tenancy-common/src';

/** The domain as it is on disk, and what its own tests are made of: the sample, and tenants that nobody thought of. */
export const { render } = require(`${source}/render/render.ts`);
export const { renderPlatform } = require(
  `${source}/render/platform/renderPlatform.ts`,
);
export const { renderTeamRepository } = require(
  `${source}/render/teamRepository/renderTeamRepository.ts`,
);
export const {
  sampleProfile,
  sampleTenant,
  withClusters,
  withEnvironment,
} = require(`${source}/__testUtils__/fixtures.ts`);
export const { anyTenant } = require(`${source}/__testUtils__/arbitraries.ts`);
export const { sample } = require('fast-check');
