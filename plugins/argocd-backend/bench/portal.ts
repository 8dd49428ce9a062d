import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { coreServices } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { TenantsService, tenantsServiceRef } from '@socle/plugin-platform-node';
import argocdPlugin from '../src';
import { tenantOf } from './company';

/** A token of the sandbox's Argo CD that reads every Application. */
export const argoToken = 'sandbox-argocd-portal';

/** A cluster with Applications, in a process of its own. */
export interface BenchCluster {
  url: string;
  /** Of the API of its Argo CD. */
  argoUrl: string;
  /** How many requests it, or the API of its Argo CD, was asked so far. */
  asked(of?: 'cluster' | 'argo'): Promise<number>;
  /** Changes an Application as a deployment of another image does. */
  touch(index: number, tag: string): void;
  /** Makes each answer of Argo CD's API come so many milliseconds later, as over a network. */
  isAway(milliseconds: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startCluster(count: number): Promise<BenchCluster> {
  const child = fork(path.join(__dirname, 'cluster.ts'), [String(count)], {
    execArgv: process.execArgv.filter(one => one !== '--expose-gc'),
  });
  const { url, argoUrl } = await told(child, 'url');
  return {
    url,
    argoUrl,
    async asked(of = 'cluster') {
      child.send({});
      const counted = await told(child, 'asked');
      return of === 'argo' ? counted.argoAsked : counted.asked;
    },
    touch: (index, tag) => child.send({ touch: index, tag }),
    async isAway(milliseconds) {
      child.send({ away: milliseconds });
      await told(child, 'away');
    },
    async stop() {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

/** The message of a child that has that name; what reads its TypeScript tells things of its own. */
async function told(child: ChildProcess, name: string) {
  for (;;) {
    const [message] = await once(child, 'message');
    if (name in Object(message)) {
      return message;
    }
  }
}

/** A portal that shows its Applications. */
export interface BenchPortal {
  get(route: string): Promise<Response>;
  stop(): Promise<void>;
}

export async function startPortal(options: {
  cluster: BenchCluster;
  count: number;
  /** Where it has the Applications from. */
  source: 'cluster' | 'argo';
}): Promise<BenchPortal> {
  const { cluster, count, source } = options;
  const names = [
    ...new Set(Array.from({ length: count }, (_, index) => tenantOf(index))),
  ];
  const tenants = names.map(name => ({
    name,
    owner: `group:default/${name}`,
    environments: ['dev', 'prod'].map(environment => ({
      name: environment,
      cluster: 'paris',
      namespace: `${name}-${environment}`,
    })),
    problems: [],
  }));
  const tenancy: TenantsService = {
    list: async () => ({
      tenants,
      problems: [],
      status: {
        level: 'ok',
        reason: 'Read',
        observedAt: '2026-11-21T10:00:00Z',
      },
    }),
    get: async name => tenants.find(tenant => tenant.name === name),
  };
  const backend = await startTestBackend({
    features: [
      argocdPlugin,
      catalogServiceMock.factory({
        entities: ['service1', 'service2'].map(name => ({
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name, namespace: 'default' },
          spec: { owner: 'team0', system: 'team0' },
        })),
      }),
      createServiceFactory({
        service: tenantsServiceRef,
        deps: {},
        factory: () => tenancy,
      }),
      createServiceFactory({
        service: coreServices.permissions,
        deps: {},
        factory: () => ({
          authorize: async requests =>
            requests.map(() => ({ result: AuthorizeResult.ALLOW as const })),
          authorizeConditional: async requests =>
            requests.map(() => ({ result: AuthorizeResult.ALLOW as const })),
        }),
      }),
      mockServices.rootConfig.factory({
        data: {
          ...(source === 'cluster'
            ? {
                platform: { argocd: { cluster: 'paris', namespace: 'argocd' } },
              }
            : {
                argocd: {
                  instances: [
                    {
                      name: 'argocd',
                      url: cluster.argoUrl,
                      token: argoToken,
                      destinations: [{ name: 'in-cluster', cluster: 'paris' }],
                    },
                  ],
                },
              }),
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
  const address = `http://127.0.0.1:${backend.server.port()}/api/argocd`;
  return {
    get: async route =>
      await fetch(`${address}${route}`, {
        headers: { authorization: mockCredentials.user.header() },
      }),
    stop: async () => await backend.stop(),
  };
}
