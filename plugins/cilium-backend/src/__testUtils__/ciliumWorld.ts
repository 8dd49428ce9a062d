import { setTimeout as wait } from 'node:timers/promises';
import {
  AuditorService,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  ServiceMock,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import { TenantsService, tenantsServiceRef } from '@socle/plugin-platform-node';
import {
  SandboxCluster,
  startSandboxCluster,
} from '@socle/plugin-platform-node/testUtils';
import {
  HubbleRelay,
  HubbleRelayOptions,
  startHubbleRelay,
  startTraffic,
  Traffic,
} from '@socle/sandbox';
import request from 'supertest';
import ciliumPlugin from '..';
import { credentialsOf, permissions } from './people';

/** The routes over a cluster and a Relay of the sandbox, with hands on both. */
export interface CiliumWorld {
  cluster: SandboxCluster;
  relay: HubbleRelay;
  traffic: Traffic;
  auditor: ServiceMock<AuditorService>;
  address(): string;
  putPolicy(namespace: string, name: string, spec: object): void;
  /** Asks as one of the people; as nobody where none is named. */
  get(route: string, who?: string): Promise<{ status: number; body: unknown }>;
  post(
    route: string,
    who: string | undefined,
    body?: object,
  ): Promise<{ status: number; body: unknown }>;
  /** Asks until the answer is as it is to be. */
  until<T>(route: string, who: string, is: (body: T) => boolean): Promise<T>;
  stop(): Promise<void>;
}

const tenant = (name: string) => ({
  name,
  owner: `group:default/${name}`,
  environments: [{ name: 'dev', cluster: 'paris', namespace: `${name}-dev` }],
  problems: [],
});

const tenants: TenantsService = {
  list: async () => ({
    tenants: [tenant('payments'), tenant('shop')],
    problems: [],
    status: {
      level: 'ok',
      reason: 'Read',
      observedAt: '2026-11-21T10:00:00.000Z',
    },
  }),
  get: async name => tenant(name),
};

const entity = (
  kind: string,
  name: string,
  owner: string,
  spec: JsonObject = {},
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default' },
  spec: { owner, ...spec },
  relations: [{ type: 'ownedBy', targetRef: `group:default/${owner}` }],
});

const entities: Entity[] = [
  entity('System', 'payments', 'payments', { type: 'tenant' }),
  entity('System', 'shop', 'shop', { type: 'tenant' }),
];

const pods: [namespace: string, name: string][] = [
  ['payments-dev', 'refunds'],
  ['payments-dev', 'checkout'],
  ['shop-dev', 'storefront'],
];

/** Everything is refused: within a tenant, between two, and to the outside. */
const connections = [
  ['payments-dev', 'refunds', 'payments-dev', 'checkout'],
  ['shop-dev', 'storefront', 'payments-dev', 'checkout'],
].map(([fromNamespace, from, toNamespace, to]) => ({
  from: { namespace: fromNamespace, app: from },
  to: { namespace: toNamespace, app: to },
  port: 8080,
  every: 3_600,
}));

/** Starts them. Each namespace denies all, and everybody has tried once. */
export async function startCiliumWorld(
  options: {
    hubble?: JsonObject | null;
    relay?: Partial<HubbleRelayOptions>;
  } = {},
): Promise<CiliumWorld> {
  const cluster = await startSandboxCluster('paris');
  const putPolicy: CiliumWorld['putPolicy'] = (namespace, name, spec) => {
    cluster.client.apply(
      {
        apiVersion: 'cilium.io/v2',
        kind: 'CiliumNetworkPolicy',
        metadata: { name, namespace },
        spec,
      },
      { fieldManager: 'test' },
    );
  };
  for (const name of ['payments', 'shop']) {
    cluster.client.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: `${name}-dev`,
        labels: {
          'socle.dev/tenant': name,
          'socle.dev/environment': 'dev',
        },
      },
    });
    putPolicy(`${name}-dev`, 'deny-all', {
      endpointSelector: {},
      ingress: [{}],
      egress: [{}],
    });
  }
  pods.forEach(([namespace, name], index) => {
    const pod = cluster.client.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name,
        namespace,
        labels: {
          'app.kubernetes.io/name': name,
          secret: `label-of-${namespace}`,
        },
      },
      spec: {
        nodeName: 'one',
        containers: [
          {
            name,
            image: `${name}:1`,
            ports: [{ name: 'http', containerPort: 8080 }],
          },
        ],
      },
    });
    cluster.client.updateStatus({
      ...pod,
      status: {
        phase: 'Running',
        podIP: `10.64.0.${index + 10}`,
        conditions: [{ type: 'Ready', status: 'True' }],
      },
    });
  });
  const relay = await startHubbleRelay({
    cluster: 'paris',
    nodes: ['one', 'two'],
    ...options.relay,
  });
  const logger = mockServices.logger.mock();
  const traffic = startTraffic({
    client: cluster.client,
    relay,
    logger,
    connections,
  });
  traffic.tryAll();
  const auditor = mockServices.auditor.mock();
  const event = { success: jest.fn(), fail: jest.fn() };
  auditor.createEvent.mockImplementation(async () => event);
  const hubble =
    options.hubble === null
      ? {}
      : { hubble: { address: relay.address, ...options.hubble } };
  const backend = await startTestBackend({
    features: [
      ciliumPlugin,
      catalogServiceMock.factory({ entities }),
      createServiceFactory({
        service: tenantsServiceRef,
        deps: {},
        factory: () => tenants,
      }),
      permissions.factory,
      auditor.factory,
      mockServices.rootConfig.factory({
        data: {
          cilium: { clusters: [{ name: 'paris', ...hubble }] },
          kubernetes: {
            clusterLocatorMethods: [
              {
                type: 'config',
                clusters: [
                  {
                    name: 'paris',
                    url: cluster.url,
                    authProvider: 'serviceAccount',
                    serviceAccountToken: 'sandbox-argocd',
                  },
                ],
              },
            ],
          },
        },
      }),
    ],
  });
  const get = async (route: string, who?: string) =>
    await request(backend.server)
      .get(`/api/cilium${route}`)
      .set('authorization', credentialsOf(who));
  return {
    cluster,
    relay,
    traffic,
    auditor,
    putPolicy,
    address: () => `http://127.0.0.1:${backend.server.port()}/api/cilium`,
    get,
    post: async (route, who, body = {}) =>
      await request(backend.server)
        .post(`/api/cilium${route}`)
        .set('authorization', credentialsOf(who))
        .send(body),
    async until(route, who, is) {
      for (;;) {
        const { body, status } = await get(route, who);
        if (status === 200 && is(body)) {
          return body;
        }
        await wait(50);
      }
    },
    async stop() {
      traffic.stop();
      await backend.stop();
      await relay.stop();
      await cluster.stop();
    },
  };
}
