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
export const { renderAdmission } = require(
  `${source}/render/platform/guardrails/renderGuardrails.ts`,
);
export const { parseProfile } = require(`${source}/profile/parse.ts`);
export const { check } = require(`${source}/check/check.ts`);
export const { examplesOf, filesOf } = require(
  `${source}/check/__testUtils__/examples.ts`,
);
