import { CollectorQuery, planCollectors } from './collectors';
import {
  collectorEvidence,
  LabelledSample,
  readCollectors,
} from './readCollectors';

const flows = (queries: readonly CollectorQuery[]) =>
  queries.flatMap(query =>
    query.what === 'flow' ? [`${query.signal} ${query.flow}`] : [],
  );

describe('the queries on collectors', () => {
  it('are none where no collector tells of itself', () => {
    expect(planCollectors({ names: [] })).toEqual([]);
  });

  it.each([
    ['with _total', '_total'],
    ['without', ''],
  ])('read counters %s', (_generation, suffix) => {
    const queries = planCollectors({
      names: [
        `otelcol_process_uptime${suffix}`,
        `otelcol_receiver_refused_spans${suffix}`,
        `otelcol_receiver_failed_log_records${suffix}`,
        `otelcol_exporter_send_failed_metric_points${suffix}`,
        `otelcol_exporter_enqueue_failed_metric_points${suffix}`,
      ],
      matchers: [{ label: 'cluster', operator: '=', value: 'pa"ris' }],
    });
    expect(flows(queries)).toEqual([
      'traces refused',
      'metrics failed',
      'logs failed',
      'metrics dropped',
    ]);
    expect(
      queries.every(({ query }) => query.includes('cluster="pa\\"ris"')),
    ).toBe(true);
  });

  it('read a queue only where its capacity is known', () => {
    const names = ['otelcol_exporter_queue_size'];
    const asked = (more: string[]) =>
      planCollectors({ names: [...names, ...more] }).map(({ what }) => what);
    expect(asked([])).not.toContain('queue');
    expect(asked(['otelcol_exporter_queue_capacity'])).toContain('queue');
  });
});

describe('collectors', () => {
  const queries = planCollectors({
    names: [
      'otelcol_process_uptime',
      'otelcol_exporter_queue_size',
      'otelcol_exporter_queue_capacity',
      'otelcol_receiver_refused_spans',
      'otelcol_exporter_send_failed_metric_points',
    ],
  });
  const read = (answers: Record<string, [string, string, number][]>) =>
    readCollectors(
      queries,
      new Map(
        queries.map(query => {
          const key = query.what === 'flow' ? query.flow : query.what;
          return [
            query.query,
            (answers[key] ?? []).map(
              ([job, instance, value]): LabelledSample => ({
                labels: { job, instance, exporter: 'otlp' },
                value,
              }),
            ),
          ];
        }),
      ),
    );

  it('are down where no instance of their job is left', () => {
    const found = read({
      known: [
        ['gateway', 'old', 1],
        ['gateway', 'new', 1],
        ['agent', 'gone', 1],
      ],
      alive: [['gateway', 'new', 1]],
    });
    expect(found.map(({ name, up }) => [name, up])).toEqual([
      ['gone', false],
      ['new', true],
    ]);
  });

  it('tell what they lose, the worst first, and what is no number is nothing', () => {
    const found = read({
      alive: [
        ['gateway', 'a', 1],
        ['gateway', 'b', 1],
      ],
      refused: [
        ['gateway', 'a', 0],
        ['gateway', 'b', 12],
      ],
      failed: [['gateway', 'b', Number.NaN]],
      queue: [['gateway', 'b', 0.95]],
    });
    expect(found.map(({ name }) => name)).toEqual(['b', 'a']);
    expect(found[0]).toMatchObject({
      signals: [{ signal: 'traces', perSecond: { refused: 12 } }],
      queues: [{ exporter: 'otlp', used: 0.95 }],
    });
    expect(collectorEvidence(found)[0]).toEqual({
      name: 'b',
      up: true,
      queueUsed: { value: 0.95 },
      refusedPerSecond: { value: 12 },
      failedPerSecond: { value: 0 },
      droppedPerSecond: { value: 0 },
    });
  });
});
