import { DeliveryNode } from '@socle/plugin-argocd-common';
import { shownTree } from './shownTree';

const node = (
  kind: string,
  name: string,
  more: Partial<DeliveryNode> = {},
): DeliveryNode => ({
  id: `${kind}/${name}`,
  reference: { group: '', kind, name },
  images: [],
  children: [],
  health: 'Healthy',
  ...more,
});

const pods = Array.from({ length: 5 }, (_, index) => node('Pod', `p${index}`));

it('has each thing after what made it, what is wrong first', () => {
  const items = shownTree(
    [
      node('Application', 'shop', {
        children: [
          node('Service', 'front'),
          node('Deployment', 'front', {
            children: [node('Pod', 'front-1', { health: 'Degraded' })],
          }),
        ],
      }),
    ],
    { open: new Set() },
  );
  expect(
    items.map(({ id, depth, level, parent }) => [id, depth, level, parent]),
  ).toEqual([
    ['Application/shop', 1, 'ok', undefined],
    ['Deployment/front', 2, 'ok', 'Application/shop'],
    ['Pod/front-1', 3, 'error', 'Deployment/front'],
    ['Service/front', 2, 'ok', 'Application/shop'],
  ]);
});

it('draws things of one kind as one where there are many, until somebody opens them', () => {
  const roots = [
    node('ReplicaSet', 'front', {
      children: [
        ...pods.slice(0, 4),
        node('Pod', 'bad', { health: 'Degraded' }),
      ],
    }),
  ];
  const closed = shownTree(roots, { open: new Set(), limit: 3 });
  expect(closed).toMatchObject([
    { id: 'ReplicaSet/front' },
    { type: 'group', kind: 'Pod', count: 5, level: 'error', isOpen: false },
  ]);
  const open = shownTree(roots, { open: new Set([closed[1].id]), limit: 3 });
  expect(open.map(({ id }) => id)).toEqual([
    'ReplicaSet/front',
    'ReplicaSet/front#Pod',
    'Pod/bad',
    'Pod/p0',
    'Pod/p1',
    'Pod/p2',
    'Pod/p3',
  ]);
});

it.each([
  ['not reported', undefined, undefined, 'unknown'],
  ['not reported, as in Git', undefined, 'Synced', 'unknown'],
  ['well, unlike Git', 'Healthy', 'OutOfSync', 'warning'],
  ['missing', 'Missing', 'OutOfSync', 'error'],
] as const)('never takes for well what is %s', (_, health, sync, expected) => {
  expect(
    shownTree([node('Pod', 'x', { health, sync })], { open: new Set() })[0]
      .level,
  ).toBe(expected);
});
