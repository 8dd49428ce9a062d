import {
  flowOutside,
  flowPod,
  observed,
  tenOClock,
} from '../__testUtils__/flows';
import { FlowAggregates } from './FlowAggregates';
import { FlowGroup, ObservedFlow } from './types';

const minute = 60_000;
const hour = 60 * minute;
const nine = tenOClock - hour;

function remember(flows: ObservedFlow[], limits = {}, startedAt = 0) {
  const aggregates = new FlowAggregates({ cluster: 'east', startedAt, limits });
  flows.forEach(flow => aggregates.add(flow));
  return aggregates;
}

const shop = (aggregates: FlowAggregates, since = nine) =>
  aggregates.groups({ namespace: 'shop', since });
const shown = ({ outcome, reason, count, isNew }: FlowGroup) =>
  [outcome, reason ?? '-', count, isNew ? 'new' : 'known'].join(' ');

describe('flows of a kind', () => {
  it('are one, with how often and when', () => {
    const times = [-70, -50, -10, 0].map(ago => tenOClock + ago * minute);
    const [group, ...others] = shop(
      remember(times.map(time => observed({ time }))),
    );
    expect(others).toEqual([]);
    expect(group).toMatchObject({
      namespace: 'shop',
      outcome: 'refused',
      reason: 'notAllowed',
      count: 3,
      firstSeen: times[0],
      lastSeen: times[3],
      isNew: false,
      isFolded: false,
    });
  });

  it.each<[string, Partial<ObservedFlow>]>([
    ['another port', { port: 9090 }],
    ['another protocol', { protocol: 'UDP' }],
    ['another peer', { source: flowPod('web', 'other') }],
    ['another reason', { dropReason: 'POLICY_DENY' }],
    ['another outcome', { verdict: 'forwarded' }],
    ['the policies of the other end', { direction: 'egress' }],
    ['another request', { event: 'request', http: { path: '/a' } }],
  ])('are others with %s', (_, other) => {
    expect(shop(remember([observed(), observed(other)]))).toHaveLength(2);
  });

  it('are the same from another pod of the workload', () => {
    const source = flowPod('web', 'front', { pod: 'b', address: '10.0.0.9' });
    expect(shop(remember([observed(), observed({ source })]))).toHaveLength(1);
  });

  it('are kept for both namespaces, and for no other', () => {
    const aggregates = remember([observed()]);
    const of = (namespace: string) =>
      aggregates.groups({ namespace, since: nine }).length;
    expect(['shop', 'web', 'other', ''].map(of)).toEqual([1, 1, 0, 0]);
  });

  it('are not kept for a namespace of that name in another cluster', () => {
    const aggregates = remember([
      observed({ source: flowPod('web', 'front', { cluster: 'west' }) }),
    ]);
    expect(aggregates.groups({ namespace: 'web', since: nine })).toEqual([]);
  });
});

it.each<[string, Partial<ObservedFlow>, string[]]>([
  ['what nothing allows', {}, ['refused notAllowed 1 new']],
  [
    'what a rule denies',
    { dropReason: 'POLICY_DENY' },
    ['refused denied 1 new'],
  ],
  [
    'who has to prove who they are',
    { dropReason: 'AUTH_REQUIRED' },
    ['refused authentication 1 new'],
  ],
  [
    'what no policy refuses',
    { event: 'drop', dropReason: 'STALE_OR_UNROUTABLE_IP' },
    ['refused other 1 new'],
  ],
  [
    'a request',
    { event: 'request', dropReason: undefined },
    ['refused request 1 new'],
  ],
  [
    'what audit mode lets through',
    { verdict: 'audit', dropReason: undefined },
    ['audited notAllowed 1 new'],
  ],
  ['what passes', { verdict: 'forwarded' }, ['allowed - 1 new']],
  ['what a proxy takes', { verdict: 'redirected' }, ['allowed - 1 new']],
  ['an answer', { isReply: true }, []],
  ['an event that tells nothing', { event: 'other' }, []],
  ['a verdict that tells nothing', { verdict: 'other' }, []],
  ['a time that is none', { time: Number.NaN }, []],
])('tells %s', (_, flow, expected) => {
  expect(shop(remember([observed(flow)])).map(shown)).toEqual(expected);
});

it('counts a refusal once that its verdict and its drop both tell', () => {
  for (const events of [
    ['policyVerdict', 'drop', 'policyVerdict', 'drop'],
    ['drop', 'policyVerdict', 'drop', 'policyVerdict'],
  ] as const) {
    const flows = events.map(event => observed({ event }));
    expect(shop(remember(flows)).map(({ count }) => count)).toEqual([2]);
  }
});

describe('whether it was never seen before', () => {
  const before = nine - minute;

  it.each<[string, ObservedFlow[], number, boolean | undefined]>([
    ['is so', [observed()], before, true],
    ['is not', [observed({ time: before }), observed()], 0, false],
    [
      'cannot be told of an hour that nobody watched',
      [observed()],
      nine + 1,
      undefined,
    ],
  ])('%s', (_, flows, startedAt, expected) => {
    expect(shop(remember(flows, {}, startedAt))[0].isNew).toBe(expected);
  });

  it('cannot be told where others of that time are forgotten', () => {
    const flows = [nine, tenOClock, tenOClock].map((time, index) =>
      observed({ time, port: index }),
    );
    const aggregates = remember(flows, { perNamespace: 2 });
    expect(shop(aggregates).map(({ isNew }) => isNew)).toEqual([
      undefined,
      undefined,
    ]);
    expect(aggregates.remembersSince('shop')).toBe(nine + 1);
  });
});

describe('within limits', () => {
  const flood = (count: number, of: (index: number) => Partial<ObservedFlow>) =>
    Array.from({ length: count }, (_, index) => observed(of(index)));

  it('a scan of ports becomes one kind beyond the limit, and is counted', () => {
    const groups = shop(
      remember(
        flood(1_000, port => ({ port })),
        { perWorkload: 10 },
      ),
    );
    const folded = groups.filter(({ isFolded }) => isFolded);
    expect([groups.length, folded.length, folded[0].count]).toEqual([
      11, 1, 990,
    ]);
    expect(folded[0]).not.toHaveProperty('port');
    expect(folded[0].source).toEqual({ namespace: 'web', labels: [] });
  });

  it('a scan from many addresses becomes the world', () => {
    const groups = shop(
      remember(
        flood(1_000, index => ({
          source: flowOutside(`192.0.${index >> 8}.${index & 255}`),
        })),
        { perWorkload: 10 },
      ),
    );
    expect(groups).toHaveLength(11);
    expect(groups.find(({ isFolded }) => isFolded)?.source).toEqual({
      labels: ['reserved:world'],
    });
  });

  it('a namespace forgets what was seen longest ago', () => {
    const flows = flood(20, index => ({
      destination: flowPod('shop', `app-${index}`),
      time: tenOClock + index,
    }));
    const aggregates = remember(flows, { perNamespace: 5 });
    expect(
      shop(aggregates).map(({ destination }) => destination.workload?.name),
    ).toEqual(['app-19', 'app-18', 'app-17', 'app-16', 'app-15']);
  });

  it('all namespaces have room for some, and the largest gives it', () => {
    const aggregates = remember(
      [
        observed({ source: flowPod('small', 'one') }),
        ...flood(500, index => ({
          source: flowPod('large', `app-${index}`),
          destination: flowPod('large', 'cart'),
        })),
      ],
      { total: 100 },
    );
    expect(aggregates.size).toBeLessThanOrEqual(100);
    expect(aggregates.groups({ namespace: 'small', since: nine })).toHaveLength(
      1,
    );
  });
});

it('counts what is lost', () => {
  const aggregates = remember([]);
  aggregates.addLost({ time: nine - hour, count: 5 });
  aggregates.addLost({ time: tenOClock, count: 7 });
  aggregates.addLost({ time: tenOClock, count: -1 });
  expect([nine, nine - hour].map(since => aggregates.lostSince(since))).toEqual(
    [7, 12],
  );
});

it('knows when something was last refused', () => {
  const aggregates = remember([
    observed({ time: nine }),
    observed({ verdict: 'forwarded' }),
  ]);
  expect([
    aggregates.lastRefusal('shop'),
    aggregates.lastRefusal('other'),
  ]).toEqual([nine, undefined]);
});
