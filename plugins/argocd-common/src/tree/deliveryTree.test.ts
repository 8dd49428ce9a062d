import { storedApplication } from '../__testUtils__/applications';
import { Application } from '../objects/application';
import { ApplicationSet, parseApplicationSet } from '../objects/applicationSet';
import { parseApplication } from '../objects/parseApplication';
import { parseResourceTree, ResourceTree } from '../objects/resourceTree';
import { DeliveryNode, deliveryTree } from './deliveryTree';

const application = (name: string, resources: object[] = [], set?: string) =>
  parseApplication(
    storedApplication({
      name,
      metadata: set
        ? { ownerReferences: [{ kind: 'ApplicationSet', name: set }] }
        : {},
      status: { resources },
    }),
  ) as Application;
const makes = (name: string, kind = 'Application') => ({
  group: 'argoproj.io',
  kind,
  namespace: 'argocd',
  name,
  status: 'Synced',
  syncWave: 1,
});
const set = (name: string) =>
  parseApplicationSet({
    kind: 'ApplicationSet',
    metadata: { name, namespace: 'argocd' },
  }) as ApplicationSet;

const drawn = (nodes: DeliveryNode[], depth = 0): string[] =>
  nodes.flatMap(({ reference, children, health }) => [
    `${'  '.repeat(depth)}${reference.kind}/${reference.name}${health ? ` ${health}` : ''}`,
    ...drawn(children, depth + 1),
  ]);

it('joins Applications, ApplicationSets, resources and what came of those', () => {
  const deployment = {
    group: 'apps',
    kind: 'Deployment',
    namespace: 'payments-dev',
    name: 'checkout',
  };
  const replicas = {
    group: 'apps',
    kind: 'ReplicaSet',
    namespace: 'payments-dev',
    name: 'checkout-1',
  };
  const tree = parseResourceTree({
    nodes: [
      { ...deployment, health: { status: 'Progressing' } },
      { ...replicas, parentRefs: [deployment], health: { status: 'Degraded' } },
      {
        kind: 'Pod',
        namespace: 'payments-dev',
        name: 'checkout-1-x',
        parentRefs: [replicas],
      },
    ],
  }) as ResourceTree;
  expect(
    drawn(
      deliveryTree({
        applications: [
          application('root', [makes('payments')]),
          application('payments', [
            makes('payments-services', 'ApplicationSet'),
          ]),
          application(
            'payments.dev.checkout',
            [{ ...deployment, status: 'OutOfSync' }],
            'payments-services',
          ),
          application('alone'),
        ],
        applicationSets: [set('payments-services'), set('others')],
        trees: new Map([['argocd/payments.dev.checkout', tree]]),
      }),
    ),
  ).toEqual([
    'ApplicationSet/others',
    'Application/root Healthy',
    '  Application/payments Healthy',
    '    ApplicationSet/payments-services',
    '      Application/payments.dev.checkout Healthy',
    '        Deployment/checkout Progressing',
    '          ReplicaSet/checkout-1 Degraded',
    '            Pod/checkout-1-x',
    'Application/alone Healthy',
  ]);
});

it('cuts circles, and loses nobody', () => {
  const nodes = deliveryTree({
    applications: [
      application('a', [makes('b')]),
      application('b', [makes('a')]),
      application('self', [makes('self')]),
    ],
  });
  expect(drawn(nodes)).toEqual([
    'Application/a Healthy',
    '  Application/b Healthy',
    '    Application/a',
    'Application/self Healthy',
    '  Application/self',
  ]);
});

it('gives each node a name of its own', () => {
  const shared = {
    kind: 'ConfigMap',
    namespace: 'payments-dev',
    name: 'settings',
  };
  const ids: string[] = [];
  const walk = (nodes: DeliveryNode[]) =>
    nodes.forEach(({ id, children }) => {
      ids.push(id);
      walk(children);
    });
  walk(
    deliveryTree({
      applications: [application('a', [shared]), application('b', [shared])],
    }),
  );
  expect(new Set(ids).size).toBe(ids.length);
});
