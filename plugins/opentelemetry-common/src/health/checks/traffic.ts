import { SourceEvidence } from '../evidence';
import { amount } from '../reading';
import { HealthCheck } from '../types';
import { checked, Judging } from './check';

/** Whether there are requests at all: where there are none, nothing can be said of them. */
export function checkTraffic(
  judging: Judging,
  source: SourceEvidence,
): HealthCheck {
  const rate = amount(source.requests);
  const { windowSeconds } = source;
  const about = {
    aspect: 'traffic' as const,
    windowSeconds,
    source: source.metric,
    at: source.requests?.at,
  };
  if (rate === undefined) {
    return checked(judging, {
      ...about,
      level: 'unknown',
      reason: { code: 'trafficUnknown', parameters: { window: windowSeconds } },
    });
  }
  return rate === 0
    ? checked(judging, {
        ...about,
        level: 'unknown',
        reason: { code: 'noTraffic', parameters: { window: windowSeconds } },
      })
    : checked(judging, {
        ...about,
        level: 'ok',
        reason: {
          code: 'traffic',
          parameters: { rate, window: windowSeconds },
        },
      });
}

/** Whether there is anything to take shares of. */
export function hasTraffic({ requests }: SourceEvidence): boolean {
  return (amount(requests) ?? 0) > 0;
}

/** How many events a source counted in its window. */
export function eventsOf({ requests, windowSeconds }: SourceEvidence): number {
  return (amount(requests) ?? 0) * windowSeconds;
}
