import {
  aggregate,
  binary,
  call,
  like,
  max,
  over,
  rate,
  series,
  sum,
} from '../promql/build';
import { printQuery } from '../promql/print';
import { Expression, Matcher } from '../promql/types';
import { DEFAULT_WINDOW, PlannedQuery } from './plan';

/**
 * What passes through a collector.
 *
 * @public
 */
export type TelemetrySignal = 'traces' | 'metrics' | 'logs' | 'profiles';

/**
 * What is counted of a collector's items, each second.
 *
 * - `accepted`: received, and taken. `sent`: passed on.
 * - `refused`: not taken, because the collector is too full. `failed`: could not be received or passed on.
 * - `dropped`: taken, and lost: the queue was full, or a processor threw them away.
 *
 * @public
 */
export type CollectorFlow =
  'accepted' | 'sent' | 'refused' | 'failed' | 'dropped';

/**
 * A query on collectors, and what its figures are. `known` are the collectors of the last hour, `alive` those of now.
 *
 * @public
 */
export type CollectorQuery = PlannedQuery &
  (
    | { what: 'known' | 'alive' }
    | { what: 'queue' }
    | { what: 'flow'; flow: CollectorFlow; signal: TelemetrySignal }
  );

/**
 * What to ask Prometheus once for a cluster's collectors, for `match[]`; the matchers are those of the cluster.
 *
 * @public
 */
export function collectorProbe(matchers: readonly Matcher[] = []): string {
  return printQuery({
    kind: 'selector',
    matchers: [...matchers, like('__name__', 'otelcol_.+')],
  });
}

/* As collectors name items (opentelemetry-collector, receiver/receiverhelper, exporter/exporterhelper). */
const items: readonly [TelemetrySignal, string][] = [
  ['traces', 'spans'],
  ['metrics', 'metric_points'],
  ['logs', 'log_records'],
  ['profiles', 'profile_samples'],
];

/* Of each flow the metrics that count parts of it. What was failed to enqueue is lost; receivers count failures since 0.131. */
const flows: Readonly<Record<CollectorFlow, readonly string[]>> = {
  accepted: ['otelcol_receiver_accepted'],
  sent: ['otelcol_exporter_sent'],
  refused: ['otelcol_receiver_refused', 'otelcol_processor_refused'],
  failed: ['otelcol_receiver_failed', 'otelcol_exporter_send_failed'],
  dropped: ['otelcol_exporter_enqueue_failed', 'otelcol_processor_dropped'],
};

/* With the suffixes of each generation's names. */
const lives = [
  'otelcol_process_uptime_seconds_total',
  'otelcol_process_uptime_total',
  'otelcol_process_uptime_seconds',
  'otelcol_process_uptime',
];

const HOUR = 3_600_000;
const each = ['job', 'instance'];

/**
 * The queries on a cluster's collectors, from the names of `otelcol_*` that were seen: queues, and what was accepted, sent,
 * refused, failed and dropped by signal. None where no collector tells of itself.
 *
 * @public
 */
export function planCollectors(options: {
  names: readonly string[];
  /** What else every series carries. */
  matchers?: readonly Matcher[];
}): CollectorQuery[] {
  const { matchers = [] } = options;
  const names = new Set(options.names);
  const seen = (metric: string) =>
    [`${metric}_total`, metric].find(name => names.has(name));
  const life =
    lives.find(name => names.has(name)) ??
    options.names.find(name => name.startsWith('otelcol_'));
  if (life === undefined) {
    return [];
  }
  const lived = series(life, ...matchers);
  const counted = (expression: Expression) =>
    aggregate('count', expression, each);
  const queries: CollectorQuery[] = [
    {
      what: 'known',
      ...planned(counted(call('last_over_time', over(lived, HOUR))), 'count'),
    },
    { what: 'alive', ...planned(counted(lived), 'count') },
  ];
  const size = 'otelcol_exporter_queue_size';
  const capacity = 'otelcol_exporter_queue_capacity';
  if (names.has(size) && names.has(capacity)) {
    const by = [...each, 'exporter'];
    queries.push({
      what: 'queue',
      ...planned(
        binary(
          max(series(size, ...matchers), by),
          '/',
          max(series(capacity, ...matchers), by),
        ),
        'share',
      ),
    });
  }
  for (const [flow, stems] of Object.entries(flows)) {
    for (const [signal, item] of items) {
      for (const stem of stems) {
        const metric = seen(`${stem}_${item}`);
        if (metric !== undefined) {
          queries.push({
            what: 'flow',
            flow: flow as CollectorFlow,
            signal,
            ...planned(
              sum(rate(series(metric, ...matchers), DEFAULT_WINDOW), each),
              'perSecond',
            ),
          });
        }
      }
    }
  }
  return queries;
}

function planned(
  expression: Expression,
  unit: PlannedQuery['unit'],
): PlannedQuery {
  return { query: printQuery(expression), unit };
}
