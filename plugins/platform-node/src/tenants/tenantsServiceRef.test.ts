import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import {
  mockServices,
  ServiceFactoryTester,
} from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { createForge, machines } from '@socle/sandbox';
import express from 'express';
import { close, listen } from '../testUtils';
import { tenantsServiceRef } from './tenantsServiceRef';

const files = {
  'socle.yaml': 'kind: Profile\n',
  'tenants/payments/tenant.yaml': `apiVersion: socle.dev/v1
kind: Tenant
metadata: {name: payments, title: Payments}
spec: {owner: group:default/payments, environments: [{name: dev}]}
`,
  'tenants/payments/dev/environment.yaml':
    'cluster: in-cluster\nnamespace: payments-dev\n',
  'tenants/payments/dev/namespace.yaml': 'kind: Namespace\n',
};

const ends: Array<() => Promise<unknown>> = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) {
    await end();
  }
});

async function startForge(): Promise<string> {
  const stateDirectory = await mkdtemp(path.join(os.tmpdir(), 'socle-forge-'));
  ends.push(() => rm(stateDirectory, { recursive: true, force: true }));
  const application = express();
  const server = http.createServer(application);
  const { port } = new URL(await listen(server));
  ends.push(() => close(server));
  const url = `http://localhost:${port}`;
  const forge = await createForge({
    stateDirectory,
    baseUrl: url,
    identities: machines,
    logger: mockServices.logger.mock(),
  });
  ends.push(() => forge.stop());
  application.use(forge.handler);
  await forge.ensureRepository({ owner: 'platform', name: 'gitops', files });
  return url;
}

/** The service by its default factory, with Backstage's own UrlReader. */
async function startService(data: JsonObject) {
  return await ServiceFactoryTester.from(
    mockServices.rootConfig.factory({ data }),
  ).getService(tenantsServiceRef, 'tenancy');
}

it('reads the tree through Backstage’s Gitea reader', async () => {
  const url = await startForge();
  const tenants = await startService({
    integrations: {
      gitea: [
        {
          host: new URL(url).host,
          baseUrl: url,
          username: 'socle',
          password: 'sandbox-socle',
        },
      ],
    },
    platform: {
      gitops: {
        url: `${url}/platform/gitops/src/branch/main`,
        clusterNames: { 'in-cluster': 'paris-nonprod' },
      },
    },
  });
  expect(await tenants.list()).toMatchObject({
    tenants: [
      {
        name: 'payments',
        title: 'Payments',
        owner: 'group:default/payments',
        environments: [
          { name: 'dev', cluster: 'paris-nonprod', namespace: 'payments-dev' },
        ],
        problems: [],
      },
    ],
    problems: [],
    status: { level: 'ok' },
  });
});

it('knows no tenant without an address, and says what to set', async () => {
  const tenants = await startService({});
  expect(await tenants.list()).toMatchObject({
    tenants: [],
    status: {
      level: 'unknown',
      reason: 'No GitOps repository is configured; set platform.gitops.url',
    },
  });
  expect(await tenants.get('payments')).toBeUndefined();
});
