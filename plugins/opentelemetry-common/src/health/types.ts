import { Phrase, StatusLevel } from '@socle/plugin-platform-common';
import { reasons } from '../messages/en/reasons';

/**
 * What is looked at.
 *
 * @public
 */
export type HealthAspect =
  | 'traffic'
  | 'errors'
  | 'latency'
  | 'saturation'
  | 'restarts'
  | 'alerts'
  | 'budget'
  | 'pipeline';

/**
 * Everything that is said of a service's health.
 *
 * @public
 */
export type HealthReasonCode = keyof typeof reasons extends infer Code
  ? Code extends `${infer Stem}_${'one' | 'other'}`
    ? Stem
    : Code
  : never;

/**
 * A sentence on health. Parameters hold figures as they are: `readableParameters` writes them in a language.
 *
 * @public
 */
export type HealthReason = Phrase<HealthReasonCode>;

/**
 * Where a threshold comes from: the service's objective, its own last weeks, or the platform's rule for everybody.
 *
 * @public
 */
export type ThresholdBasis = 'objective' | 'history' | 'platform';

/**
 * How one aspect of a service is.
 *
 * @public
 */
export interface HealthCheck {
  aspect: HealthAspect;
  level: StatusLevel;
  reason: HealthReason;
  /** How long the figures look back, in seconds. */
  windowSeconds?: number;
  /** What the figures are read from: a metric, or who measures. */
  source?: string;
  /** What it was held against. */
  basis?: ThresholdBasis;
  /** When the figures were taken, ISO 8601 in UTC. */
  observedAt: string;
  /** How old they are then, in seconds. */
  ageSeconds: number;
}

/**
 * How healthy a service is: the worst of what was looked at.
 *
 * @public
 */
export interface HealthVerdict {
  level: StatusLevel;
  reason: HealthReason;
  /** The worst first. */
  checks: HealthCheck[];
  /** When the oldest of its figures was taken, ISO 8601 in UTC. */
  observedAt: string;
  ageSeconds: number;
}
