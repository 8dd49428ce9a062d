import { parseClusterObject } from '../objects/clusterObject';
import { parseResourceTree } from '../objects/resourceTree';
import { comesOf, ownObjects } from './ownObjects';

const object = (kind: string, name: string, owner?: string) => {
  const [ownerKind, ownerName] = owner?.split('/') ?? [];
  const parsed = parseClusterObject({
    apiVersion: kind === 'Pod' ? 'v1' : 'apps/v1',
    kind,
    metadata: {
      name,
      namespace: 'payments-dev',
      ...(owner && { ownerReferences: [{ kind: ownerKind, name: ownerName }] }),
    },
  });
  if (!parsed) {
    throw new Error('This is no object');
  }
  return parsed;
};
const deployment = (name: string) => ({
  group: 'apps',
  kind: 'Deployment',
  namespace: 'payments-dev',
  name,
});

const objects = [
  object('Deployment', 'checkout'),
  object('ReplicaSet', 'checkout-6d5f', 'Deployment/checkout'),
  object('Pod', 'checkout-6d5f-x2k', 'ReplicaSet/checkout-6d5f'),
  object('Deployment', 'ledger'),
  object('ReplicaSet', 'ledger-77f', 'Deployment/ledger'),
  object('Pod', 'ledger-77f-abc', 'ReplicaSet/ledger-77f'),
  object('Pod', 'ledger-9c-gone', 'ReplicaSet/ledger-9c'),
  object('Pod', 'alone'),
];
const names = (options: Omit<Parameters<typeof ownObjects>[0], 'objects'>) =>
  ownObjects({ ...options, objects }).map(({ name }) => name);

it('are those that the Application manages, and what comes of them', () => {
  expect(names({ resources: [deployment('checkout')] })).toEqual([
    'checkout',
    'checkout-6d5f',
    'checkout-6d5f-x2k',
  ]);
});

it('are those of its tree, too', () => {
  const tree = parseResourceTree({
    nodes: [
      {
        group: 'apps',
        kind: 'ReplicaSet',
        namespace: 'payments-dev',
        name: 'ledger-9c',
      },
    ],
  });
  expect(names({ resources: [], tree })).toEqual(['ledger-9c-gone']);
});

it('are all where nobody knows what it manages', () => {
  expect(names({})).toHaveLength(objects.length);
});

it('end where owners own each other', () => {
  const circle = [
    object('ReplicaSet', 'a', 'ReplicaSet/b'),
    object('ReplicaSet', 'b', 'ReplicaSet/a'),
  ];
  expect(ownObjects({ resources: [], objects: circle })).toEqual([]);
});

it.each([
  ['checkout', true],
  ['checkout-6d5f7c9b8d-x2k4f', true],
  ['checkout-x2k4f', true],
  ['checkout-0', true],
  ['checkout-worker-6d5f7c9b8d-x2k4f', false],
  ['checkout-worker', false],
  ['check', false],
  ['ledger-6d5f7c9b8d-x2k4f', false],
])('%s comes of checkout by its name: %s', (name, expected) => {
  const about = { group: '', kind: 'Pod', namespace: 'payments-dev', name };
  expect(comesOf(about, [deployment('checkout')])).toBe(expected);
  expect(comesOf({ ...about, namespace: 'x' }, [deployment('checkout')])).toBe(
    false,
  );
  expect(comesOf(about, undefined)).toBe(true);
});
