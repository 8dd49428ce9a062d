import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import { Sandbox, startSandbox } from '@socle/sandbox';
import request from 'supertest';
import { parse } from 'yaml';
import argocdPlugin from '..';
import { credentialsOf, permissions } from './people';

/** The backend on a whole sandbox, as `npm start` configures it. */
export interface SandboxWorld {
  sandbox: Sandbox;
  /** The answer, which has to be a success. */
  get<T>(route: string, who: string): Promise<T>;
  post(
    route: string,
    who: string,
    body?: object,
  ): Promise<{ status: number; body: unknown }>;
  /** Asks until the answer is as it is to be. */
  until<T>(
    route: string,
    who: string,
    is: (body: T) => boolean | undefined,
  ): Promise<T>;
  /** Calls the forge's API as Inès, on one of her team's repositories. */
  forge(
    method: string,
    route: string,
    body?: object,
  ): Promise<{ status: number; text: string }>;
  /** Commits to main of one of her team's repositories: a text writes a file, undefined removes it. */
  commit(
    repository: string,
    message: string,
    change: Record<string, string | undefined>,
  ): Promise<void>;
  /** Makes an Application of a folder of her team's repository, that waits for somebody to sync it to their dev. */
  manageByHand(name: string, folder: string): void;
  /** What a ConfigMap of their dev holds; undefined where there is none. */
  dataOf(configMap: string): unknown;
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
  const directory = await mkdtemp(path.join(os.tmpdir(), 'socle-argocd-'));
  const sandbox = await startSandbox({
    stateDirectory: directory,
    logger: mockServices.logger.mock(),
  });
  const backend = await startTestBackend({
    features: [
      argocdPlugin,
      catalogServiceMock.factory({
        entities: [
          entity('System', 'payments', 'payments'),
          entity('Component', 'checkout', 'payments'),
          entity('System', 'logistics', 'logistics'),
        ],
      }),
      permissions.factory,
      mockServices.rootConfig.factory({ data: await configOf(sandbox) }),
    ],
  });
  const ask = async (route: string, who: string) =>
    await request(backend.server)
      .get(`/api/argocd${route}`)
      .set('authorization', credentialsOf(who));
  const forge: SandboxWorld['forge'] = async (method, route, body) => {
    const response = await fetch(`${sandbox.forgeUrl}/api/v1/repos/${route}`, {
      method,
      headers: {
        authorization: 'token sandbox-ines-moreau',
        'content-type': 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text() };
  };
  return {
    sandbox,
    forge,
    async get(route, who) {
      const { status, body } = await ask(route, who);
      expect([status, body.error]).toEqual([200, undefined]);
      return body;
    },
    post: async (route, who, body = {}) =>
      await request(backend.server)
        .post(`/api/argocd${route}`)
        .set('authorization', credentialsOf(who))
        .send(body),
    async until(route, who, is) {
      for (;;) {
        const { status, body } = await ask(route, who);
        if (status === 200 && is(body)) {
          return body;
        }
        await wait(50);
      }
    },
    async commit(repository, message, change) {
      const files = await Promise.all(
        Object.entries(change).map(async ([file, text]) => {
          const known = await forge(
            'GET',
            `${repository}/contents/${file}?ref=main`,
          );
          const { sha } = known.status === 200 ? JSON.parse(known.text) : {};
          const content = Buffer.from(text ?? '').toString('base64');
          const writing = { operation: sha ? 'update' : 'create', content };
          return {
            path: file,
            ...(sha && { sha }),
            ...(text === undefined ? { operation: 'delete' } : writing),
          };
        }),
      );
      const made = await forge('POST', `${repository}/contents`, {
        branch: 'main',
        message,
        files,
      });
      expect(made.status).toBe(201);
    },
    dataOf: name =>
      sandbox.clusters.get('paris-nonprod')?.client.get({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        namespace: 'payments-dev',
        name,
      })?.data,
    manageByHand(name, folder) {
      sandbox.clusters.get('paris-nonprod')?.client.create({
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: { name, namespace: 'argocd' },
        spec: {
          project: 'payments',
          source: {
            repoURL: `${sandbox.forgeUrl}/payments/payments.git`,
            targetRevision: 'main',
            path: folder,
          },
          destination: { name: 'paris-nonprod', namespace: 'payments-dev' },
          syncPolicy: {},
        },
      });
    },
    async stop() {
      await backend.stop();
      await sandbox.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function configOf(sandbox: Sandbox): Promise<JsonObject> {
  const { host } = new URL(sandbox.forgeUrl);
  const file = path.resolve(__dirname, '../../../../app-config.sandbox.yaml');
  const text = await readFile(file, 'utf8');
  const { argocd } = parse(
    text.replace(/\$\{SOCLE_ARGOCD_URL[^}]*\}/, sandbox.argoCdUrl),
  );
  return {
    argocd,
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
