import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const source = '../../plugins/opentelemetry-common/src';

/** Objectives and queries of health, as they are on disk. */
export const { renderObjective } = require(
  `${source}/objectives/renderObjective.ts`,
);
export const { planQueries } = require(`${source}/plan/plan.ts`);
export const { probeRequests } = require(`${source}/plan/probe.ts`);
