import {
  ClusterTelemetry,
  CollectorFlow,
  CollectorTelemetry,
} from '@socle/plugin-opentelemetry-common';

/* A queue that is fuller than this is about to lose something. */
const nearlyFull = 0.8;

/** Items each second of a flow, over all signals; undefined where the collector does not count it. */
export function flowOf(
  { signals }: CollectorTelemetry,
  flow: CollectorFlow,
): number | undefined {
  const counted = signals.flatMap(({ perSecond }) => perSecond[flow] ?? []);
  return counted.length === 0
    ? undefined
    : counted.reduce((sum, one) => sum + one, 0);
}

/** Whether a collector does not run, loses something, or is about to. */
export function isHurt(collector: CollectorTelemetry): boolean {
  return (
    !collector.up ||
    (['refused', 'failed', 'dropped'] as const).some(
      flow => (flowOf(collector, flow) ?? 0) > 0,
    ) ||
    collector.queues.some(({ used }) => used >= nearlyFull)
  );
}

/** The clusters whose metrics nobody can read now. */
export function unreadable(clusters: readonly ClusterTelemetry[]): string[] {
  return clusters
    .filter(
      ({ source }) =>
        source && (source.status.staleSince || source.status.level === 'error'),
    )
    .map(({ cluster }) => cluster);
}
