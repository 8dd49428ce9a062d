import { StatusLevel } from '@socle/plugin-platform-common';
import { momentOf } from '../reading';
import { HealthAspect, HealthCheck, HealthReason } from '../types';

/** What a check needs of the moment that is judged. */
export interface Judging {
  /** Milliseconds since 1970. */
  now: number;
}

/** A check with its moment and age. A moment in the future has no age. */
export function checked(
  { now }: Judging,
  check: {
    aspect: HealthAspect;
    level: StatusLevel;
    reason: HealthReason;
    /** When the figures were taken; now, where it is left out. */
    at?: string;
  } & Pick<HealthCheck, 'windowSeconds' | 'source' | 'basis'>,
): HealthCheck {
  const { at, aspect, level, reason, windowSeconds, source, basis } = check;
  const moment = Math.min(momentOf(at) ?? now, now);
  return {
    aspect,
    level,
    reason,
    ...(windowSeconds !== undefined && { windowSeconds }),
    ...(source !== undefined && { source }),
    ...(basis !== undefined && { basis }),
    observedAt: new Date(moment).toISOString(),
    ageSeconds: Math.round((now - moment) / 1000),
  };
}

/** The level of a figure that is bad when it is high. */
export function levelOf(
  value: number,
  limit: { warning: number; error?: number },
): 'ok' | 'warning' | 'error' {
  if (limit.error !== undefined && value >= limit.error) {
    return 'error';
  }
  return value >= limit.warning ? 'warning' : 'ok';
}
