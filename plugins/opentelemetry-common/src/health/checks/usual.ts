import { SourceEvidence } from '../evidence';
import { amount } from '../reading';

/** The worst that a figure was at the same time of the last weeks; undefined where nobody knows. */
export function usualOf(
  { history = [] }: SourceEvidence,
  figure: 'failureRatio' | 'p95',
): number | undefined {
  const known = history.flatMap(week => amount(week[figure]) ?? []);
  return known.length > 0 ? Math.max(...known) : undefined;
}
