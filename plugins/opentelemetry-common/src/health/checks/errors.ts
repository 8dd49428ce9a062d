import { ObjectiveEvidence, SourceEvidence } from '../evidence';
import { amount } from '../reading';
import { limits, over } from '../thresholds';
import { HealthCheck, HealthReason, ThresholdBasis } from '../types';
import { checked, Judging, levelOf } from './check';
import { eventsOf } from './traffic';
import { usualOf } from './usual';

/** Whether too large a share of requests fails: by the service's objective, by its last weeks, or by the platform's rule. */
export function checkErrors(
  judging: Judging,
  source: SourceEvidence,
  objective: ObjectiveEvidence | undefined,
): HealthCheck {
  const { windowSeconds, failureRatio } = source;
  const about = {
    aspect: 'errors' as const,
    windowSeconds,
    source: source.metric,
    at: failureRatio?.at,
  };
  const share = amount(failureRatio);
  if (share === undefined || share > 1) {
    return checked(judging, {
      ...about,
      level: 'unknown',
      reason: { code: 'errorsUnknown', parameters: {} },
    });
  }
  if (share === 0) {
    return checked(judging, {
      ...about,
      level: 'ok',
      reason: { code: 'errorsNone', parameters: { window: windowSeconds } },
    });
  }
  const events = Math.round(eventsOf(source));
  if (events < limits.events) {
    return checked(judging, {
      ...about,
      level: 'unknown',
      reason: {
        code: 'errorsTooFew',
        parameters: { share, events, window: windowSeconds },
      },
    });
  }
  const { basis, allowed, limit } = limitOf(source, objective);
  const level = levelOf(share, limit);
  return checked(judging, {
    ...about,
    basis,
    level,
    reason: reasonOf(basis, level === 'ok', {
      share,
      allowed,
      window: windowSeconds,
      objective: objective?.name ?? '',
    }),
  });
}

interface Limit {
  basis: ThresholdBasis;
  /** What people are told it is held against. */
  allowed: number;
  limit: { warning: number; error: number };
}

function limitOf(
  source: SourceEvidence,
  objective: ObjectiveEvidence | undefined,
): Limit {
  if (objective) {
    const allowed = 1 - objective.target;
    return {
      basis: 'objective',
      allowed,
      limit: {
        warning: allowed * limits.objective.warning,
        error: allowed * limits.objective.error,
      },
    };
  }
  const usual = usualOf(source, 'failureRatio');
  if (usual !== undefined) {
    const { warning, error } = limits.history.failureRatio;
    return {
      basis: 'history',
      allowed: usual,
      limit: { warning: over(usual, warning), error: over(usual, error) },
    };
  }
  const { failureRatio } = limits.platform;
  return {
    basis: 'platform',
    allowed: failureRatio.warning,
    limit: failureRatio,
  };
}

function reasonOf(
  basis: ThresholdBasis,
  good: boolean,
  figures: {
    share: number;
    allowed: number;
    window: number;
    objective: string;
  },
): HealthReason {
  const { objective, ...rest } = figures;
  switch (basis) {
    case 'objective':
      return {
        code: good ? 'errorsWithinObjective' : 'errorsOverObjective',
        parameters: { ...rest, objective },
      };
    case 'history':
      return {
        code: good ? 'errorsUsual' : 'errorsUnusual',
        parameters: rest,
      };
    default:
      return { code: good ? 'errorsFew' : 'errorsMany', parameters: rest };
  }
}
