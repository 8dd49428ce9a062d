import { ObjectiveEvidence, SourceEvidence } from '../evidence';
import { amount } from '../reading';
import { limits, over } from '../thresholds';
import { HealthCheck } from '../types';
import { checked, Judging, levelOf } from './check';
import { eventsOf } from './traffic';
import { usualOf } from './usual';

/** Whether requests take too long: by the service's objective, or by its last weeks. */
export function checkLatency(
  judging: Judging,
  source: SourceEvidence,
  objective: ObjectiveEvidence | undefined,
): HealthCheck {
  const { windowSeconds, p95 } = source;
  const about = {
    aspect: 'latency' as const,
    windowSeconds,
    source: source.metric,
    at: p95?.at,
  };
  const slow = objective && amount(objective.badRatio);
  if (objective && slow !== undefined) {
    return bySlowShare(
      judging,
      { ...about, at: objective.badRatio?.at },
      {
        objective,
        slow,
        window: windowSeconds,
      },
    );
  }
  const duration = amount(p95);
  if (duration === undefined) {
    return checked(judging, {
      ...about,
      level: 'unknown',
      reason: { code: 'latencyUnknown', parameters: {} },
    });
  }
  const usual = usualOf(source, 'p95');
  if (usual === undefined || eventsOf(source) < limits.events) {
    return checked(judging, {
      ...about,
      level: 'ok',
      reason: {
        code: usual === undefined ? 'latencyUncompared' : 'latencyTooFew',
        parameters: { duration },
      },
    });
  }
  const { warning, error } = limits.history.p95;
  const level = levelOf(duration, {
    warning: over(usual, warning),
    error: over(usual, error),
  });
  return checked(judging, {
    ...about,
    basis: 'history',
    level,
    reason: {
      code: level === 'ok' ? 'latencyUsual' : 'latencyUnusual',
      parameters: { duration, usual },
    },
  });
}

function bySlowShare(
  judging: Judging,
  about: {
    aspect: 'latency';
    windowSeconds: number;
    source: string;
    at?: string;
  },
  figures: { objective: ObjectiveEvidence; slow: number; window: number },
): HealthCheck {
  const { objective, slow, window } = figures;
  const allowed = 1 - objective.target;
  const level = levelOf(slow, {
    warning: allowed * limits.objective.warning,
    error: allowed * limits.objective.error,
  });
  return checked(judging, {
    ...about,
    basis: 'objective',
    level,
    reason: {
      code: level === 'ok' ? 'latencyWithinObjective' : 'latencyOverObjective',
      parameters: {
        share: slow,
        allowed,
        window,
        threshold: objective.thresholdSeconds ?? 0,
        objective: objective.name,
      },
    },
  });
}
