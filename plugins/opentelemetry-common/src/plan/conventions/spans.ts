import { like } from '../../promql/build';
import { Convention } from './types';

/* As the collector writes them, and as they are called. */
const served = like('span.kind', '(SPAN_KIND_)?(SERVER|CONSUMER)');
const failed = like('status.code', '(STATUS_CODE_)?ERROR');

/** Spans of servers and consumers, counted by the collector's span metrics connector. */
export const spansCollector: Convention = {
  id: 'spans-collector',
  kind: 'spans',
  histogram: { metric: 'traces.span.metrics.duration', unit: 'ms' },
  counter: 'traces.span.metrics.calls',
  only: [served],
  errors: [[failed]],
  attributes: { route: 'span.name', status: 'status.code' },
};

/** The same, counted by Tempo's metrics generator. Its name has no unit; Tempo counts in seconds. */
export const spansTempo: Convention = {
  id: 'spans-tempo',
  kind: 'spans',
  histogram: { metric: 'traces_spanmetrics_latency', unit: 's' },
  counter: 'traces_spanmetrics_calls',
  only: [served],
  errors: [[failed]],
  attributes: { route: 'span.name', status: 'status.code' },
};
