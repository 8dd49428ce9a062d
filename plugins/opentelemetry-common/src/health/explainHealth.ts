import { compareStatus } from '@socle/plugin-platform-common';
import { checkAlerts } from './checks/alerts';
import { checkBudget } from './checks/budget';
import { Judging } from './checks/check';
import { checkErrors } from './checks/errors';
import { checkLatency } from './checks/latency';
import { checkPipeline } from './checks/pipeline';
import { checkSaturation } from './checks/saturation';
import { checkTraffic, hasTraffic } from './checks/traffic';
import { HealthEvidence, SourceEvidence } from './evidence';
import { amount, momentOf } from './reading';
import {
  HealthAspect,
  HealthCheck,
  HealthReason,
  HealthVerdict,
} from './types';

/* Of what is equally bad, what people should hear first: what alerts say, what users feel, what lies behind it. */
const order: readonly HealthAspect[] = [
  'alerts',
  'errors',
  'latency',
  'budget',
  'restarts',
  'saturation',
  'pipeline',
  'traffic',
];

/**
 * How healthy a service is: the worst of its errors, latency, saturation, restarts, alerts, budgets, and of the pipeline that
 * tells of them. Without traffic, or with a pipeline that is sick or silent, it is unknown, unless something is known to be
 * wrong.
 *
 * @public
 */
export function explainHealth(evidence: HealthEvidence): HealthVerdict {
  const judging: Judging = { now: momentOf(evidence.now) ?? 0 };
  const checks = [
    ...checkAlerts(judging, evidence.alerts ?? []),
    ...evidence.sources.flatMap(source =>
      sourceChecks(judging, source, evidence),
    ),
    ...(evidence.objectives ?? []).flatMap(
      objective => checkBudget(judging, objective) ?? [],
    ),
    ...checkSaturation(judging, evidence.saturation ?? []),
    ...checkPipeline(judging, evidence),
  ].sort(compareChecks);
  const [worst] = checks;
  const oldest = checks.reduce((one, other) =>
    other.ageSeconds > one.ageSeconds ? other : one,
  );
  return {
    level: worst.level,
    reason: worst.level === 'ok' ? summary(evidence, worst) : worst.reason,
    checks,
    observedAt: oldest.observedAt,
    ageSeconds: oldest.ageSeconds,
  };
}

function sourceChecks(
  judging: Judging,
  source: SourceEvidence,
  { objectives = [] }: HealthEvidence,
): HealthCheck[] {
  const objectiveOf = (wanted: 'availability' | 'latency') =>
    objectives.find(({ indicator }) => indicator === wanted);
  return [
    checkTraffic(judging, source),
    ...(hasTraffic(source)
      ? [
          checkErrors(judging, source, objectiveOf('availability')),
          checkLatency(judging, source, objectiveOf('latency')),
        ]
      : []),
  ];
}

function compareChecks(one: HealthCheck, other: HealthCheck): number {
  return (
    compareStatus(statusOf(one), statusOf(other)) ||
    order.indexOf(one.aspect) - order.indexOf(other.aspect)
  );
}

function statusOf({ level, observedAt }: HealthCheck) {
  return { level, reason: '', observedAt };
}

/** What is said where all is well: the figures that people ask for. */
function summary(
  { sources }: HealthEvidence,
  { reason }: HealthCheck,
): HealthReason {
  const [busiest] = [...sources].sort(
    (one, other) => (amount(other.requests) ?? 0) - (amount(one.requests) ?? 0),
  );
  const rate = amount(busiest?.requests);
  const share = amount(busiest?.failureRatio);
  const duration = amount(busiest?.p95);
  return rate !== undefined && share !== undefined && duration !== undefined
    ? { code: 'well', parameters: { rate, share, duration } }
    : reason;
}
