import { PipelineEvidence } from '../health/evidence';
import { CollectorFlow, CollectorQuery, TelemetrySignal } from './collectors';

/**
 * How one collector is, from what it counts of itself. Flows that it does not count are not there.
 *
 * @public
 */
export interface CollectorTelemetry {
  /** Its instance; its job where it has none. */
  name: string;
  job: string;
  /** False where it told of itself in the last hour, and no instance of its job does now. */
  up: boolean;
  signals: CollectorSignal[];
  /** The share of each queue that is used, from 0 to 1, the fullest first. */
  queues: { exporter: string; used: number }[];
}

/** @public */
export interface CollectorSignal {
  signal: TelemetrySignal;
  /** Items each second. */
  perSecond: Partial<Record<CollectorFlow, number>>;
}

/**
 * A sample of an instant query.
 *
 * @public
 */
export interface LabelledSample {
  labels: Readonly<Record<string, string>>;
  value: number;
}

/**
 * A cluster's collectors from the answers to their queries, those in trouble first.
 *
 * @public
 */
export function readCollectors(
  queries: readonly CollectorQuery[],
  answers: ReadonlyMap<string, readonly LabelledSample[]>,
): CollectorTelemetry[] {
  const answered = (what: CollectorQuery['what']) =>
    queries
      .filter(query => query.what === what)
      .flatMap(({ query }) => answers.get(query) ?? []);
  const alive = new Set(answered('alive').map(keyOf));
  const jobs = new Set(answered('alive').map(({ labels }) => labels.job));
  const collectors = new Map<string, CollectorTelemetry>();
  for (const sample of [...answered('alive'), ...answered('known')]) {
    const { job = '', instance = '' } = sample.labels;
    const key = keyOf(sample);
    // Instances come and go with rollouts: a job is down when none of them is left.
    if (alive.has(key) || !jobs.has(job)) {
      collectors.set(key, {
        name: instance || job,
        job,
        up: alive.has(key),
        signals: [],
        queues: [],
      });
    }
  }
  for (const query of queries) {
    for (const sample of answers.get(query.query) ?? []) {
      const collector = collectors.get(keyOf(sample));
      if (collector && Number.isFinite(sample.value)) {
        note(collector, query, sample);
      }
    }
  }
  return [...collectors.values()]
    .map(one => ({
      ...one,
      queues: one.queues.sort((a, b) => b.used - a.used),
    }))
    .sort((one, other) => trouble(other) - trouble(one));
}

/**
 * What of collectors a service's health is judged by.
 *
 * @public
 */
export function collectorEvidence(
  collectors: readonly CollectorTelemetry[],
): NonNullable<PipelineEvidence['collectors']> {
  return collectors.slice(0, 500).map(({ name, up, queues, ...collector }) => {
    const [fullest] = queues;
    const value = (flow: CollectorFlow) => ({
      value: flowOf(collector, flow),
    });
    return {
      name: name.slice(0, 300),
      up,
      ...(fullest && { queueUsed: { value: fullest.used } }),
      refusedPerSecond: value('refused'),
      failedPerSecond: value('failed'),
      droppedPerSecond: value('dropped'),
    };
  });
}

function note(
  collector: CollectorTelemetry,
  query: CollectorQuery,
  { labels, value }: LabelledSample,
): void {
  if (query.what === 'queue') {
    collector.queues.push({ exporter: labels.exporter ?? '', used: value });
  } else if (query.what === 'flow') {
    const { signal, flow } = query;
    let found = collector.signals.find(one => one.signal === signal);
    if (!found) {
      found = { signal, perSecond: {} };
      collector.signals.push(found);
    }
    found.perSecond[flow] = (found.perSecond[flow] ?? 0) + value;
  }
}

function trouble(collector: CollectorTelemetry): number {
  const lost = (['refused', 'failed', 'dropped'] as const).reduce(
    (sum, flow) => sum + flowOf(collector, flow),
    0,
  );
  return (collector.up ? 0 : 1e12) + lost + (collector.queues[0]?.used ?? 0);
}

function flowOf(
  { signals }: Pick<CollectorTelemetry, 'signals'>,
  flow: CollectorFlow,
): number {
  return signals.reduce(
    (sum, { perSecond }) => sum + (perSecond[flow] ?? 0),
    0,
  );
}

function keyOf({ labels }: LabelledSample): string {
  return JSON.stringify([labels.job ?? '', labels.instance ?? '']);
}
