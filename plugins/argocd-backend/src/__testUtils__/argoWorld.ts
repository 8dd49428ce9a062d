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
import { JsonObject } from '@backstage/types';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { TenantsService, tenantsServiceRef } from '@socle/plugin-platform-node';
import {
  startSandboxCluster,
  SandboxCluster,
} from '@socle/plugin-platform-node/testUtils';
import { KubernetesObject } from '@socle/sandbox';
import request from 'supertest';
import argocdPlugin from '..';
import { credentialsOf, permissions } from './people';

/** The routes over a real cluster that holds Argo CD's objects, with hands on it. */
export interface ArgoWorld {
  cluster: SandboxCluster;
  auditor: ServiceMock<AuditorService>;
  address(): string;
  /** Makes an object of Argo CD, or writes it anew. */
  put(object: KubernetesObject): void;
  remove(name: string): void;
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
  environments: ['dev', 'prod'].map(environment => ({
    name: environment,
    cluster: 'paris',
    namespace: `${name}-${environment}`,
  })),
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
  parts: { annotations?: Record<string, string>; spec?: JsonObject } = {},
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: {
    name,
    namespace: 'default',
    annotations: parts.annotations ?? {},
  },
  spec: { owner, ...parts.spec },
  relations: [{ type: 'ownedBy', targetRef: `group:default/${owner}` }],
});

const entities: Entity[] = [
  entity('Group', 'checkout-crew', 'payments', {
    spec: { parent: 'payments' },
  }),
  entity('System', 'payments', 'payments', { spec: { type: 'tenant' } }),
  entity('System', 'shop', 'shop', { spec: { type: 'tenant' } }),
  entity('Component', 'checkout', 'checkout-crew', {
    spec: { system: 'payments' },
  }),
  entity('Component', 'ledger', 'payments', { spec: { system: 'payments' } }),
  entity('Component', 'spy', 'payments', {
    spec: { system: 'payments' },
    annotations: { 'argocd/app-name': 'shop.dev.front' },
  }),
  entity('Component', 'climber', 'payments', {
    spec: { system: 'payments' },
    annotations: { 'argocd/app-name': '../clusters?a=b#c' },
  }),
];

/** Starts them with these objects, and the instances of the configuration; `paris` is the cluster. */
export async function startArgoWorld(options: {
  objects: KubernetesObject[];
  instances?: JsonObject[];
  clusters?: Record<string, string>;
  integrations?: JsonObject;
}): Promise<ArgoWorld> {
  const cluster = await startSandboxCluster('paris');
  for (const name of ['argocd', 'payments-dev', 'payments-prod', 'shop-dev']) {
    cluster.client.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    });
  }
  const put = (object: KubernetesObject) => {
    const { apiVersion, kind } = object;
    const { name, namespace } = object.metadata;
    const isThere = cluster.client.get({ apiVersion, kind, name, namespace });
    if (isThere) {
      cluster.client.update(object);
    } else {
      cluster.client.create(object);
    }
    if (object.status) {
      cluster.client.updateStatus(object);
    }
  };
  options.objects.forEach(put);
  const auditor = mockServices.auditor.mock();
  const event = { success: jest.fn(), fail: jest.fn() };
  auditor.createEvent.mockImplementation(async () => event);
  const urls = { paris: cluster.url, ...options.clusters };
  const backend = await startTestBackend({
    features: [
      argocdPlugin,
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
          ...(options.instances
            ? { argocd: { instances: options.instances } }
            : {
                platform: { argocd: { cluster: 'paris', namespace: 'argocd' } },
              }),
          ...(options.integrations && { integrations: options.integrations }),
          kubernetes: {
            clusterLocatorMethods: [
              {
                type: 'config',
                clusters: Object.entries(urls).map(([name, url]) => ({
                  name,
                  url,
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
  const get = async (route: string, who?: string) =>
    await request(backend.server)
      .get(`/api/argocd${route}`)
      .set('authorization', credentialsOf(who));
  return {
    cluster,
    auditor,
    address: () => `http://127.0.0.1:${backend.server.port()}/api/argocd`,
    put,
    remove: name =>
      cluster.client.delete({
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        namespace: 'argocd',
        name,
      }),
    get,
    post: async (route, who, body) =>
      await request(backend.server)
        .post(`/api/argocd${route}`)
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
      await backend.stop();
      await cluster.stop();
    },
  };
}
