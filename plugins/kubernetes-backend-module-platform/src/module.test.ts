import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { ObjectsByEntityResponse } from '@backstage/plugin-kubernetes-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { TenantsService, tenantsServiceRef } from '@socle/plugin-platform-node';
import { deadAddress } from '@socle/plugin-platform-node/testUtils';
import request from 'supertest';
import kubernetesModulePlatform from '.';
import { startTestCluster } from './__testUtils__/startTestCluster';

jest.setTimeout(60_000);

const ines = mockCredentials.user('user:default/ines');
const tom = mockCredentials.user('user:default/tom');

const tenant = (name: string, clusters: Record<string, string>) => ({
  name,
  owner: `group:default/${name}`,
  environments: Object.entries(clusters).map(([environment, cluster]) => ({
    name: environment,
    cluster,
    namespace: `${name}-${environment}`,
  })),
  problems: [],
});
const tenants = [
  tenant('payments', { dev: 'paris-nonprod', prod: 'paris-prod' }),
  tenant('shop', { dev: 'paris-nonprod', old: 'legacy' }),
];

const tenancy: TenantsService = {
  list: async () => ({
    tenants,
    problems: [],
    status: {
      level: 'ok',
      reason: 'Read',
      observedAt: '2026-11-21T10:00:00.000Z',
    },
  }),
  get: async name => tenants.find(known => known.name === name),
};

const entity = (
  kind: string,
  name: string,
  owner: string,
  more: { type?: string; annotations?: Record<string, string> } = {},
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default', annotations: more.annotations },
  spec: { type: more.type ?? 'service', system: owner, owner },
});
const byLabel = { 'backstage.io/kubernetes-label-selector': 'app=front' };
const entities = [
  entity('Component', 'checkout', 'payments', { annotations: byLabel }),
  entity('Component', 'spy', 'payments', {
    annotations: {
      ...byLabel,
      'backstage.io/kubernetes-namespace': 'shop-dev',
    },
  }),
  entity('Component', 'storefront', 'shop', { annotations: byLabel }),
  entity('System', 'payments', 'payments', { type: 'tenant' }),
  entity('Resource', 'payments-prod', 'payments', {
    type: 'kubernetes-namespace',
  }),
];

const argoApplications = {
  group: 'argoproj.io',
  apiVersion: 'v1alpha1',
  plural: 'applications',
};
/** An Application of Argo CD's cluster, labelled for the tenant and the service of its name. */
const application = (
  name: string,
  project: string,
  destination: { name: string; namespace: string },
) => {
  const [tenantName, environment, service] = name.split('.');
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name,
      namespace: 'argocd',
      labels: {
        'socle.dev/tenant': tenantName,
        'socle.dev/environment': environment,
        'app.kubernetes.io/name': service,
      },
    },
    spec: { project, destination },
  };
};
const paymentsDev = { name: 'paris-nonprod', namespace: 'payments-dev' };
const paymentsProd = { name: 'paris-prod', namespace: 'payments-prod' };
const shopDev = { name: 'in-cluster', namespace: 'shop-dev' };
const applications = [
  application('payments.dev.checkout', 'payments', paymentsDev),
  application('payments.prod.checkout', 'payments', paymentsProd),
  application('payments.dev.refunds', 'payments', paymentsDev),
  application('payments.dev.team', 'payments', paymentsDev),
  application('payments.claim.checkout', 'shop', paymentsDev),
  application('payments.reach.checkout', 'payments', shopDev),
  application('payments.platform.checkout', 'platform', paymentsDev),
  application('shop.dev.storefront', 'shop', shopDev),
  application('shop.claim.checkout', 'payments', paymentsDev),
];

const entityRef = (name: string) => ({
  entityRef: `component:default/${name}`,
  auth: {},
});

let backend: TestBackend;
const ends: Array<() => Promise<unknown>> = [];

beforeAll(async () => {
  const nonprod = await startTestCluster('paris-nonprod', [
    'payments-dev',
    'shop-dev',
    'argocd',
  ]);
  ends.push(nonprod.stop);
  const prod = await startTestCluster('paris-prod', ['payments-prod']);
  ends.push(prod.stop);
  applications.forEach(object => nonprod.client.create(object));
  const urls = {
    'paris-nonprod': nonprod.url,
    'paris-prod': prod.url,
    legacy: await deadAddress(),
  };
  const permissions = mockServices.permissions.mock({
    authorize: async (requests, options) =>
      requests.map(asked => {
        const principal = options?.credentials?.principal;
        const isInes = JSON.stringify(principal).includes('ines');
        const isShops = JSON.stringify(asked).includes('storefront');
        const isAllowed =
          asked.permission.name === 'tenancy.tenant.read'
            ? isInes !== isShops
            : asked.permission.name !== 'kubernetes.proxy';
        return {
          result: isAllowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
        };
      }),
  });
  backend = await startTestBackend({
    features: [
      kubernetesPlugin,
      kubernetesModulePlatform,
      catalogServiceMock.factory({ entities }),
      permissions.factory,
      createServiceFactory({
        service: tenantsServiceRef,
        deps: {},
        factory: () => tenancy,
      }),
      mockServices.rootConfig.factory({
        data: {
          platform: {
            argocd: { cluster: 'paris-nonprod', namespace: 'argocd' },
          },
          kubernetes: {
            serviceLocatorMethod: { type: 'multiTenant' },
            objectTypes: ['limitranges'],
            customResources: [
              {
                group: 'networking.k8s.io',
                apiVersion: 'v1',
                plural: 'networkpolicies',
              },
              argoApplications,
            ],
            clusterLocatorMethods: [
              {
                type: 'config',
                clusters: Object.entries(urls).map(([name, url]) => ({
                  name,
                  url,
                  authProvider: 'serviceAccount',
                  serviceAccountToken: 'sandbox-argocd',
                  skipMetricsLookup: true,
                })),
              },
            ],
          },
        },
      }),
    ],
  });
  ends.push(() => backend.stop());
  // The first question loads Kubernetes' client, which Jest compiles for longer than a cluster may take to answer.
  const deadline = Date.now() + 90_000;
  let lines: string[];
  do {
    lines = found(
      await ask('resources/workloads/query', entityRef('checkout')),
    );
  } while (
    lines.some(line => line.endsWith('FETCH_ERROR')) &&
    Date.now() < deadline
  );
}, 120_000);

afterAll(async () => {
  for (const end of ends.reverse()) {
    await end();
  }
});

function ask(where: string, body: object, who = ines) {
  return request(backend.server)
    .post(`/api/kubernetes/${where}`)
    .set(
      'authorization',
      mockCredentials.user.header(who.principal.userEntityRef),
    )
    .send(body);
}

/** `paris-prod: payments-prod/front`, one line for each object or error. */
function found(answer: { status: number; body: ObjectsByEntityResponse }) {
  expect(answer.status).toBe(200);
  return answer.body.items.flatMap(({ cluster, resources, errors }) => [
    ...resources
      .flatMap(list => list.resources)
      .map(object =>
        'metadata' in object
          ? `${cluster.name}: ${object.metadata?.namespace}/${object.metadata?.name}`
          : `${cluster.name}: pod metrics`,
      ),
    ...errors.map(error => `${cluster.name}: ${error.errorType}`),
  ]);
}

const customResources = (plural: string) => [
  { group: 'networking.k8s.io', apiVersion: 'v1', plural },
];

describe('what the Kubernetes plugin shows', () => {
  it('is the entity’s workloads in its own namespaces', async () => {
    expect(
      found(await ask('resources/workloads/query', entityRef('checkout'))),
    ).toEqual([
      'paris-nonprod: payments-dev/front',
      'paris-nonprod: argocd/payments.dev.checkout',
      'paris-nonprod: argocd/payments.prod.checkout',
      'paris-prod: payments-prod/front',
    ]);
  });

  it('is the whole namespaces of a tenant, and of an environment', async () => {
    const system = { entityRef: 'system:default/payments', auth: {} };
    expect(found(await ask('resources/workloads/query', system))).toEqual([
      'paris-nonprod: payments-dev/back',
      'paris-nonprod: payments-dev/front',
      'paris-nonprod: argocd/payments.dev.checkout',
      'paris-nonprod: argocd/payments.dev.refunds',
      'paris-nonprod: argocd/payments.dev.team',
      'paris-nonprod: argocd/payments.prod.checkout',
      'paris-prod: payments-prod/back',
      'paris-prod: payments-prod/front',
    ]);
    const resource = { entityRef: 'resource:default/payments-prod', auth: {} };
    expect(found(await ask('resources/workloads/query', resource))).toEqual([
      'paris-prod: payments-prod/back',
      'paris-prod: payments-prod/front',
      'paris-nonprod: argocd/payments.prod.checkout',
    ]);
  });

  it('is what the clusters say that answer, beside those that do not', async () => {
    expect(
      found(
        await ask('resources/workloads/query', entityRef('storefront'), tom),
      ),
    ).toEqual([
      'paris-nonprod: shop-dev/front',
      'paris-nonprod: argocd/shop.dev.storefront',
      'legacy: FETCH_ERROR',
    ]);
  });

  it('is the Applications that deliver it, as custom resources', async () => {
    const answer = await ask('resources/custom/query', {
      ...entityRef('checkout'),
      customResources: [argoApplications],
    });
    expect(found(answer)).toEqual([
      'paris-nonprod: argocd/payments.dev.checkout',
      'paris-nonprod: argocd/payments.prod.checkout',
    ]);
    expect(answer.body.items[0].resources).toContainEqual({
      type: 'customresources',
      resources: [applications[0], applications[1]].map(({ kind, spec }) =>
        expect.objectContaining({ kind, spec }),
      ),
    });
  });
});

describe('every route', () => {
  const claimed = { ...entities[0], metadata: entities[1].metadata };

  it.each<[where: string, body: object]>([
    ['resources/workloads/query', entityRef('spy')],
    [
      'resources/custom/query',
      {
        ...entityRef('spy'),
        customResources: customResources('networkpolicies'),
      },
    ],
    ['services/spy', { entity: claimed, auth: {} }],
  ])(
    '%s shows nothing of a namespace claimed from another tenant',
    async (...asked) => {
      expect(found(await ask(...asked))).toEqual([]);
    },
  );

  it('services/:serviceId reads the entity of the catalog, not the one of the request', async () => {
    const forged = {
      ...entities[0],
      metadata: {
        ...entities[0].metadata,
        annotations: {
          'backstage.io/kubernetes-namespace': 'shop-dev',
          'backstage.io/kubernetes-label-selector': 'app',
        },
      },
      spec: { type: 'service', system: 'shop', owner: 'shop' },
    };
    expect(found(await ask('services/checkout', { entity: forged }))).toEqual([
      'paris-nonprod: payments-dev/front',
      'paris-nonprod: argocd/payments.dev.checkout',
      'paris-nonprod: argocd/payments.prod.checkout',
      'paris-prod: payments-prod/front',
    ]);
  });

  it('services/:serviceId needs an entity', async () => {
    expect((await ask('services/checkout', {})).status).toBe(403);
  });

  it('resources/custom/query reads kinds of the configuration only', async () => {
    const { status, body } = await ask('resources/custom/query', {
      ...entityRef('checkout'),
      customResources: [{ group: '', apiVersion: 'v1', plural: 'secrets' }],
    });
    expect(status).toBe(400);
    expect(body.error.message).toBe(
      'Ask for custom resources that kubernetes.customResources names',
    );
  });

  it.each<[where: string, body: object]>([
    ['resources/workloads/query', entityRef('checkout')],
    [
      'resources/custom/query',
      {
        ...entityRef('checkout'),
        customResources: [
          ...customResources('networkpolicies'),
          argoApplications,
        ],
      },
    ],
    ['services/checkout', { entity: entities[0] }],
  ])(
    '%s is closed to another tenant’s developer and to nobody',
    async (...asked) => {
      expect((await ask(asked[0], asked[1], tom)).status).toBe(403);
      expect(
        (await ask(asked[0], asked[1]).set('authorization', 'Bearer nobody'))
          .status,
      ).toBe(401);
    },
  );

  it('proxy is a permission of its own', async () => {
    const { status } = await request(backend.server)
      .get('/api/kubernetes/proxy/api/v1/namespaces/shop-dev/configmaps')
      .set('Backstage-Kubernetes-Cluster', 'paris-nonprod')
      .set(
        'authorization',
        mockCredentials.user.header(ines.principal.userEntityRef),
      );
    expect(status).toBe(403);
  });
});
