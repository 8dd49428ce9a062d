import { before, describe, it } from 'node:test';
import { expect } from 'expect';
import { ask, bringMeasurements } from '../lib/prometheus.mjs';

describe('a query', { concurrency: 4 }, () => {
  let told;
  before(async () => {
    told = await bringMeasurements();
  });

  /** A query in which `JOB` stands for the service's series. */
  const filled = query => query.replaceAll('JOB', `job="${told.job}"`);
  const instant = (query, at = told.end) =>
    ask('/query', { query: filled(query), time: at });
  const range = (query, rest = {}) =>
    ask('/query_range', {
      query: filled(query),
      start: told.start,
      end: told.end,
      step: 120,
      ...rest,
    });
  const vector = (...elements) =>
    elements.map(([metric, value]) => ({ metric, value: [told.end, value] }));

  /** What a scalar or a text yields. */
  for (const [query, resultType, value] of [
    ['1 + 1', 'scalar', '2'],
    ['0.1 + 0.2', 'scalar', '0.30000000000000004'],
    ['1 / 0', 'scalar', '+Inf'],
    ['-1 / 0', 'scalar', '-Inf'],
    ['0 / 0', 'scalar', 'NaN'],
    ['1e20', 'scalar', '100000000000000000000'],
    ['1e-7', 'scalar', '0.0000001'],
    ['2 > bool 1', 'scalar', '1'],
    ['"text"', 'string', 'text'],
  ]) {
    it(`${query} is the ${resultType} ${value}`, async () => {
      const { status, type, body } = await instant(query);
      expect([status, type, body]).toEqual([
        200,
        'application/json',
        {
          status: 'success',
          data: { resultType, result: [told.end, value] },
        },
      ]);
    });
  }

  /** What a vector yields: labels that it adds to the series' own, or all where it has none of those, and the value. */
  const own = { ownLabels: true };
  for (const [query, ...elements] of [
    [
      'calls_total{JOB}',
      [{ ...own, __name__: 'calls_total', code: '200' }, '600'],
      [{ ...own, __name__: 'calls_total', code: '500' }, '60'],
    ],
    [
      'calls_total{JOB} offset 5m',
      [{ ...own, __name__: 'calls_total', code: '200' }, '300'],
      [{ ...own, __name__: 'calls_total', code: '500' }, '30'],
    ],
    ['sum(rate(calls_total{JOB}[5m]))', [{}, '1.1']],
    [
      'sum by (code) (increase(calls_total{JOB}[5m]))',
      [{ code: '200' }, '300'],
      [{ code: '500' }, '30'],
    ],
    ['sum without (code) (calls_total{JOB})', [own, '660']],
    [
      'topk(1, calls_total{JOB})',
      [{ ...own, __name__: 'calls_total', code: '200' }, '600'],
    ],
    [
      'calls_total{JOB} > 100',
      [{ ...own, __name__: 'calls_total', code: '200' }, '600'],
    ],
    [
      'calls_total{JOB} > bool 100',
      [{ ...own, code: '200' }, '1'],
      [{ ...own, code: '500' }, '0'],
    ],
    [
      'calls_total{JOB,code="200"} / on (job) group_left calls_total{JOB,code="500"}',
      [{ ...own, code: '200' }, '10'],
    ],
    [
      'calls_total{JOB,code="200"} and on (job) memory_bytes{JOB}',
      [{ ...own, __name__: 'calls_total', code: '200' }, '600'],
    ],
    ['memory_bytes{JOB}', [{ ...own, __name__: 'memory_bytes' }, '15']],
    ['max_over_time(memory_bytes{JOB}[5m])', [own, '15']],
    ['avg_over_time(memory_bytes{JOB}[10m:1m])', [own, '8.25']],
    ['clamp_max(memory_bytes{JOB}, 2)', [own, '2']],
    ['count(calls_total{JOB})', [{}, '2']],
    ['quantile(0.5, calls_total{JOB})', [{}, '330']],
    ['vector(1)', [{}, '1']],
    ['nothing{JOB}'],
    ['absent(calls_total{JOB})'],
  ]) {
    it(`${query} is ${elements.map(([, value]) => value).join(', ') || 'nothing'}`, async () => {
      const { status, body } = await instant(query);
      expect([status, body]).toEqual([
        200,
        {
          status: 'success',
          data: {
            resultType: 'vector',
            result: vector(
              ...elements.map(([{ ownLabels, ...labels }, value]) => [
                { ...(ownLabels && told.labels), ...labels },
                value,
              ]),
            ),
          },
        },
      ]);
    });
  }

  it('of what is absent has the labels that it was looked for by', async () => {
    const { body } = await instant('absent(nothing{JOB, code=~"5.."})');
    expect(body.data.result).toEqual(vector([{ job: told.job }, '1']));
  });

  it('of quantiles is between the bounds of a bucket', async () => {
    const { body } = await instant(
      'histogram_quantile(0.65, sum by (le) (rate(duration_seconds_bucket{JOB}[5m])))',
    );
    const [{ metric, value }] = body.data.result;
    expect(metric).toEqual({});
    expect(Number(value[1])).toBeCloseTo(0.3, 9);
  });

  it('of a service has what is known of it besides in target_info', async () => {
    const { body } = await instant('target_info{JOB}');
    expect(body.data.result).toEqual(
      vector([
        {
          __name__: 'target_info',
          job: told.job,
          instance: 'one',
          k8s_namespace_name: 'shop',
          team_name: 'payments',
        },
        '1',
      ]),
    );
  });

  it('of a time has its samples', async () => {
    const { body } = await instant('calls_total{JOB,code="500"}[2m]');
    expect(body.data).toEqual({
      resultType: 'matrix',
      result: [
        {
          metric: { ...told.labels, __name__: 'calls_total', code: '500' },
          values: [
            [told.end - 60, '54'],
            [told.end, '60'],
          ],
        },
      ],
    });
  });

  it('is answered for as long as five minutes after the last sample', async () => {
    const found = async seconds =>
      (await instant('memory_bytes{JOB}', told.end + seconds)).body.data.result
        .length;
    expect([await found(299), await found(301)]).toEqual([1, 0]);
  });

  it('is answered step by step over a range', async () => {
    const { status, body } = await range('calls_total{JOB,code="500"}');
    expect([status, body.data]).toEqual([
      200,
      {
        resultType: 'matrix',
        result: [
          {
            metric: { ...told.labels, __name__: 'calls_total', code: '500' },
            values: [0, 12, 24, 36, 48, 60].map((value, index) => [
              told.start + index * 120,
              String(value),
            ]),
          },
        ],
      },
    ]);
  });

  it('over a range has what is a number at each step, and nothing of what is not there', async () => {
    const one = await range('1', { step: '5m' });
    expect(one.body.data.result).toEqual([
      {
        metric: {},
        values: [0, 300, 600].map(seconds => [told.start + seconds, '1']),
      },
    ]);
    const none = await range('nothing{JOB}');
    expect(none.body.data).toEqual({ resultType: 'matrix', result: [] });
  });

  it('comes in a form too', async () => {
    const { status, body } = await ask(
      '/query',
      {},
      {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: `query=1%2B1&time=${told.end}`,
      },
    );
    expect([status, body.data.result]).toEqual([200, [told.end, '2']]);
  });
});
