import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import { Sandbox, startSandbox } from '@socle/sandbox';
import request from 'supertest';
import ciliumPlugin from '..';
import { credentialsOf, permissions } from './people';

/** The backend on a whole sandbox. */
export interface SandboxWorld {
  sandbox: Sandbox;
  get(route: string, who: string): Promise<{ status: number; body: unknown }>;
  post(
    route: string,
    who: string,
    body: object,
  ): Promise<{ status: number; body: unknown }>;
  /** Asks until the answer is as it is to be. */
  until<T>(route: string, who: string, is: (body: T) => boolean): Promise<T>;
  /** Calls the forge's API as Hugo, who reviews the platform's repository. */
  forge(
    method: string,
    route: string,
    body?: object,
  ): Promise<{ status: number; text: string }>;
  stop(): Promise<void>;
}

const entity = (kind: string, name: string, tenant: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default' },
  spec: {
    owner: tenant,
    ...(kind === 'System' ? { type: 'tenant' } : { system: tenant }),
  },
  relations: [{ type: 'ownedBy', targetRef: `group:default/${tenant}` }],
});

/** Starts both. */
export async function startSandboxWorld(): Promise<SandboxWorld> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'socle-cilium-'));
  const sandbox = await startSandbox({
    stateDirectory: directory,
    logger: mockServices.logger.mock(),
  });
  const backend = await startTestBackend({
    features: [
      ciliumPlugin,
      catalogServiceMock.factory({
        entities: [
          entity('System', 'payments', 'payments'),
          entity('System', 'shop', 'shop'),
        ],
      }),
      permissions.factory,
      mockServices.rootConfig.factory({ data: configOf(sandbox) }),
    ],
  });
  const get = async (route: string, who: string) =>
    await request(backend.server)
      .get(`/api/cilium${route}`)
      .set('authorization', credentialsOf(who));
  return {
    sandbox,
    get,
    post: async (route, who, body) =>
      await request(backend.server)
        .post(`/api/cilium${route}`)
        .set('authorization', credentialsOf(who))
        .send(body),
    async until(route, who, is) {
      for (;;) {
        const { status, body } = await get(route, who);
        if (status === 200 && is(body)) {
          return body;
        }
        await wait(100);
      }
    },
    async forge(method, route, body) {
      const response = await fetch(
        `${sandbox.forgeUrl}/api/v1/repos/platform/gitops/${route}`,
        {
          method,
          headers: {
            authorization: 'token sandbox-hugo-lefevre',
            'content-type': 'application/json',
          },
          ...(body && { body: JSON.stringify(body) }),
        },
      );
      return { status: response.status, text: await response.text() };
    },
    async stop() {
      await backend.stop();
      await sandbox.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function configOf(sandbox: Sandbox): JsonObject {
  const { host } = new URL(sandbox.forgeUrl);
  return {
    backend: { reading: { allow: [{ host }] } },
    integrations: {
      gitea: [
        {
          host,
          baseUrl: sandbox.forgeUrl,
          username: 'socle',
          password: 'sandbox-socle',
        },
      ],
    },
    platform: {
      gitops: { url: `${sandbox.forgeUrl}/platform/gitops/src/branch/main` },
    },
    cilium: {
      clusters: Object.entries(sandbox.hubbleAddresses).map(
        ([name, address]) => ({ name, hubble: { address } }),
      ),
    },
    kubernetes: {
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: Object.entries(sandbox.clusterUrls).map(([name, url]) => ({
            name,
            url,
            authProvider: 'serviceAccount',
            serviceAccountToken: 'sandbox-socle',
          })),
        },
      ],
    },
  };
}
