import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import catalogModuleTemplates from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { JsonObject } from '@backstage/types';
import request from 'supertest';
import { parse } from 'yaml';
import { gitOpsOf } from './__testUtils__/gitOps';
import { SandboxForge, startSandboxForge } from './__testUtils__/sandboxForge';
import { configOf } from './__testUtils__/tenancyWorld';
import { formOf, profileOf } from './__testUtils__/tenants';
import scaffolderModuleTenancy from './index';

jest.setTimeout(120_000);

const file = resolve(__dirname, '../../../templates/tenant/template.yaml');
let sandbox: SandboxForge;
let backend: TestBackend;

beforeAll(async () => {
  sandbox = await startSandboxForge();
  await sandbox.forge.ensureRepository({
    owner: 'platform',
    name: 'gitops',
    files: { 'socle.yaml': profileOf(sandbox.url) },
  });
  backend = await startTestBackend({
    features: [
      mockServices.rootConfig.factory({
        data: {
          ...configOf(sandbox),
          catalog: {
            locations: [
              { type: 'file', target: file, rules: [{ allow: ['Template'] }] },
            ],
          },
        },
      }),
      catalogPlugin,
      catalogModuleTemplates,
      scaffolderPlugin,
      scaffolderModuleTenancy,
    ],
  });
  for (let status = 0; status !== 200;) {
    await new Promise(done => {
      setTimeout(done, 100);
    });
    ({ status } = await request(backend.server).get(
      '/api/catalog/entities/by-name/template/default/tenant',
    ));
  }
});

afterAll(async () => {
  await backend?.stop();
  await sandbox?.stop();
});

it('shows in a dry run the diff, and makes nothing', async () => {
  const { status, body } = await request(backend.server)
    .post('/api/scaffolder/v2/dry-run')
    .send({
      template: parse(readFileSync(file, 'utf8')),
      values: { tenant: formOf('loyalty') },
      secrets: {},
      directoryContents: [],
    });

  expect({ status, error: body.error }).toMatchObject({ status: 200 });
  const log = JSON.stringify(body.log);
  expect(log).toContain('+++ b/tenants/loyalty/dev/quota.yaml');
  expect(log).toContain('Would propose on socle/create/loyalty');
  expect(log).not.toContain('sandbox-socle');
  expect(
    (body.directoryContents as { path: string }[]).map(({ path }) => path),
  ).toEqual(
    expect.arrayContaining([
      'gitops/tenants/loyalty/tenant.yaml',
      'team/catalog-info.yaml',
    ]),
  );
  expect(await gitOpsOf(sandbox).branches()).toEqual(['main']);
  await expect(sandbox.get('loyalty/loyalty')).rejects.toThrow('404');
});

it("makes the team's repository and opens the pull request", async () => {
  const created = await request(backend.server)
    .post('/api/scaffolder/v2/tasks')
    .send({
      templateRef: 'template:default/tenant',
      values: { tenant: formOf('loyalty') },
    });
  expect({ status: created.status, body: created.body }).toMatchObject({
    status: 201,
  });
  // The stream ends with the task.
  const stream = await fetch(
    `http://localhost:${backend.server.port()}/api/scaffolder/v2/tasks/${created.body.id}/eventstream`,
  );
  const events = [...(await stream.text()).matchAll(/^data: (.*)$/gm)].map(
    ([, data]) => JSON.parse(data) as { type: string; body: JsonObject },
  );

  const [pull] = await gitOpsOf(sandbox).pulls();
  expect(events.map(({ body }) => body.message).join('\n')).toContain(
    `Request #1: ${sandbox.url}/platform/gitops/pulls/1`,
  );
  expect(pull).toMatchObject({
    title: 'Create tenant loyalty',
    body: expect.stringContaining('Asked for by user:default/mock.'),
    state: 'open',
  });
  expect(
    events.find(({ type }) => type === 'completion')?.body.output,
  ).toMatchObject({
    links: expect.arrayContaining([
      expect.objectContaining({
        url: `${sandbox.url}/platform/gitops/pulls/1`,
      }),
    ]),
  });
  await expect(sandbox.get('loyalty/loyalty/commits')).resolves.toHaveLength(1);
});

it('says in the task what to do where the tenant is refused', async () => {
  const { body } = await request(backend.server)
    .post('/api/scaffolder/v2/dry-run')
    .send({
      template: parse(readFileSync(file, 'utf8')),
      values: { tenant: formOf('kube') },
      secrets: {},
      directoryContents: [],
    });
  expect(JSON.stringify(body)).toContain(
    'is reserved for the platform. Choose another name',
  );
});
