import { StatusLevel } from '@socle/plugin-platform-common';
import { SaturationSignal } from '../../plan/saturation';
import { HealthEvidence } from '../evidence';
import { amount } from '../reading';
import { limits } from '../thresholds';
import { HealthAspect, HealthCheck, HealthReason } from '../types';
import { checked, Judging, levelOf } from './check';

type Measured = NonNullable<HealthEvidence['saturation']>[number];

interface Judgement {
  aspect: HealthAspect;
  level: StatusLevel;
  reason: HealthReason;
}

/** Whether containers are near their limits, restart or are missing, and whether the quota has room. */
export function checkSaturation(
  judging: Judging,
  measured: readonly Measured[],
): HealthCheck[] {
  return measured.flatMap(({ signal, source, windowSeconds, reading }) => {
    const value = amount(reading);
    const judgement =
      value === undefined ? undefined : judge(signal, value, windowSeconds);
    return judgement
      ? [
          checked(judging, {
            ...judgement,
            source,
            windowSeconds,
            at: reading.at,
          }),
        ]
      : [];
  });
}

function judge(
  signal: SaturationSignal,
  value: number,
  window = 0,
): Judgement | undefined {
  switch (signal) {
    case 'memoryOverLimit':
      return filled(value, limits.memory, ['memoryRoom', 'memoryNearLimit']);
    case 'cpuOverLimit':
      return filled(value, limits.cpu, ['cpuRoom', 'cpuNearLimit']);
    case 'throttled':
      return filled(value, limits.throttled, ['cpuFree', 'cpuThrottled']);
    case 'quotaUsed':
      return filled(value, limits.quota, ['quotaRoom', 'quotaNearlyFull']);
    case 'restarts': {
      // Increases are extrapolated: 0.98 restarts are one.
      const count = Math.round(value);
      return {
        aspect: 'restarts',
        level: levelOf(count, limits.restarts),
        reason: {
          code: count === 0 ? 'noRestarts' : 'restarts',
          parameters: { count, window },
        },
      };
    }
    case 'replicasMissing': {
      const count = Math.round(value);
      return {
        aspect: 'saturation',
        level: count > 0 ? 'warning' : 'ok',
        reason: {
          code: count > 0 ? 'replicasMissing' : 'replicasThere',
          parameters: { count },
        },
      };
    }
    default:
      // More than was asked for is no fault while there is room.
      return undefined;
  }
}

function filled(
  share: number,
  limit: { warning: number; error?: number },
  [good, bad]: readonly [HealthReason['code'], HealthReason['code']],
): Judgement {
  const level = levelOf(share, limit);
  return {
    aspect: 'saturation',
    level,
    reason: { code: level === 'ok' ? good : bad, parameters: { share } },
  };
}
