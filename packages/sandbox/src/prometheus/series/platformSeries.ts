import { Labels, Series } from '../engine/types';
import { computed, requestsSince } from './computed';

/** What the platform's own parts tell of themselves: the collector, and what Prometheus scrapes. */
export function platformSeries(options: {
  /** Items of telemetry that come each second. */
  perSecond: number;
  now: () => Date;
}): Series[] {
  const { perSecond, now } = options;
  const series = (labels: Labels, value: (at: number) => number) =>
    computed({ labels, value, now });
  const collector = {
    job: 'opentelemetry-collector',
    instance: 'opentelemetry-collector-0:8888',
  };
  const count = (name: string, part: number, more: Labels = {}) =>
    series({ __name__: name, ...collector, ...more }, at =>
      Math.floor(requestsSince(perSecond * part, at)),
    );
  const queue = { exporter: 'otlp_http/metrics', data_type: 'metrics' };
  return [
    ...[
      'prometheus',
      'kube-state-metrics',
      'kubelet',
      'opentelemetry-collector',
    ].map(job =>
      series({ __name__: 'up', job, instance: `${job}-0` }, () => 1),
    ),
    series(
      { __name__: 'otelcol_process_uptime_seconds_total', ...collector },
      at => (at - Date.UTC(2026, 0, 1)) / 1000,
    ),
    count('otelcol_receiver_accepted_metric_points_total', 1, {
      receiver: 'otlp',
    }),
    count('otelcol_receiver_accepted_spans_total', 3, { receiver: 'otlp' }),
    count('otelcol_receiver_refused_metric_points_total', 0, {
      receiver: 'otlp',
    }),
    count('otelcol_receiver_refused_spans_total', 0, { receiver: 'otlp' }),
    count('otelcol_exporter_sent_metric_points_total', 1, queue),
    count('otelcol_exporter_send_failed_metric_points_total', 0, queue),
    count('otelcol_exporter_enqueue_failed_metric_points_total', 0, queue),
    series(
      { __name__: 'otelcol_exporter_queue_size', ...collector, ...queue },
      () => 3,
    ),
    series(
      { __name__: 'otelcol_exporter_queue_capacity', ...collector, ...queue },
      () => 1_000,
    ),
  ];
}
