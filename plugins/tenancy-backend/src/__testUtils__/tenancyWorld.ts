import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  startSandboxCluster,
  SandboxCluster,
} from '@socle/plugin-platform-node/testUtils';
import {
  formatTenant,
  parseProfile,
  render,
  Tenant,
} from '@socle/plugin-tenancy-common';
import {
  changesServiceRef,
  ForgeChanges,
  KnownRequests,
  parseTreeUrl,
  requestRegistryServiceRef,
  selectChangeForge,
} from '@socle/plugin-tenancy-node';
import request from 'supertest';
import tenancyPlugin from '..';
import { catalog, credentialsOf, permissions, userInfo } from './people';
import { startTestForge, TestForge } from './testForge';

/** The portal's routes over a real forge and a real cluster, with hands on both. */
export interface TenancyWorld {
  forge: TestForge;
  /** `paris-nonprod`, where Argo CD is. */
  cluster: SandboxCluster;
  address(): string;
  /** Ends the backend and begins another one, which knows nothing of before. */
  restart(): Promise<void>;
  /** Asks as one of the people; as nobody where none is named. */
  get(route: string, who?: string): Promise<{ status: number; body: unknown }>;
  post(
    route: string,
    who: string | undefined,
    body: unknown,
  ): Promise<{ status: number; body: unknown }>;
  /** Asks until the answer is as it is to be. */
  until<T>(route: string, who: string, is: (body: T) => boolean): Promise<T>;
  /** Opens the request for a new tenant. */
  propose(tenant: Tenant, who: string): Promise<number>;
  merge(number: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts them, with these tenants merged, and files that are no valid tenants. */
export async function startTenancyWorld(options: {
  tenants: Tenant[];
  files?: Record<string, string>;
  /** Whether the change requests are listed anew each time. */
  listsAtOnce?: boolean;
}): Promise<TenancyWorld> {
  const profileText = await readFile(
    path.resolve(
      __dirname,
      '../../../tenancy-common/src/__fixtures__/sample/socle.yaml',
    ),
    'utf8',
  );
  const parsed = parseProfile(profileText, 'socle.yaml');
  if (!parsed.ok) {
    throw new Error('The sample has no valid profile');
  }
  const filesOf = (tenant: Tenant) => [
    {
      path: `tenants/${tenant.metadata.name}/tenant.yaml`,
      content: formatTenant(tenant),
    },
    ...render(tenant, parsed.value),
  ];

  const forge = await startTestForge();
  await forge.ensureRepository({
    owner: 'platform',
    name: 'gitops',
    files: {
      'socle.yaml': profileText,
      ...options.files,
      ...Object.fromEntries(
        options.tenants.flatMap(filesOf).map(file => [file.path, file.content]),
      ),
    },
  });
  const cluster = await startSandboxCluster('paris-nonprod');
  const treeUrl = `${forge.url}/platform/gitops/src/branch/main`;
  const config = {
    backend: { reading: { allow: [{ host: 'localhost:*' }] } },
    integrations: forge.integrations,
    platform: {
      argocd: { cluster: 'paris-nonprod', namespace: 'argocd' },
      gitops: { url: treeUrl, refresh: { milliseconds: 200 } },
    },
    kubernetes: {
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            {
              name: 'paris-nonprod',
              url: cluster.url,
              authProvider: 'serviceAccount',
              serviceAccountToken: 'sandbox-argocd',
            },
          ],
        },
      ],
    },
  };
  const integrations = ScmIntegrations.fromConfig(
    mockServices.rootConfig({ data: config }),
  );
  const { branch, ...location } = parseTreeUrl(treeUrl, integrations);
  const changeForge = () =>
    selectChangeForge({
      integrations,
      location,
      baseBranch: branch,
      limits: { patience: 100 },
    });
  const changes = new ForgeChanges({
    forge: changeForge,
    listFor: 0,
    now: Date.now,
  });
  const start = async () =>
    await startTestBackend({
      features: [
        tenancyPlugin,
        catalogServiceMock.factory({ entities: catalog }),
        permissions.factory,
        userInfo.factory,
        createServiceFactory({
          service: requestRegistryServiceRef,
          deps: { listed: changesServiceRef },
          factory: ({ listed }) =>
            new KnownRequests({
              changes: listed,
              readFile: async (commit, file) =>
                await changeForge().readFile(commit, file),
              logger: mockServices.logger.mock(),
              refreshMilliseconds: 1_000,
              patienceMilliseconds: 250,
              /* A slow machine is no slow forge. */
              firstPatienceMilliseconds: 60_000,
              now: () => new Date(),
            }),
        }),
        ...(options.listsAtOnce
          ? [
              createServiceFactory({
                service: changesServiceRef,
                deps: {},
                factory: () => changes,
              }),
            ]
          : []),
        mockServices.rootConfig.factory({ data: config }),
      ],
    });
  let backend = await start();
  const get = async (route: string, who?: string) =>
    await request(backend.server)
      .get(`/api/tenancy${route}`)
      .set('authorization', credentialsOf(who));

  return {
    forge,
    cluster,
    address: () => `http://127.0.0.1:${backend.server.port()}/api/tenancy`,
    async restart() {
      await backend.stop();
      backend = await start();
    },
    get,
    post: async (route, who, body) =>
      await request(backend.server)
        .post(`/api/tenancy${route}`)
        .set('authorization', credentialsOf(who))
        .send(body as object),
    async until(route, who, is) {
      for (;;) {
        const { body, status } = await get(route, who);
        if (status === 200 && is(body)) {
          return body;
        }
        await wait(100);
      }
    },
    async propose(tenant, who) {
      const { name } = tenant.metadata;
      const { request: opened } = await changes.propose({
        kind: 'create',
        tenant: name,
        requestedBy: who,
        task: `task-${name}`,
        render: async () => ({
          title: `Create tenant ${name}`,
          body: `This makes the tenant ${name}.`,
          files: filesOf(tenant),
          removed: [],
        }),
      });
      return opened?.number ?? 0;
    },
    async merge(number) {
      await forge.api('POST', `pulls/${number}/merge`, { do: 'merge' });
    },
    async stop() {
      await backend.stop();
      await cluster.stop();
      await forge.stop();
    },
  };
}
