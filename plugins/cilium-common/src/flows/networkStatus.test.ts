import { say } from '@socle/plugin-platform-common';
import { flowPod, observed, tenOClock } from '../__testUtils__/flows';
import { englishMessages, frenchMessages } from '../messages';
import { FlowAggregates } from './FlowAggregates';
import { cardWindow, ClusterSight, networkStatus } from './networkStatus';
import { ObservedFlow } from './types';

const hour = 3_600_000;
const since = tenOClock - cardWindow;

function groupsOf(flows: Partial<ObservedFlow>[], namespaces = ['shop']) {
  const aggregates = new FlowAggregates({ cluster: 'east', startedAt: 0 });
  flows.forEach(flow => aggregates.add(observed(flow)));
  return namespaces.flatMap(namespace =>
    aggregates.groups({ namespace, since }),
  );
}

const sight = (rest: Partial<ClusterSight> = {}): ClusterSight => ({
  cluster: 'east',
  watchedSince: tenOClock - 5 * hour,
  lost: 0,
  silentNodes: [],
  ...rest,
});

const known = (port: number): Partial<ObservedFlow>[] => [
  { port, time: tenOClock - 3 * hour },
  { port },
];

it.each<[string, Partial<ObservedFlow>[], ClusterSight[], string, string[]]>([
  [
    'some new',
    [...known(1), { port: 2 }, { port: 3 }],
    [sight()],
    'error',
    ['3 connections refused in the last hour, 2 never seen before.'],
  ],
  [
    'one of two new',
    [...known(1), { port: 2 }],
    [sight()],
    'error',
    ['2 connections refused in the last hour, 1 never seen before.'],
  ],
  [
    'one, and new',
    [{}],
    [sight()],
    'error',
    ['1 connection refused in the last hour, never seen before.'],
  ],
  [
    'known ones, and losses',
    known(1),
    [sight({ lost: 9 })],
    'warning',
    [
      '1 connection refused in the last hour.',
      '9 events of the last hour are lost.',
    ],
  ],
  [
    'nothing since it is watched',
    [{ verdict: 'forwarded' }],
    [sight()],
    'ok',
    ['Nothing refused since 2026-03-10T05:00:00.000Z.'],
  ],
  [
    'nothing since the last refusal',
    [],
    [sight({ lastRefusal: tenOClock - 2 * hour }), sight({ cluster: 'west' })],
    'ok',
    ['Nothing refused since 2026-03-10T08:00:00.000Z.'],
  ],
  [
    'nothing seen, and losses',
    [],
    [sight({ lost: 12 })],
    'unknown',
    ['Nothing seen refused since 2026-03-10T05:00:00.000Z, 12 events lost.'],
  ],
  [
    'nothing of a cluster',
    [],
    [sight({ blindSince: tenOClock - hour })],
    'unknown',
    ['Blind: no flows from cluster east since 2026-03-10T09:00:00.000Z.'],
  ],
  [
    'nothing of one of two clusters',
    [],
    [sight(), sight({ cluster: 'west', watchedSince: undefined })],
    'unknown',
    [
      'Nothing refused since 2026-03-10T05:00:00.000Z.',
      'Blind: no flows from cluster west yet.',
    ],
  ],
  [
    'refusals, and nothing of another cluster',
    [{}],
    [sight(), sight({ cluster: 'west', blindSince: tenOClock - hour })],
    'error',
    [
      '1 connection refused in the last hour, never seen before.',
      'Blind: no flows from cluster west since 2026-03-10T09:00:00.000Z.',
    ],
  ],
  [
    'nothing of some nodes',
    [],
    [sight({ silentNodes: ['a', 'b'] })],
    'unknown',
    [
      'Nothing refused since 2026-03-10T05:00:00.000Z.',
      '2 nodes of cluster east send no flows.',
    ],
  ],
  [
    'nothing to watch',
    [],
    [],
    'unknown',
    ['Blind: no cluster of this entity is watched.'],
  ],
])('says %s', (_, flows, clusters, level, sentences) => {
  const status = networkStatus({ clusters, groups: groupsOf(flows) });
  expect(status.level).toBe(level);
  expect(
    status.sentences.map(one => say(englishMessages.flowStatus, one)),
  ).toEqual(sentences);
});

it('counts once what both namespaces of a tenant tell', () => {
  const source = flowPod('shop-db', 'ledger');
  const status = networkStatus({
    clusters: [sight()],
    groups: groupsOf([{ source }], ['shop', 'shop-db']),
  });
  expect(status.refused).toBe(1);
});

it('says it in French', () => {
  const { sentences } = networkStatus({
    clusters: [sight()],
    groups: groupsOf([...known(1), { port: 2 }, { port: 3 }]),
  });
  expect(say(frenchMessages.flowStatus, sentences[0], 'fr')).toBe(
    '3 connexions refusées depuis une heure, dont 2 jamais vues auparavant.',
  );
});
