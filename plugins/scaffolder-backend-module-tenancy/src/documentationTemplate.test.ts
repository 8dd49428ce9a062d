import { resolve } from 'node:path';
import {
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import catalogModuleTemplates from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { JsonObject } from '@backstage/types';
import request from 'supertest';
import { SandboxForge, startSandboxForge } from './__testUtils__/sandboxForge';
import scaffolderModuleTenancy from './index';

jest.setTimeout(120_000);

interface TaskEvent {
  type: string;
  body: JsonObject & { message?: string };
}

let sandbox: SandboxForge;
let backend: TestBackend;

beforeAll(async () => {
  sandbox = await startSandboxForge();
  await sandbox.forge.ensureRepository({
    owner: 'platform',
    name: 'catalog',
    files: {
      'catalog-info.yaml': `apiVersion: backstage.io/v1alpha1
kind: Group
metadata: {name: payments}
spec: {type: team, children: []}
`,
    },
  });
  backend = await startTestBackend({
    features: [
      mockServices.rootConfig.factory({
        data: {
          backend: { reading: { allow: [{ host: 'localhost:*' }] } },
          integrations: {
            gitea: [
              {
                host: sandbox.host,
                baseUrl: sandbox.url,
                username: 'socle',
                password: 'sandbox-socle',
              },
            ],
          },
          catalog: {
            locations: [
              {
                type: 'file',
                target: resolve(__dirname, '../../../templates/all.yaml'),
                rules: [{ allow: ['Location', 'Template'] }],
              },
              {
                type: 'url',
                target: `${sandbox.url}/platform/catalog/src/branch/main/catalog-info.yaml`,
                rules: [{ allow: ['Group'] }],
              },
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
  await catalogHas('template:default/documentation');
  await catalogHas('group:default/payments');
});

afterAll(async () => {
  await backend?.stop();
  await sandbox?.stop();
});

/** Asks the catalog until it has the entity: it reads its locations in its own time. */
async function catalogHas(ref: string): Promise<Entity> {
  const [kind, name] = ref.split(':');
  for (;;) {
    const { status, body } = await request(backend.server).get(
      `/api/catalog/entities/by-name/${kind}/${name}`,
    );
    if (status === 200) {
      return body;
    }
    await new Promise(done => {
      setTimeout(done, 100);
    });
  }
}

/** Runs the template to its end. */
async function run(values: JsonObject): Promise<{
  status?: string;
  message: string;
  output: JsonObject;
}> {
  const created = await request(backend.server)
    .post('/api/scaffolder/v2/tasks')
    .send({ templateRef: 'template:default/documentation', values });
  if (created.status !== 201) {
    return {
      status: 'refused',
      message: JSON.stringify(created.body),
      output: {},
    };
  }
  // The stream ends with the task.
  const events = await fetch(
    `http://localhost:${backend.server.port()}/api/scaffolder/v2/tasks/${created.body.id}/eventstream`,
  );
  const parsed = [...(await events.text()).matchAll(/^data: (.*)$/gm)].map(
    ([, data]) => JSON.parse(data) as TaskEvent,
  );
  const completion = parsed.find(({ type }) => type === 'completion');
  return {
    status: completion?.body.message?.split(': ').pop(),
    message: parsed.map(({ body }) => body.message ?? '').join('\n'),
    output: (completion?.body.output ?? {}) as JsonObject,
  };
}

it('makes a documentation site that the catalog shows', async () => {
  const { status, message, output } = await run({
    owner: 'group:default/payments',
    name: 'payments-handbook',
    title: 'Payments: "how" & why',
    visibility: 'public',
  });

  expect({ status, message }).toMatchObject({ status: 'completed' });
  const root = `${sandbox.url}/payments/payments-handbook`;
  expect(output).toMatchObject({
    links: [
      { entityRef: 'component:default/payments-handbook' },
      { title: 'Repository', url: `${root}/src/branch/main/` },
    ],
    text: [{ content: expect.stringContaining(`git clone ${root}.git`) }],
  });
  const { tree } = await sandbox.get<{
    tree: { path: string; type: string }[];
  }>('payments/payments-handbook/git/trees/main?recursive=true');
  expect(
    tree.filter(({ type }) => type === 'blob').map(({ path }) => path),
  ).toEqual([
    'README.md',
    'catalog-info.yaml',
    'docs/index.md',
    'docs/writing.md',
    'mkdocs.yml',
  ]);
  await expect(
    catalogHas('component:default/payments-handbook'),
  ).resolves.toMatchObject({
    metadata: {
      title: 'Payments: "how" & why',
      description: 'Payments: "how" & why',
      annotations: { 'backstage.io/techdocs-ref': 'dir:.' },
    },
    spec: { type: 'documentation', owner: 'group:default/payments' },
  });
});

it('uses the organisation that is asked for', async () => {
  const { status } = await run({
    owner: 'group:default/payments',
    organisation: 'shop',
    name: 'guide',
    title: 'Guide',
    visibility: 'private',
  });

  expect(status).toBe('completed');
  await expect(sandbox.get('shop/guide')).resolves.toMatchObject({
    private: true,
  });
});

it('says what to do where the name is taken', async () => {
  await sandbox.forge.ensureRepository({
    owner: 'payments',
    name: 'taken',
    files: { 'README.md': '# Ours\n' },
  });

  const { status, message } = await run({
    owner: 'group:default/payments',
    name: 'taken',
    title: 'Taken',
    visibility: 'public',
  });

  expect(status).toBe('failed');
  expect(message).toContain('Choose another name');
});

it.each([
  ['Upper', 'a title'],
  ['a--b', 'a title'],
  ['../evil', 'a title'],
  ['fine', ' '],
])('refuses the name %j with the title %j', async (name, title) => {
  await expect(
    run({ owner: 'group:default/payments', name, title }),
  ).resolves.toMatchObject({
    status: 'refused',
    message: expect.stringContaining('does not match pattern'),
  });
});
