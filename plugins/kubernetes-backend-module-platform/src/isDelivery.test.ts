import { Scope } from '@socle/plugin-platform-common';
import { Application, isDelivery } from './isDelivery';

const argocd = {
  cluster: 'paris-nonprod',
  namespace: 'argocd',
  clusterNames: new Map([['prod-by-its-old-name', 'paris-prod']]),
};
const scope: Scope = {
  entityRef: 'system:default/payments',
  tenant: { name: 'payments', owner: 'group:default/payments' },
  environments: [
    { name: 'dev', cluster: 'paris-nonprod', namespace: 'payments-dev' },
    { name: 'prod', cluster: 'paris-prod', namespace: 'payments-prod' },
  ],
  refused: [],
};
const ofService: Scope = {
  ...scope,
  environments: scope.environments.map(environment => ({
    ...environment,
    labelSelector: 'app=checkout',
  })),
};

const checkout = {
  metadata: {
    name: 'payments.dev.checkout',
    labels: {
      'socle.dev/tenant': 'payments',
      'app.kubernetes.io/name': 'checkout',
    },
  },
  spec: {
    project: 'payments',
    destination: { name: 'paris-nonprod', namespace: 'payments-dev' },
  },
};
const of = (spec: Application['spec']): Application => ({
  ...checkout,
  spec: { ...checkout.spec, ...spec },
});
const to = (
  namespace: string,
  cluster: { name?: string; server?: string },
): Application => of({ destination: { namespace, ...cluster } });
const named = (name: string, service?: string): Application => ({
  ...checkout,
  metadata: {
    name,
    labels: {
      'socle.dev/tenant': 'payments',
      ...(service && { 'app.kubernetes.io/name': service }),
    },
  },
});
const own = 'https://kubernetes.default.svc';

const shows = (application: Application, within: Scope) =>
  isDelivery({ application, scope: within, entityName: 'checkout', argocd });

it.each<[story: string, application: Application, isShown: boolean]>([
  ['its own', checkout, true],
  ['another project with its label', of({ project: 'shop' }), false],
  ['no project', of({ project: undefined }), false],
  ['another namespace', to('shop-dev', { name: 'paris-nonprod' }), false],
  ['no namespace', of({ destination: { name: 'paris-nonprod' } }), false],
  [
    'its namespace on another cluster',
    to('payments-dev', { name: 'paris-prod' }),
    false,
  ],
  ['no cluster', to('payments-dev', {}), false],
  [
    'Argo CD’s own cluster by name',
    to('payments-dev', { name: 'in-cluster' }),
    true,
  ],
  [
    'Argo CD’s own cluster by address',
    to('payments-dev', { server: own }),
    true,
  ],
  [
    'what is on another cluster, said to be on Argo CD’s own',
    to('payments-prod', { name: 'in-cluster' }),
    false,
  ],
  [
    'an address of another cluster',
    to('payments-prod', { server: 'https://paris-prod' }),
    false,
  ],
  [
    'a name and an address that differ',
    to('payments-dev', { name: 'paris-prod', server: own }),
    false,
  ],
  [
    'a cluster by its name in the GitOps tree',
    to('payments-prod', { name: 'prod-by-its-old-name' }),
    true,
  ],
  ['nothing at all', {}, false],
])('a tenant shows or hides %s', (_story, application, isShown) => {
  expect(shows(application, scope)).toBe(isShown);
});

it.each<[story: string, application: Application, inService: boolean]>([
  ['its own', checkout, true],
  ['its own by label', named('anything', 'checkout'), true],
  ['its own by name', named('payments.dev.checkout'), true],
  ['another service’s', named('payments.dev.refunds', 'refunds'), false],
  ['the team’s', named('payments.dev.team'), false],
  [
    'one that is named after another environment',
    named('payments.prod.checkout'),
    false,
  ],
])(
  'a service shows or hides %s, and its tenant shows it',
  (_story, application, inService) => {
    expect(shows(application, ofService)).toBe(inService);
    expect(shows(application, scope)).toBe(true);
  },
);

it('is nothing that a tenant’s label and name claim for a service', () => {
  expect(shows(of({ project: 'shop' }), ofService)).toBe(false);
  expect(shows(to('shop-dev', { name: 'in-cluster' }), ofService)).toBe(false);
});

it('is nothing for an entity without a tenant', () => {
  expect(shows(checkout, { ...scope, tenant: undefined })).toBe(false);
  expect(
    shows(of({ project: undefined }), { ...scope, tenant: undefined }),
  ).toBe(false);
});
