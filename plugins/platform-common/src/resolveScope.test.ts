import { Entity } from '@backstage/catalog-model';
import { EntityOwnership, resolveScope } from './resolveScope';
import { Scope } from './scope';
import { DeclaredTenant } from './tenants';

const tenants: DeclaredTenant[] = [
  {
    name: 'payments',
    title: 'Payments',
    owner: 'group:default/payments',
    environments: [
      { name: 'dev', cluster: 'paris-nonprod', namespace: 'payments-dev' },
      { name: 'prod', cluster: 'paris-prod', namespace: 'payments-prod' },
    ],
  },
  {
    name: 'shop',
    owner: 'group:default/shop',
    environments: [
      { name: 'dev', cluster: 'paris-nonprod', namespace: 'shop-dev' },
      { name: 'staging', cluster: 'paris-nonprod', namespace: 'shop-staging' },
      { name: 'prod', cluster: 'paris-prod', namespace: 'shop-prod' },
    ],
  },
  {
    name: 'insights',
    owner: 'group:default/insights',
    environments: [
      {
        name: 'dev',
        cluster: 'paris-nonprod',
        namespace: 'insights-dev',
        suspended: true,
      },
    ],
  },
];

interface Claims {
  kind?: string;
  name?: string;
  catalogNamespace?: string;
  type?: string;
  system?: string;
  owner?: string;
  ancestors?: string[];
  owners?: EntityOwnership['owners'];
  annotations?: Record<string, string>;
}

function resolve(claims: Claims): Scope {
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: claims.kind ?? 'Component',
    metadata: {
      name: claims.name ?? 'checkout',
      namespace: claims.catalogNamespace ?? 'default',
      annotations: claims.annotations,
    },
    spec: {
      type: claims.type ?? 'service',
      ...(claims.system && { system: claims.system }),
    },
  };
  const owners = claims.owners ?? [
    {
      ref: claims.owner ?? 'group:default/payments',
      ancestors: claims.ancestors ?? ['group:default/engineering'],
    },
  ];
  return resolveScope({
    mode: 'tenancy',
    entity,
    tenants,
    ownership: { owners },
  });
}

/** `dev@paris-nonprod/payments-dev app=checkout`, one line for each environment. */
function shown(scope: Scope): string[] {
  return scope.environments.map(
    ({ name, cluster, namespace, labelSelector }) =>
      `${name}@${cluster}/${namespace}${labelSelector ? ` ${labelSelector}` : ''}`,
  );
}

/** `spec.system payments: owner-not-in-tenant payments`, one line for each refused claim. */
function refused(scope: Scope): string[] {
  return scope.refused.map(
    ({ annotation, value, reason, tenant }) =>
      `${annotation} ${value}: ${reason}${tenant ? ` ${tenant}` : ''}`,
  );
}

const namespace = 'backstage.io/kubernetes-namespace';
const cluster = 'backstage.io/kubernetes-cluster';
const selector = 'backstage.io/kubernetes-label-selector';
const id = 'backstage.io/kubernetes-id';
const everywhere = (labels: string) => [
  `dev@paris-nonprod/payments-dev ${labels}`,
  `prod@paris-prod/payments-prod ${labels}`,
];

describe('what an entity shows', () => {
  it.each<[story: string, claims: Claims, environments: string[]]>([
    [
      'a service, by its system: all environments of its tenant, its own workloads',
      { system: 'payments', annotations: { [selector]: 'app = checkout' } },
      everywhere('app=checkout'),
    ],
    [
      'a service, by a full reference to the system',
      { system: 'system:default/payments', annotations: { [id]: 'checkout' } },
      everywhere('backstage.io/kubernetes-id=checkout'),
    ],
    [
      'a service without Kubernetes annotations: what carries its name',
      { system: 'payments' },
      everywhere('backstage.io/kubernetes-id=checkout'),
    ],
    [
      'an API whose system is no tenant, by the annotation',
      {
        kind: 'API',
        system: 'card-processing',
        annotations: {
          'socle.dev/tenant': 'payments',
          [selector]: 'a in (c,b)',
        },
      },
      everywhere('a in (b,c)'),
    ],
    [
      'a service of a team under the owner',
      {
        system: 'payments',
        owner: 'group:default/checkout-crew',
        ancestors: ['group:default/payments', 'group:default/engineering'],
        annotations: { [selector]: 'app=checkout' },
      },
      everywhere('app=checkout'),
    ],
    [
      'a service that claims one of its namespaces',
      {
        system: 'payments',
        annotations: { [namespace]: 'payments-prod', [selector]: 'app=x' },
      },
      ['prod@paris-prod/payments-prod app=x'],
    ],
    [
      'a service that claims one of its clusters',
      {
        system: 'payments',
        annotations: { [cluster]: 'paris-nonprod', [selector]: 'app=x' },
      },
      ['dev@paris-nonprod/payments-dev app=x'],
    ],
    [
      'the tenant itself: whole namespaces, whatever draws its Kubernetes tab',
      {
        kind: 'System',
        name: 'payments',
        type: 'tenant',
        annotations: { [id]: 'payments' },
      },
      ['dev@paris-nonprod/payments-dev', 'prod@paris-prod/payments-prod'],
    ],
    [
      'an environment, by its name',
      {
        kind: 'Resource',
        name: 'payments-dev',
        type: 'kubernetes-namespace',
        system: 'payments',
      },
      ['dev@paris-nonprod/payments-dev'],
    ],
    [
      'an environment without a system, by its namespace',
      {
        kind: 'Resource',
        name: 'production',
        type: 'kubernetes-namespace',
        annotations: { [namespace]: 'payments-prod', [id]: 'payments' },
      },
      ['prod@paris-prod/payments-prod'],
    ],
    ['something of no tenant: nothing', { system: 'card-processing' }, []],
  ])('%s', (_story, claims, environments) => {
    const scope = resolve(claims);
    expect(shown(scope)).toEqual(environments);
    expect(refused(scope)).toEqual([]);
    expect(scope.tenant?.name).toBe(
      environments.length > 0 ? 'payments' : undefined,
    );
  });

  it('carries the tenant, and whether an environment is suspended', () => {
    expect(
      resolve({
        kind: 'System',
        name: 'insights',
        type: 'tenant',
        owner: 'group:default/insights',
      }),
    ).toEqual({
      entityRef: 'system:default/insights',
      tenant: { name: 'insights', owner: 'group:default/insights' },
      environments: [
        {
          name: 'dev',
          cluster: 'paris-nonprod',
          namespace: 'insights-dev',
          suspended: true,
        },
      ],
      refused: [],
    });
  });
});

describe('what an entity claims in vain', () => {
  it.each<[story: string, claims: Claims, refusals: string[]]>([
    [
      "another tenant's namespace, from inside its own tenant",
      { system: 'payments', annotations: { [namespace]: 'shop-prod' } },
      [`${namespace} shop-prod: other-tenant shop`],
    ],
    [
      "another tenant's namespace, without a tenant of its own",
      { annotations: { [namespace]: 'shop-prod' } },
      [`${namespace} shop-prod: other-tenant shop`],
    ],
    [
      'a namespace of the platform',
      { system: 'payments', annotations: { [namespace]: 'kube-system' } },
      [`${namespace} kube-system: not-an-environment`],
    ],
    [
      "another tenant's system",
      { system: 'shop' },
      ['spec.system shop: owner-not-in-tenant shop'],
    ],
    [
      "another tenant's system, owned by a group above both",
      { system: 'shop', owner: 'group:default/engineering', ancestors: [] },
      ['spec.system shop: owner-not-in-tenant shop'],
    ],
    [
      'its own system, with a second owner from another tenant',
      {
        system: 'payments',
        owners: [
          { ref: 'group:default/payments', ancestors: [] },
          { ref: 'group:default/shop', ancestors: [] },
        ],
      },
      ['spec.system payments: owner-not-in-tenant payments'],
    ],
    [
      'a system, and nobody owns it',
      { system: 'payments', owners: [] },
      ['spec.system payments: owner-not-in-tenant payments'],
    ],
    [
      'another tenant by the annotation',
      { annotations: { 'socle.dev/tenant': 'shop' } },
      ['socle.dev/tenant shop: owner-not-in-tenant shop'],
    ],
    [
      'a tenant that is not there',
      { annotations: { 'socle.dev/tenant': 'loyalty' } },
      ['socle.dev/tenant loyalty: unknown-tenant'],
    ],
    [
      "another tenant's name, as a System of that type",
      { kind: 'System', name: 'shop', type: 'tenant' },
      ['metadata.name shop: owner-not-in-tenant shop'],
    ],
    [
      'to be a tenant, from another namespace of the catalog',
      {
        kind: 'System',
        name: 'payments',
        type: 'tenant',
        catalogNamespace: 'attic',
      },
      ['metadata.name payments: unknown-tenant'],
    ],
    [
      "to be another tenant's environment",
      { kind: 'Resource', name: 'shop-prod', type: 'kubernetes-namespace' },
      ['metadata.name shop-prod: owner-not-in-tenant shop'],
    ],
    [
      "to be another tenant's environment, from its own system",
      {
        kind: 'Resource',
        name: 'shop-prod',
        type: 'kubernetes-namespace',
        system: 'payments',
      },
      ['metadata.name shop-prod: other-tenant shop'],
    ],
    [
      'a cluster where its tenant has nothing',
      { system: 'payments', annotations: { [cluster]: 'legacy' } },
      [`${cluster} legacy: not-an-environment`],
    ],
    [
      'a namespace with a path in it',
      { system: 'payments', annotations: { [namespace]: '../shop-prod' } },
      [`${namespace} ../shop-prod: invalid-value`],
    ],
    [
      'a selector with a query in it',
      { system: 'payments', annotations: { [selector]: 'app=x&limit=1' } },
      [`${selector} app=x&limit=1: invalid-value`],
    ],
    [
      'an empty selector',
      { system: 'payments', annotations: { [selector]: '' } },
      [`${selector} : invalid-value`],
    ],
    [
      'an identity with a second requirement in it',
      { system: 'payments', annotations: { [id]: 'a,b' } },
      [`${id} a,b: invalid-value`],
    ],
    [
      'several things at once',
      {
        system: 'payments',
        annotations: {
          'socle.dev/tenant': 'shop',
          [namespace]: 'shop-dev',
          [cluster]: 'mars',
          [selector]: '((',
        },
      },
      [
        'socle.dev/tenant shop: other-tenant shop',
        `${namespace} shop-dev: other-tenant shop`,
        `${cluster} mars: not-an-environment`,
        `${selector} ((: invalid-value`,
      ],
    ],
  ])('%s', (_story, claims, refusals) => {
    const scope = resolve(claims);
    expect(refused(scope)).toEqual(refusals);
    expect(shown(scope)).toEqual([]);
  });

  it('keeps its own tenant beside a claim on another one, and says so', () => {
    const scope = resolve({
      system: 'payments',
      annotations: { 'socle.dev/tenant': 'shop', [selector]: 'app=x' },
    });
    expect(shown(scope)).toEqual(everywhere('app=x'));
    expect(refused(scope)).toEqual([
      'socle.dev/tenant shop: other-tenant shop',
    ]);
  });

  it('is not fooled by names that JavaScript knows', () => {
    const scope = resolve({ system: '__proto__', name: 'constructor' });
    expect(shown(scope)).toEqual([]);
    expect(scope.tenant).toBeUndefined();
  });
});

describe('where annotations are trusted', () => {
  const trusted = (annotations: Record<string, string>) =>
    resolveScope({
      mode: 'annotations',
      clusters: ['paris-nonprod', 'paris-prod'],
      entity: {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'checkout', annotations },
      },
    });

  it.each<[Record<string, string>, string[], string[]]>([
    [
      { [namespace]: 'web', [selector]: 'app=x' },
      ['web@paris-nonprod/web app=x', 'web@paris-prod/web app=x'],
      [],
    ],
    [
      { [namespace]: 'web', [cluster]: 'paris-prod', [id]: 'x' },
      ['web@paris-prod/web backstage.io/kubernetes-id=x'],
      [],
    ],
    [{}, [], []],
    [
      { [namespace]: 'web', [cluster]: 'mars' },
      [],
      [`${cluster} mars: not-an-environment`],
    ],
    [{ [namespace]: 'a/b' }, [], [`${namespace} a/b: invalid-value`]],
  ])('%j', (annotations, environments, refusals) => {
    const scope = trusted(annotations);
    expect(shown(scope)).toEqual(environments);
    expect(refused(scope)).toEqual(refusals);
  });
});
