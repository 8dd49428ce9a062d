import { Entity } from '@backstage/catalog-model';
import { Scope } from '@socle/plugin-platform-common';
import { summary } from '../__testUtils__/applications';
import { indexApplications } from './applicationIndex';
import { matchApplications, MatchInput } from './matchApplications';

const to = (tenant: string, environment: string) => ({
  project: tenant,
  destination: {
    name: `paris-${environment}`,
    namespace: `${tenant}-${environment}`,
  },
});
const own = ['dev', 'prod'].flatMap(environment => [
  summary({
    name: `payments.${environment}.checkout`,
    labels: { 'app.kubernetes.io/name': 'checkout' },
    spec: to('payments', environment),
  }),
  summary({
    name: `payments.${environment}.ledger`,
    labels: { 'app.kubernetes.io/name': 'ledger', tier: 'data' },
    spec: to('payments', environment),
  }),
  summary({
    name: `payments.${environment}`,
    spec: { ...to('payments', environment), project: 'platform' },
  }),
]);
const applications = indexApplications([
  ...own,
  summary({
    name: 'payments',
    labels: { 'socle.dev/tenant': 'payments' },
    spec: {
      project: 'platform',
      destination: { name: 'in-cluster', namespace: 'argocd' },
    },
  }),
  summary({
    name: 'payments.stray',
    spec: {
      project: 'payments',
      destination: { name: 'paris-dev', namespace: 'kube-system' },
    },
  }),
  summary({
    name: 'shop.dev.front',
    labels: { tier: 'web' },
    spec: to('shop', 'dev'),
  }),
  // What another tenant says of itself does not make it ours.
  summary({
    name: 'shop.dev.spoof',
    labels: { 'socle.dev/tenant': 'payments' },
    spec: to('shop', 'dev'),
  }),
  summary({
    name: 'shop.dev.intruder',
    spec: { ...to('payments', 'dev'), project: 'shop' },
  }),
  summary({
    name: 'payments.dev.checkout',
    namespace: 'teams',
    instance: 'second',
    spec: to('payments', 'dev'),
  }),
]);

const entity = (
  annotations: Record<string, string> = {},
  name = 'checkout',
  kind = 'Component',
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, annotations },
  spec: { type: kind === 'System' ? 'tenant' : 'service' },
});

const scope = (labelSelector?: string): Scope => ({
  entityRef: 'component:default/checkout',
  tenant: { name: 'payments', owner: 'group:default/payments' },
  environments: ['dev', 'prod'].map(name => ({
    name,
    cluster: `paris-${name}`,
    namespace: `payments-${name}`,
    ...(labelSelector && { labelSelector }),
  })),
  refused: [],
});

const names = (input: Partial<MatchInput>) => {
  const { matched, refused } = matchApplications({
    entity: entity(),
    scope: scope('backstage.io/kubernetes-id=checkout'),
    applications,
    ...input,
  });
  return {
    matched: matched.map(
      ({ application, environment, by }) =>
        `${application.instance ? `${application.instance}:` : ''}${application.name} ${environment ?? '–'} ${by}`,
    ),
    refused: refused.map(
      ({ annotation, value, reason }) =>
        `${annotation} ${value.length > 40 ? value.length : value} ${reason}`,
    ),
  };
};

describe('an entity without annotations', () => {
  it('shows the Applications that bear its name in its tenant', () => {
    expect(names({})).toEqual({
      matched: [
        'payments.dev.checkout dev name',
        'second:payments.dev.checkout dev name',
        'payments.prod.checkout prod name',
      ],
      refused: [],
    });
  });

  it('shows what its workloads are tracked by', () => {
    expect(
      names({
        entity: entity({}, 'accounts'),
        tracked: [
          { name: 'payments.prod.ledger' },
          { name: 'payments.dev.checkout', namespace: 'teams' },
          { name: 'shop.dev.front' },
        ],
      }).matched,
    ).toEqual([
      'second:payments.dev.checkout dev tracking',
      'payments.prod.ledger prod tracking',
    ]);
  });

  it('shows what its selector finds among the labels of Applications', () => {
    expect(
      names({
        entity: entity({}, 'accounts'),
        scope: scope('app.kubernetes.io/name=ledger'),
      }).matched,
    ).toEqual([
      'payments.dev.ledger dev label',
      'payments.prod.ledger prod label',
    ]);
  });

  it('shows nothing where it has no tenant and no environment', () => {
    expect(
      names({ scope: { ...scope(), tenant: undefined, environments: [] } }),
    ).toEqual({ matched: [], refused: [] });
  });

  it('shows all of a tenant that it is itself, wherever that deploys', () => {
    expect(
      names({ entity: entity({}, 'payments', 'System'), scope: scope() })
        .matched,
    ).toEqual([
      'payments.dev dev tenant',
      'payments.dev.checkout dev tenant',
      'second:payments.dev.checkout dev tenant',
      'payments.dev.ledger dev tenant',
      'payments.prod prod tenant',
      'payments.prod.checkout prod tenant',
      'payments.prod.ledger prod tenant',
      'payments – tenant',
      'payments.stray – tenant',
    ]);
  });

  it('shows one environment where it is that namespace', () => {
    const whole = scope();
    expect(
      names({
        entity: entity({}, 'payments-prod', 'Resource'),
        scope: { ...whole, environments: whole.environments.slice(1) },
      }).matched,
    ).toEqual([
      'payments.prod prod tenant',
      'payments.prod.checkout prod tenant',
      'payments.prod.ledger prod tenant',
    ]);
  });

  it('trusts destinations alone where the platform trusts annotations', () => {
    expect(
      names({
        scope: {
          ...scope(),
          tenant: undefined,
          environments: [
            { name: 'shop-dev', cluster: 'paris-dev', namespace: 'shop-dev' },
          ],
        },
      }).matched,
    ).toEqual([
      'shop.dev.front shop-dev tenant',
      'shop.dev.spoof shop-dev tenant',
    ]);
  });

  it("finds clusters by Argo CD's names for them", () => {
    const other = scope();
    expect(
      names({
        scope: {
          ...other,
          environments: [
            { name: 'dev', cluster: 'eu-west', namespace: 'payments-dev' },
          ],
        },
        clusters: [{ cluster: 'eu-west', name: 'paris-dev' }],
        entity: entity({}, 'payments-dev', 'Resource'),
      }).matched,
    ).toContain('payments.dev dev tenant');
  });
});

describe('annotations', () => {
  it.each<[string, Record<string, string>, string[], string[]]>([
    [
      'name an Application',
      { 'argocd/app-name': 'payments.dev.ledger' },
      ['payments.dev.ledger dev annotation'],
      [],
    ],
    [
      'name several',
      { 'argocd/app-name': 'payments.dev.ledger, payments.prod.ledger' },
      [
        'payments.dev.ledger dev annotation',
        'payments.prod.ledger prod annotation',
      ],
      [],
    ],
    [
      'name one of another tenant',
      { 'argocd/app-name': 'shop.dev.front' },
      [],
      ['argocd/app-name shop.dev.front other-tenant'],
    ],
    [
      "name one of another tenant's project in our namespace",
      { 'argocd/app-name': 'shop.dev.intruder' },
      [],
      ['argocd/app-name shop.dev.intruder other-tenant'],
    ],
    [
      'name one of another tenant that bears our label',
      { 'argocd/app-name': 'shop.dev.spoof' },
      [],
      ['argocd/app-name shop.dev.spoof other-tenant'],
    ],
    [
      'name one that is not there',
      { 'argocd/app-name': 'nothing' },
      [],
      ['argocd/app-name nothing not-found'],
    ],
    [
      'name one that deploys elsewhere',
      { 'argocd/app-name': 'payments.stray' },
      [],
      ['argocd/app-name payments.stray not-an-environment'],
    ],
    [
      'name one of ours and one of others',
      { 'argocd/app-name': 'payments.dev.ledger,shop.dev.front' },
      ['payments.dev.ledger dev annotation'],
      ['argocd/app-name shop.dev.front other-tenant'],
    ],
    [
      'select',
      { 'argocd/app-selector': 'tier=data' },
      [
        'payments.dev.ledger dev annotation',
        'payments.prod.ledger prod annotation',
      ],
      [],
    ],
    [
      "select another tenant's",
      { 'argocd/app-selector': 'tier=web' },
      [],
      ['argocd/app-selector tier=web not-found'],
    ],
    [
      'name our project',
      { 'argocd/project-name': 'payments', 'argocd/app-selector': 'tier' },
      [
        'payments.dev.ledger dev annotation',
        'payments.prod.ledger prod annotation',
      ],
      [],
    ],
    [
      "name another tenant's project",
      { 'argocd/project-name': 'shop' },
      [],
      ['argocd/project-name shop other-tenant'],
    ],
    [
      'name a project that is not there',
      { 'argocd/project-name': 'none' },
      [],
      ['argocd/project-name none not-found'],
    ],
    [
      'name a namespace of Applications',
      {
        'argocd/app-name': 'payments.dev.checkout',
        'argocd/app-namespace': 'teams',
      },
      ['second:payments.dev.checkout dev annotation'],
      [],
    ],
    [
      'name an instance',
      { 'argocd/instance-name': 'second' },
      ['second:payments.dev.checkout dev name'],
      [],
    ],
    [
      'name an instance that is not there',
      { 'argocd/instance-name': 'third' },
      [],
      ['argocd/instance-name third unknown-instance'],
    ],
  ])('%s', (_title, annotations, matched, refused) => {
    expect(
      names({ entity: entity(annotations), instances: ['main', 'second'] }),
    ).toEqual({ matched, refused });
  });

  it.each([
    ['argocd/app-name', '../clusters'],
    ['argocd/app-name', 'a/../../api'],
    ['argocd/app-name', 'checkout?project=shop'],
    ['argocd/app-name', 'checkout#x'],
    ['argocd/app-name', 'check out'],
    ['argocd/app-name', 'checkout%2f..'],
    ['argocd/app-name', ''],
    ['argocd/app-name', '..'],
    ['argocd/app-name', 'Checkout'],
    ['argocd/app-name', 'a'.repeat(254)],
    ['argocd/app-name', 'a,'.repeat(200)],
    ['argocd/app-name', 'checkout\u0000'],
    ['argocd/app-name', 'checkout\nx'],
    ['argocd/app-name', 'x'.repeat(1_000_000)],
    ['argocd/project-name', '../payments'],
    ['argocd/project-name', 'payments&selector=a'],
    ['argocd/app-namespace', 'argo cd'],
    ['argocd/app-namespace', 'a'.repeat(64)],
    ['argocd/app-selector', 'a=b&project=shop'],
    ['argocd/app-selector', 'a=b;c'],
    ['argocd/app-selector', ''],
    ['argocd/app-selector', 'a in (b'],
    ['argocd/instance-name', 'http://evil.example.com'],
  ])(
    'that hold what nobody can be called show nothing: %s %j',
    (name, value) => {
      const found = matchApplications({
        entity: entity({ [name]: value }),
        scope: scope(),
        applications,
      });
      expect(found.matched).toEqual([]);
      expect(found.refused).toEqual([
        {
          annotation: name,
          value: value.slice(0, 256),
          reason: 'invalid-value',
        },
      ]);
    },
  );

  it('may name an Application of 253 characters', () => {
    expect(
      names({ entity: entity({ 'argocd/app-name': 'a'.repeat(253) }) }).refused,
    ).toEqual(['argocd/app-name 253 not-found']);
  });
});
