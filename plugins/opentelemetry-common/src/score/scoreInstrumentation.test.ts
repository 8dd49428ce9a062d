import { englishHealthMessages } from '../messages';
import { SeriesLabels } from './facts';
import { fixOf } from './fixOf';
import { scoreInstrumentation } from './scoreInstrumentation';

const resource = (pod: string, changes: SeriesLabels = {}): SeriesLabels => ({
  __name__: 'target_info',
  job: 'payments/checkout',
  instance: `id-of-${pod}`,
  k8s_namespace_name: 'payments-prod',
  k8s_pod_name: pod,
  k8s_pod_uid: `uid-of-${pod}`,
  telemetry_sdk_language: 'nodejs',
  ...changes,
});

const buckets = (
  pod: string,
  bounds: readonly string[],
  changes: SeriesLabels = {},
): SeriesLabels[] =>
  bounds.map(le => ({
    __name__: 'http_server_request_duration_seconds_bucket',
    job: 'payments/checkout',
    instance: `id-of-${pod}`,
    k8s_namespace_name: 'payments-prod',
    http_route: '/v1/charges',
    le,
    ...changes,
  }));

const good = [
  resource('a'),
  resource('b'),
  ...buckets('a', ['0.1', '1', '+Inf']),
  ...buckets('b', ['0.1', '1.0', '+Inf']),
];

/** The rules that are broken, with what breaks them. */
const broken = (series: readonly SeriesLabels[]) =>
  scoreInstrumentation({ series }).rules.flatMap(rule =>
    rule.outcome === 'failed' ? [`${rule.id} ${rule.subjects.join(', ')}`] : [],
  );

describe('scoreInstrumentation', () => {
  it('judges what metrics tell, and says how much of the specification that is', () => {
    const { score, band, coverage, rules, beyond, language } =
      scoreInstrumentation({ series: good });
    expect({ score, band, coverage, beyond, language }).toEqual({
      score: 100,
      band: 'excellent',
      coverage: { rules: 6, ofRules: 19, weight: 170, ofWeight: 510 },
      beyond: [],
      language: 'nodejs',
    });
    expect(
      rules.filter(({ outcome }) => outcome === 'passed').map(({ id }) => id),
    ).toEqual([
      'MET-001',
      'MET-004',
      'RES-001',
      'RES-002',
      'RES-003',
      'RES-005',
    ]);
  });

  it('judges units where Prometheus writes them down', () => {
    const withUnits = good.map(labels => ({ ...labels, __unit__: 'seconds' }));
    expect(scoreInstrumentation({ series: withUnits }).coverage).toMatchObject({
      rules: 8,
      weight: 230,
    });
  });

  it.each<[string, SeriesLabels[], string[]]>([
    ['no instance', [resource('a', { instance: '' })], ['RES-001 uid-of-a']],
    [
      'one instance for two pods',
      [resource('a', { instance: 'x' }), resource('b', { instance: 'x' })],
      ['RES-002 x'],
    ],
    [
      'the same instance twice, of one pod',
      [resource('a'), resource('a', { service_version: '2' })],
      [],
    ],
    [
      'no UID of its pod',
      [resource('a', { k8s_pod_uid: '' })],
      ['RES-003 id-of-a'],
    ],
    ['no service', [resource('a', { job: '' })], ['RES-005 uid-of-a']],
    [
      'other buckets in another pod',
      [...good, ...buckets('c', ['0.2', '+Inf'])],
      ['MET-004 http_server_request_duration_seconds'],
    ],
    [
      'an attribute with a value for each customer',
      [
        resource('a'),
        ...Array.from({ length: 10_000 }, (_, index) => ({
          __name__: 'orders_total',
          job: 'payments/checkout',
          namespace: 'payments-prod',
          customer: `${index}`,
        })),
      ],
      ['MET-001 orders_total'],
    ],
    [
      'metrics without a unit, and with two',
      [
        resource('a'),
        { __name__: 'a', __type__: 'gauge', namespace: 'x' },
        { __name__: 'b', __unit__: 'seconds', namespace: 'x' },
        { __name__: 'b', __unit__: 'bytes', namespace: 'x' },
      ],
      ['MET-002 a', 'MET-003 b'],
    ],
  ])('finds %s', (_title, series, expected) => {
    expect(broken(series)).toEqual(expected);
  });

  it.each([
    [[], undefined, undefined],
    [good, 100, 'excellent'],
    [[resource('a', { k8s_pod_uid: '' })], 75, 'good'],
    [
      [resource('a', { k8s_pod_uid: '', instance: '' })],
      58.33,
      'needsImprovement',
    ],
    [
      [
        resource('a', { k8s_pod_uid: '', job: '' }),
        resource('b', { instance: '' }),
      ],
      25,
      'poor',
    ],
  ])('scores %#', (series, score, band) => {
    const result = scoreInstrumentation({ series });
    expect(
      result.score === undefined ? undefined : Number(result.score.toFixed(2)),
    ).toBe(score);
    expect(result.band).toBe(band);
  });

  it('passes nothing that it has not wholly seen', () => {
    const { score, rules } = scoreInstrumentation({
      series: good,
      truncated: true,
    });
    expect(score).toBeUndefined();
    expect(rules.find(({ id }) => id === 'MET-004')).toEqual({
      id: 'MET-004',
      impact: 'normal',
      outcome: 'notJudged',
      why: 'truncated',
    });
  });

  it.each<[string, SeriesLabels[], string[]]>([
    [
      'a made up name',
      [resource('a', { job: 'unknown_service:node' })],
      ['unknownService unknown_service:node'],
    ],
    [
      'requests without routes, of old conventions',
      [
        {
          __name__: 'http_server_duration_milliseconds_bucket',
          k8s_namespace_name: 'x',
          le: '1',
        },
      ],
      [
        'missingRoute http_server_duration_milliseconds',
        'oldConventions http_server_duration_milliseconds',
      ],
    ],
    [
      'series without a namespace',
      [{ __name__: 'orders_total', job: 'payments/checkout' }],
      ['namespaceNotPromoted orders_total'],
    ],
  ])('lists %s apart, without counting it', (_title, series, expected) => {
    const { beyond } = scoreInstrumentation({ series });
    expect(
      beyond.map(({ code, subjects }) => `${code} ${subjects.join(', ')}`),
    ).toEqual(expected);
  });

  it('has a fix for everything that it can find, for each SDK', () => {
    const { rules } = scoreInstrumentation({
      series: good.map(labels => ({ ...labels, __unit__: 's' })),
    });
    for (const { id, outcome } of rules) {
      const fix = fixOf(englishHealthMessages, id, 'python');
      expect([id, fix === undefined]).toEqual([id, outcome === 'notJudged']);
    }
    expect(fixOf(englishHealthMessages, 'RES-001', 'nodejs')).toMatch(
      /OTEL_NODE_RESOURCE_DETECTORS/,
    );
    expect(fixOf(englishHealthMessages, 'RES-001', 'go')).toMatch(/POD_UID/);
  });
});
