import {
  ClusterTelemetry,
  CollectorTelemetry,
} from '@socle/plugin-opentelemetry-common';
import { flowOf, isHurt, unreadable } from './stateOf';

const collector = (
  changes: Partial<CollectorTelemetry> = {},
): CollectorTelemetry => ({
  name: 'otel-collector-0',
  job: 'otel-collector',
  up: true,
  signals: [
    { signal: 'metrics', perSecond: { accepted: 90, refused: 0 } },
    { signal: 'traces', perSecond: { accepted: 10 } },
  ],
  queues: [{ exporter: 'otlphttp', used: 0.1 }],
  ...changes,
});

it.each<[string, boolean, Partial<CollectorTelemetry>]>([
  ['passes on what comes', false, {}],
  ['does not run', true, { up: false }],
  [
    'refuses something',
    true,
    { signals: [{ signal: 'traces', perSecond: { refused: 0.1 } }] },
  ],
  ['is full', true, { queues: [{ exporter: 'otlphttp', used: 0.8 }] }],
])('a collector that %s: %s', (_, expected, changes) => {
  expect(isHurt(collector(changes))).toBe(expected);
});

it('adds up the signals, and knows what is not counted', () => {
  expect(flowOf(collector(), 'accepted')).toBe(100);
  expect(flowOf(collector(), 'dropped')).toBeUndefined();
});

it('knows which clusters cannot be read', () => {
  const cluster = (name: string, staleSince?: string): ClusterTelemetry => ({
    cluster: name,
    source: {
      name,
      kind: 'metrics',
      status: {
        level: 'ok',
        reason: '',
        observedAt: '2026-03-10T22:00:00Z',
        ...(staleSince && { staleSince }),
      },
    },
    collectors: [],
    targets: [],
    warnings: [],
  });
  expect(
    unreadable([
      cluster('paris'),
      cluster('bruges', '2026-03-10T21:00:00Z'),
      { ...cluster('lyon'), source: undefined },
    ]),
  ).toEqual(['bruges']);
});
