import { HealthVerdict, SourceState } from '@socle/plugin-opentelemetry-common';
import { Status } from '@socle/plugin-platform-common';

/**
 * The status behind a verdict: when the oldest of its figures was taken, and since when their source is silent. Of several
 * silent ones, the one that is silent the longest.
 */
export function statusOf(
  verdict: Pick<HealthVerdict, 'level' | 'observedAt'>,
  sources: readonly SourceState[],
): Status {
  const [staleSince] = sources
    .filter(({ kind }) => kind === 'metrics')
    .flatMap(({ status }) => status.staleSince ?? [])
    .sort();
  return {
    level: verdict.level,
    reason: '',
    observedAt: verdict.observedAt,
    ...(staleSince && { staleSince }),
  };
}
