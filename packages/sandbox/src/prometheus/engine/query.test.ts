import { Series, Storage } from './types';
import { lets } from './matching';
import { queryInstant, queryRange } from './query';

/** A series with a sample each 15 seconds from 0 on. */
const series = (
  labels: Record<string, string>,
  values: readonly number[],
): Series => ({
  labels,
  samples: (from, to) =>
    values
      .map((value, index) => [index * 15_000, value] as const)
      .filter(([at]) => at > from && at <= to),
});

const line = (slope: number) =>
  Array.from({ length: 41 }, (_, index) => index * 15 * slope);

const all: Series[] = [
  series({ __name__: 'requests_total', code: '200', pod: 'a' }, line(10)),
  series({ __name__: 'requests_total', code: '200', pod: 'b' }, line(5)),
  series({ __name__: 'requests_total', code: '500', pod: 'a' }, line(1)),
  series(
    { __name__: 'resetting_total' },
    [0, 10, 20, 30, 5, 15, 25, 35, 45, 55],
  ),
  ...[
    ['0.1', 2],
    ['0.5', 4],
    ['1.0', 4],
    ['+Inf', 5],
  ].map(([le, slope]) =>
    series({ __name__: 'seconds_bucket', le: String(le) }, line(Number(slope))),
  ),
  series({ __name__: 'info', pod: 'a', version: '1' }, Array(41).fill(1)),
  series({ __name__: 'info', pod: 'b', version: '2' }, Array(41).fill(1)),
  series({ __name__: 'odd', pod: 'a' }, Array(41).fill(Number.NaN)),
];
const storage: Storage = {
  select: matchers =>
    all.filter(({ labels }) => matchers.every(one => lets(one, labels))),
};
const at = 600_000;

const vector = (query: string) => {
  const value = queryInstant({ storage, query, at });
  if (value.kind === 'scalar') {
    return value.value;
  }
  return value.kind === 'vector'
    ? value.elements
        .map(({ labels, value: number }) => [
          Object.entries(labels)
            .sort()
            .map(([label, text]) => `${label}=${text}`)
            .join(','),
          Number(number.toPrecision(6)),
        ])
        .sort()
    : value;
};

/* The figures are those that Prometheus 3.5 gives for the same series. */
it.each<[string, unknown]>([
  ['1 + 2 * 3 ^ 2', 19],
  ['-1 ^ 2', -1],
  ['sum(rate(requests_total[5m]))', [['', 16]]],
  [
    'sum by (code) (rate(requests_total[5m]))',
    [
      ['code=200', 15],
      ['code=500', 1],
    ],
  ],
  ['sum(increase(requests_total{code="500"}[5m]))', [['', 300]]],
  ['sum(requests_total{code=~"5.."}) / sum(requests_total)', [['', 0.0625]]],
  [
    'histogram_quantile(0.5, sum by (le) (rate(seconds_bucket[5m])))',
    [['', 0.2]],
  ],
  ['histogram_quantile(0.95, rate(seconds_bucket[5m]))', [['', 1]]],
  ['rate(requests_total{code="500"}[10s])', []],
  ['nothing or vector(7)', [['', 7]]],
  ['nothing', []],
  ['sum(nothing) or sum(requests_total) * 0', [['', 0]]],
  ['count(requests_total unless requests_total{pod="b"})', [['', 2]]],
  [
    'rate(requests_total{code="200"}[5m]) * on (pod) group_left (version) info',
    [
      ['code=200,pod=a,version=1', 10],
      ['code=200,pod=b,version=2', 5],
    ],
  ],
  ['requests_total > 5000', [['__name__=requests_total,code=200,pod=a', 6000]]],
  ['count(requests_total > bool 5000)', [['', 3]]],
  [
    'topk(1, requests_total)',
    [['__name__=requests_total,code=200,pod=a', 6000]],
  ],
  ['timestamp(info{pod="a"})', [['pod=a,version=1', 600]]],
  ['clamp_min(sum(requests_total) - 10000, 0)', [['', 0]]],
  ['max_over_time(requests_total{pod="b"}[5m:1m])', [['code=200,pod=b', 3000]]],
  ['sum(requests_total offset 5m)', [['', 4800]]],
  ['absent(nothing)', [['', 1]]],
  ['absent(nothing{a="1", b=~"2", c="3", c="4"})', [['a=1', 1]]],
])('evaluates %s', (query, expected) => {
  expect(vector(query)).toEqual(expected);
});

it('counts a reset as what was counted anew', () => {
  const [{ samples }] = queryRange({
    storage,
    query: 'increase(resetting_total[1m])',
    start: 60_000,
    end: 75_000,
    step: 15_000,
  });
  // 10 → 20 → 30 → 5, and the minute begins before its first sample.
  expect(samples.map(([, value]) => Math.round(value))).toEqual([33, 33]);
});

it('gives NaN, and leaves gaps where there is no sample', () => {
  expect(vector('odd')).toEqual([['__name__=odd,pod=a', Number.NaN]]);
  expect(
    queryRange({
      storage,
      query: 'resetting_total',
      start: 0,
      end: 600_000,
      step: 60_000,
    })[0].samples.map(([moment]) => moment / 60_000),
  ).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

it.each([
  ['sum(', 'bad_data', /parse error/],
  ['{}', 'bad_data', /at least one non-empty matcher/],
  ['up{job=~"("}', 'bad_data', /error parsing regexp/],
  ['rate(requests_total)', 'bad_data', /expected type range vector/],
  ['predict_linear(requests_total[5m], 60)', 'execution', /does not know/],
  ['requests_total * on (code) requests_total', 'execution', /many-to-many/],
  ['1 == 1', 'bad_data', /BOOL/],
])('%s is %s', (query, type, message) => {
  const answer = () => queryInstant({ storage, query, at });
  expect(answer).toThrow(expect.objectContaining({ type }));
  expect(answer).toThrow(message);
});

it.each([
  [{ step: 0 }, /zero or negative/],
  [{ end: -1 }, /end timestamp must not be before start time/],
  [{ step: 1, end: 20_000 }, /11,000 points/],
])('refuses the range %p', (part, message) => {
  expect(() =>
    queryRange({
      storage,
      query: 'info',
      start: 0,
      end: 60_000,
      step: 15_000,
      ...part,
    }),
  ).toThrow(message);
});
