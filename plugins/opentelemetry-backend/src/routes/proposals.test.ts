import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { close, listen } from '@socle/plugin-platform-node/testUtils';
import { createForge, machines, personas } from '@socle/sandbox';
import express from 'express';
import { guest, ines, service, tom } from '../__testUtils__/people';
import { startWorld, World } from '../__testUtils__/world';

jest.setTimeout(120_000);

const auditor = mockServices.auditor.mock();
const event = { success: jest.fn(), fail: jest.fn() };
const route = '/entities/component/default/checkout/objectives/prod/proposal';
const draft = { indicator: 'availability', target: 99.9, window: '30d' };
const slow = { ...draft, indicator: 'latency', threshold: '321ms' };

let world: World;
let stopForge: () => Promise<void>;
/** Asks the forge's API about the repository of checkout. */
let ask: (route: string) => Promise<{ status: number; text: string }>;

beforeAll(async () => {
  const stateDirectory = await mkdtemp(path.join(os.tmpdir(), 'socle-slo-'));
  const app = express();
  const server = http.createServer(app);
  const { port } = new URL(await listen(server));
  const host = `localhost:${port}`;
  const baseUrl = `http://${host}`;
  const forge = await createForge({
    stateDirectory,
    baseUrl,
    identities: [...personas, ...machines],
    logger: mockServices.logger.mock(),
  });
  app.use(forge.handler);
  await forge.ensureRepository({
    owner: 'payments',
    name: 'checkout',
    files: {
      'catalog-info.yaml': 'kind: Component\n',
      'deploy/prod/kustomization.yaml': 'resources:\n  - deployment.yaml\n',
    },
  });
  ask = async part => {
    const response = await fetch(
      `${baseUrl}/api/v1/repos/payments/checkout/${part}`,
      { headers: { authorization: 'token sandbox-hugo-lefevre' } },
    );
    return { status: response.status, text: await response.text() };
  };
  stopForge = async () => {
    await close(server);
    await forge.stop();
    await rm(stateDirectory, { recursive: true, force: true });
  };
  auditor.createEvent.mockResolvedValue(event);
  world = await startWorld({
    auditor,
    home: {
      url: `${baseUrl}/payments/checkout/src/branch/main/catalog-info.yaml`,
      integrations: {
        gitea: [
          { host, baseUrl, username: 'socle', password: 'sandbox-socle' },
        ],
      },
    },
  });
});

afterAll(async () => {
  await world.stop();
  await stopForge();
});

const requests = async (): Promise<unknown[]> =>
  JSON.parse((await ask('pulls?state=all')).text);

it.each([
  ['nobody', undefined, 401],
  ['a service', service, 403],
  ['another tenant', tom, 403],
  ['a guest', guest, 403],
])('%s proposes and previews nothing', async (_, who, status) => {
  for (const one of [route, `${route}/preview`]) {
    const answer = await world.post(one, who, draft);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).not.toMatch(/deploy|kustomization/);
  }
  expect(await requests()).toEqual([]);
});

it.each([
  ['no indicator', {}],
  ['a text for a target', { ...draft, target: '99.9' }],
  ['a field of its own', { ...draft, service: 'storefront' }],
])('%s is refused', async (_, body) => {
  expect((await world.post(route, ines, body)).status).toBe(400);
});

it('an environment that is none is not there', async () => {
  const answer = await world.post(route.replace('prod', 'moon'), ines, draft);
  expect(answer.status).toBe(404);
});

it('a bad threshold is a finding, and nothing is written', async () => {
  const preview = await world.post(`${route}/preview`, ines, slow);
  expect(preview).toMatchObject({ status: 200, body: { files: [] } });

  const { status, body } = await world.post(route, ines, slow);
  expect(status).toBe(409);
  expect(body).toMatchObject({
    accepted: false,
    findings: [
      {
        file: 'objectives/latency.yaml',
        message: expect.stringContaining('No bucket ends at 321ms'),
      },
    ],
  });
  expect(await requests()).toEqual([]);
  expect(event.fail).toHaveBeenCalled();
});

it('previews the exact files, and opens a pull request with them', async () => {
  const preview = await world.post(`${route}/preview`, ines, draft);
  expect(preview.status).toBe(200);
  const files: { path: string; after: string }[] = Object(preview.body).files;
  expect(files.map(file => file.path)).toEqual([
    'objectives/availability.yaml',
    'deploy/prod/objectives.yaml',
    'deploy/prod/kustomization.yaml',
  ]);
  expect(await requests()).toEqual([]);

  const { status, body } = await world.post(route, ines, draft);
  expect(status).toBe(201);
  const { request } = Object(body);
  for (const file of files) {
    const { text } = await ask(`raw/${file.path}?ref=${request.branch}`);
    expect(text).toBe(file.after);
  }
  expect((await ask('raw/objectives/availability.yaml?ref=main')).status).toBe(
    404,
  );
  expect(event.success).toHaveBeenCalledWith({
    meta: { request: request.url },
  });
  expect(auditor.createEvent).toHaveBeenCalledWith(
    expect.objectContaining({
      eventId: 'objective-proposal',
      meta: expect.objectContaining({ tenant: 'payments' }),
    }),
  );

  const again = await world.post(route, ines, draft);
  expect(again).toMatchObject({ status: 201, body: { request } });
  expect(await requests()).toHaveLength(1);
});

it('says so where the portal knows no repository of the service', async () => {
  const answer = await world.post(
    route.replace('checkout', 'newcomer'),
    ines,
    draft,
  );
  expect(answer.status).toBe(400);
  expect(JSON.stringify(answer.body)).toContain(
    'open the pull request yourself',
  );
});
