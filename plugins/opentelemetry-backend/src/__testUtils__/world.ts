import http from 'node:http';
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
  close,
  listen,
  SandboxCluster,
  startSandboxCluster,
} from '@socle/plugin-platform-node/testUtils';
import {
  createPrometheus,
  KubernetesObject,
  Prometheus,
  seededServices,
} from '@socle/sandbox';
import request from 'supertest';
import opentelemetryPlugin from '..';
import { credentialsOf, permissions } from './people';

/** Stands before Prometheus, and may answer in its place. */
export interface Door {
  /** What answers; true where it has. Undefined: Prometheus does. */
  instead?: (
    request: http.IncomingMessage,
    response: http.ServerResponse,
  ) => boolean;
  /** The paths that were asked for. */
  asked: string[];
}

/** The routes over a real cluster and Prometheus of the sandbox, with hands on both. */
export interface World {
  cluster: SandboxCluster;
  prometheus: Prometheus;
  door: Door;
  /** Asks as one of the people; as nobody where none is named. */
  get<T = unknown>(
    route: string,
    who?: string,
  ): Promise<{ status: number; body: T }>;
  post(
    route: string,
    who: string | undefined,
    body: object,
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
    cluster: environment === 'prod' ? 'paris' : 'nowhere',
    namespace: `${name}-${environment}`,
  })),
  problems: [],
});

function tenantsOf(suspended: string | undefined): TenantsService {
  const all = ['payments', 'shop', 'insights'].map(tenant).map(one => ({
    ...one,
    environments: one.environments.map(environment => ({
      ...environment,
      ...(environment.name === suspended && { suspended: true }),
    })),
  }));
  return {
    list: async () => ({
      tenants: all,
      problems: [],
      status: {
        level: 'ok',
        reason: 'Read',
        observedAt: '2026-11-21T10:00:00.000Z',
      },
    }),
    get: async name => all.find(one => one.name === name),
  };
}

const entity = (
  kind: string,
  name: string,
  owner: string,
  annotations: Record<string, string> = {},
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default', annotations },
  spec: {
    owner,
    ...(kind === 'System' ? { type: 'tenant' } : { system: owner }),
  },
  relations: [{ type: 'ownedBy', targetRef: `group:default/${owner}` }],
});

const entities: Entity[] = [
  entity('System', 'payments', 'payments'),
  entity('Component', 'checkout', 'payments'),
  entity('Component', 'newcomer', 'payments'),
  entity('Component', 'spy', 'payments', {
    'opentelemetry.io/service-name':
      'storefront"} or {k8s_namespace_name="shop-prod',
  }),
  entity('Component', 'thief', 'payments', {
    'opentelemetry.io/service-name': 'storefront',
    'backstage.io/kubernetes-namespace': 'shop-prod',
  }),
  entity('Component', 'storefront', 'shop'),
];

const keptAt = (one: Entity, url: string): Entity => ({
  ...one,
  metadata: {
    ...one.metadata,
    annotations: { 'backstage.io/managed-by-location': `url:${url}` },
  },
});

const deployment = (namespace: string, name: string): KubernetesObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: {
    name,
    namespace,
    labels: { 'backstage.io/kubernetes-id': name },
  },
  spec: {
    replicas: 1,
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: { containers: [{ name, image: 'example.com/a:1' }] },
    },
  },
});

/** Starts them; `source` is more of the configuration of the one source. */
export async function startWorld(
  options: {
    source?: JsonObject;
    /** When checkout was deployed, since when it fails. */
    deployedAt?: number;
    /** Since how many minutes checkout has been silent. */
    silentForMinutes?: number;
    /** An environment that is suspended in every tenant. */
    suspended?: string;
    /** Where checkout is kept, and the forge of it. */
    home?: { url: string; integrations: JsonObject };
    auditor?: ServiceMock<AuditorService>;
  } = {},
): Promise<World> {
  const { source, deployedAt, silentForMinutes, suspended, home } = options;
  const tenants = tenantsOf(suspended);
  const cluster = await startSandboxCluster('paris');
  for (const name of ['payments-prod', 'shop-prod']) {
    cluster.client.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    });
  }
  for (const [namespace, name] of [
    ['payments-prod', 'checkout'],
    ['shop-prod', 'storefront'],
  ]) {
    const made = cluster.client.create(deployment(namespace, name));
    cluster.client.updateStatus({
      ...made,
      status: { replicas: 1, readyReplicas: 1, availableReplicas: 1 },
    });
  }
  const prometheus = createPrometheus({
    cluster: {
      client: cluster.client,
      services: seededServices
        .filter(
          ({ service, environment }) =>
            environment === 'prod' &&
            ['checkout', 'storefront'].includes(service),
        )
        .map(one =>
          one.service === 'checkout'
            ? {
                ...one,
                silentForMinutes,
                ...(deployedAt !== undefined && { failingSinceDeploy: 0.3 }),
              }
            : { ...one, silentForMinutes: undefined },
        ),
      deployedAt: () => deployedAt,
    },
  });
  const door: Door = { asked: [] };
  const server = http.createServer((incoming, response) => {
    door.asked.push((incoming.url ?? '').split('?')[0]);
    if (!door.instead?.(incoming, response)) {
      prometheus.handler(incoming, response);
    }
  });
  const url = await listen(server);
  const backend = await startTestBackend({
    features: [
      opentelemetryPlugin,
      catalogServiceMock.factory({
        entities: entities.map(one =>
          home && one.metadata.name === 'checkout'
            ? keptAt(one, home.url)
            : one,
        ),
      }),
      (options.auditor ?? mockServices.auditor.mock()).factory,
      createServiceFactory({
        service: tenantsServiceRef,
        deps: {},
        factory: () => tenants,
      }),
      permissions.factory,
      mockServices.rootConfig.factory({
        data: {
          ...(home && { integrations: home.integrations }),
          opentelemetry: {
            sources: [
              {
                name: 'paris',
                url,
                clusters: ['paris'],
                // Backend and Prometheus share one process, on a slow machine.
                timeout: '60s',
                otlpEndpoint: 'http://collector.observability:4318',
                grafana: {
                  externalUrl: 'https://grafana.example.com',
                  dataSources: {
                    metrics: 'prom',
                    traces: 'tempo',
                    logs: 'loki',
                  },
                },
                ...source,
              },
            ],
          },
          kubernetes: {
            clusterLocatorMethods: [
              {
                type: 'config',
                clusters: [
                  {
                    name: 'paris',
                    url: cluster.url,
                    authProvider: 'serviceAccount',
                    serviceAccountToken: 'sandbox-socle',
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
      .get(`/api/opentelemetry${route}`)
      .set('authorization', credentialsOf(who));
  return {
    cluster,
    prometheus,
    door,
    get,
    post: async (route, who, body) =>
      await request(backend.server)
        .post(`/api/opentelemetry${route}`)
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
      await close(server);
      await cluster.stop();
    },
  };
}
