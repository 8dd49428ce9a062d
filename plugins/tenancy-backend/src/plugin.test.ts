import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { TenantsService, tenantsServiceRef } from '@socle/plugin-platform-node';
import {
  deadAddress,
  readEvents,
  SandboxCluster,
  startSandboxCluster,
} from '@socle/plugin-platform-node/testUtils';
import request from 'supertest';
import tenancyPlugin from '.';

jest.setTimeout(60_000);

const ines = mockCredentials.user.header('user:default/ines.moreau');
const tom = mockCredentials.user.header('user:default/tom.becker');

const tenant = (name: string, places: Record<string, string>) => ({
  name,
  owner: `group:default/${name}`,
  environments: Object.entries(places).map(([environment, cluster]) => ({
    name: environment,
    cluster,
    namespace: `${name}-${environment}`,
  })),
  problems: [],
});
const tenants = [
  tenant('payments', { dev: 'paris', prod: 'paris', old: 'legacy' }),
  tenant('shop', { dev: 'paris' }),
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

const component = (
  name: string,
  owner: string,
  annotations: Record<string, string>,
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default', annotations },
  spec: { type: 'service', system: owner, owner },
});
const selector = 'backstage.io/kubernetes-label-selector';
const entities = [
  component('checkout', 'payments', { [selector]: 'app=checkout' }),
  component('refunds', 'payments', {
    [selector]: 'app=refunds',
    'backstage.io/kubernetes-namespace': 'payments-dev',
  }),
  component('spy', 'payments', {
    'backstage.io/kubernetes-namespace': 'shop-dev',
  }),
];

function workload(app: string, namespace: string, ready: number) {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: app, namespace, labels: { app } },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app } },
      template: {
        metadata: { labels: { app } },
        spec: { containers: [{ name: 'app', image: `${app}:1` }] },
      },
    },
    status: {
      observedGeneration: 1,
      replicas: 2,
      updatedReplicas: 2,
      readyReplicas: ready,
    },
  };
}

let paris: SandboxCluster;
let backend: TestBackend;
let address: string;

beforeAll(async () => {
  paris = await startSandboxCluster('paris');
  for (const namespace of ['payments-dev', 'shop-dev']) {
    paris.client.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
    for (const app of ['checkout', 'refunds']) {
      paris.client.create(workload(app, namespace, 2));
      paris.client.updateStatus(workload(app, namespace, 2));
    }
  }
  paris.client.create({
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'quota', namespace: 'payments-dev' },
    spec: { hard: { configmaps: '40' } },
  });
  const urls = { paris: paris.url, legacy: await deadAddress() };
  backend = await startTestBackend({
    features: [
      tenancyPlugin,
      catalogServiceMock.factory({ entities }),
      createServiceFactory({
        service: tenantsServiceRef,
        deps: {},
        factory: () => tenancy,
      }),
      mockServices.permissions.mock({
        authorize: async (requests, options) =>
          requests.map(() => ({
            result: JSON.stringify(options?.credentials).includes('ines')
              ? AuthorizeResult.ALLOW
              : AuthorizeResult.DENY,
          })),
      }).factory,
      mockServices.rootConfig.factory({
        data: {
          kubernetes: {
            clusterLocatorMethods: [
              {
                type: 'config',
                clusters: Object.entries(urls).map(([name, url]) => ({
                  name,
                  url,
                  title: name === 'paris' ? 'Paris' : undefined,
                  authProvider: 'serviceAccount',
                  serviceAccountToken: 'sandbox-argocd',
                })),
              },
            ],
          },
        },
      }),
    ],
  });
  address = `http://127.0.0.1:${backend.server.port()}`;
}, 60_000);

afterAll(async () => {
  await backend.stop();
  await paris.stop();
});

const path = (name: string, rest = '') =>
  `/api/tenancy/entities/component/default/${name}/environments${rest}`;

/** Asks until the watches have their first answers, which a busy machine may keep waiting for. */
async function askUntilSeen(route: string, authorization: string) {
  for (;;) {
    const answer = await request(backend.server)
      .get(route)
      .set('authorization', authorization);
    const [first] = answer.body.environments ?? [];
    if (first?.status.level !== 'unknown') {
      return answer;
    }
  }
}

describe('GET environments', () => {
  it('says where an entity runs and how it is there', async () => {
    const { status, body } = await askUntilSeen(path('checkout'), ines);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      entityRef: 'component:default/checkout',
      tenant: { name: 'payments', owner: 'group:default/payments' },
      refused: [],
      environments: [
        {
          name: 'dev',
          namespace: 'payments-dev',
          cluster: {
            name: 'paris',
            title: 'Paris',
            status: { level: 'ok', reason: 'Paris answers' },
          },
          status: { level: 'ok', reason: 'The workload is ready' },
          quota: [{ resource: 'configmaps', hard: '40' }],
          workloads: { ready: 1, total: 1 },
        },
        {
          name: 'prod',
          status: {
            level: 'error',
            reason:
              'Namespace payments-prod is not on Paris: it was not delivered yet, or it was deleted',
          },
        },
        {
          name: 'old',
          cluster: {
            name: 'legacy',
            status: {
              level: 'error',
              reason: 'legacy cannot be reached: connection refused',
            },
          },
          status: {
            level: 'unknown',
            reason: 'legacy cannot be reached: connection refused',
          },
        },
      ],
    });
  });

  it('shows nothing of a namespace claimed from another tenant, and says whose it is', async () => {
    const { body } = await request(backend.server)
      .get(path('spy'))
      .set('authorization', ines);
    expect(body).toMatchObject({
      environments: [],
      refused: [{ value: 'shop-dev', reason: 'other-tenant', tenant: 'shop' }],
    });
  });
});

describe('GET environments/stream', () => {
  it('sends how it is at once, and again when it changes, until the browser goes', async () => {
    const stream = await readEvents(`${address}${path('refunds', '/stream')}`, {
      authorization: ines,
    });
    expect(stream.status).toBe(200);
    expect(stream.headers.get('content-type')).toBe(
      'text/event-stream; charset=utf-8',
    );
    const reasonIs = async (reason: string): Promise<void> => {
      const received = await stream.next();
      expect(received?.event).toBe('environments');
      const said = Object(received?.data).environments[0].status.reason;
      return said === reason ? undefined : reasonIs(reason);
    };
    await reasonIs('The workload is ready');
    paris.client.updateStatus(workload('refunds', 'payments-dev', 1));
    await reasonIs('Deployment refunds: 1 of 2 pods are ready');
    paris.client.updateStatus(workload('refunds', 'payments-dev', 2));
    await reasonIs('The workload is ready');
    stream.close();
  });
});

describe.each([
  ['environments', ''],
  ['environments/stream', '/stream'],
])('%s is closed', (_route, rest) => {
  it.each([
    ['to another tenant’s developer', path('checkout'), tom, 403],
    ['to nobody', path('checkout'), mockCredentials.none.header(), 401],
    [
      'to another service',
      path('checkout'),
      mockCredentials.service.header(),
      403,
    ],
    ['on what is not in the catalog', path('ghost'), ines, 404],
    [
      'on what is no kind',
      '/api/tenancy/entities/..%2f/default/checkout/environments',
      ines,
      400,
    ],
    [
      'on what is no name',
      '/api/tenancy/entities/component/default/a%00b/environments',
      ines,
      400,
    ],
  ])('%s', async (_story, where, authorization, status) => {
    const answer = await request(backend.server)
      .get(`${where}${rest}`)
      .set('authorization', authorization);
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({
      error: expect.any(Object),
      request: expect.any(Object),
      response: { statusCode: status },
    });
  });
});
