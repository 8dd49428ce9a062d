import { parseDuration } from '../project/durations';
import { RetryStrategy } from '../types';

const defaults = { duration: 5_000, maxDuration: 180_000, factor: 2 };

/**
 * When a failed operation is tried again: `duration * factor ^ retries`, at most `maxDuration`, after the last attempt.
 * Throws where a duration cannot be read. Source: Argo CD's `RetryStrategy.NextRetryAt`.
 */
export function nextRetryAt(
  retry: RetryStrategy | undefined,
  lastAttempt: Date,
  retries: number,
): Date {
  const { duration, maxDuration, factor } = retry?.backoff ?? {};
  const first = duration ? milliseconds(duration) : defaults.duration;
  const most = maxDuration ? milliseconds(maxDuration) : defaults.maxDuration;
  const wait = first * (factor ?? defaults.factor) ** retries;
  return new Date(
    lastAttempt.getTime() + (most > 0 ? Math.min(most, wait) : wait),
  );
}

/** A duration is in seconds where it has no unit. */
function milliseconds(text: string): number {
  const found = /^\d+$/.test(text) ? Number(text) * 1000 : parseDuration(text);
  if (found === undefined) {
    throw new Error(`unable to parse ${text} as a duration`);
  }
  return found;
}

/** Go's `time.Kitchen`, in UTC: `9:13AM`. */
export function kitchenTime(time: Date): string {
  const hours = time.getUTCHours();
  const minutes = String(time.getUTCMinutes()).padStart(2, '0');
  return `${hours % 12 || 12}:${minutes}${hours < 12 ? 'AM' : 'PM'}`;
}

/** Argo CD writes times to the second. */
export function timestamp(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}
