import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  ApplicationDetails,
  EntityDeliveries,
  Fleet,
  unpackFleet,
} from '@socle/plugin-argocd-common';
import { Sandbox, startSandbox } from '@socle/sandbox';
import request from 'supertest';
import argocdPlugin from '.';
import {
  amara,
  credentialsOf,
  ines,
  permissions,
} from './__testUtils__/people';

jest.setTimeout(180_000);

let directory: string;
let sandbox: Sandbox;
let backend: TestBackend;

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

beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'socle-argocd-'));
  sandbox = await startSandbox({
    stateDirectory: directory,
    logger: mockServices.logger.mock(),
  });
  const { host } = new URL(sandbox.forgeUrl);
  backend = await startTestBackend({
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
      mockServices.rootConfig.factory({
        data: {
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
            argocd: { cluster: 'paris-nonprod', namespace: 'argocd' },
            gitops: {
              url: `${sandbox.forgeUrl}/platform/gitops/src/branch/main`,
            },
          },
          kubernetes: {
            clusterLocatorMethods: [
              {
                type: 'config',
                clusters: Object.entries(sandbox.clusterUrls).map(
                  ([name, url]) => ({
                    name,
                    url,
                    authProvider: 'serviceAccount',
                    serviceAccountToken: 'sandbox-socle',
                  }),
                ),
              },
            ],
          },
        },
      }),
    ],
  });
});

afterAll(async () => {
  await backend?.stop();
  await sandbox?.stop();
  await rm(directory, { recursive: true, force: true });
});

async function get<T>(route: string, who: string): Promise<T> {
  const { status, body } = await request(backend.server)
    .get(`/api/argocd${route}`)
    .set('authorization', credentialsOf(who));
  expect([status, body.error]).toEqual([200, undefined]);
  return body;
}

it('tells of a service what runs where, and what the next environment lacks', async () => {
  const { verdict, environments } = await get<EntityDeliveries>(
    '/entities/component/default/checkout/deliveries',
    ines,
  );
  expect(verdict).toMatchObject({ verdict: 'delivered', level: 'ok' });
  expect(
    environments.map(({ environment, applications }) => [
      environment,
      ...applications.map(({ version, lacks }) => [version.label, lacks]),
    ]),
  ).toEqual([
    ['dev', ['1.9.0-rc.1', []]],
    [
      'prod',
      [
        '1.8.2',
        [
          {
            kind: 'image',
            image: 'registry.halle.example/payments/checkout',
            has: '1.8.2',
            before: '1.9.0-rc.1',
          },
        ],
      ],
    ],
  ]);
});

it('finds whose every Application is', async () => {
  const { rows, visible } = await get<Fleet>('/applications', amara);
  const fleet = unpackFleet(rows);
  expect(fleet).toHaveLength(visible);
  expect(
    fleet.filter(({ tenant, project }) => !tenant && project !== 'platform'),
  ).toEqual([]);
  expect(fleet).toContainEqual(
    expect.objectContaining({
      name: 'shop.staging.search',
      tenant: 'shop',
      environment: 'staging',
      cluster: 'paris-nonprod',
    }),
  );
});

it.each([
  ['logistics.depots', 'clusterUnreachable'],
  ['logistics.prod.routing', 'imageNotFound'],
  ['shop.dev.search', 'quotaExceeded'],
])('explains %s: %s', async (name, code) => {
  const { explanation } = await get<ApplicationDetails>(
    `/applications/argocd/argocd/${name}`,
    amara,
  );
  expect(explanation.cause).toMatchObject({ code });
});
