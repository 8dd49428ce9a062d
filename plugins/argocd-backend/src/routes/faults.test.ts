import {
  ApplicationDetails,
  EntityDeliveries,
  Fleet,
  unpackFleet,
} from '@socle/plugin-argocd-common';
import { deadAddress } from '@socle/plugin-platform-node/testUtils';
import { HttpResponse } from 'msw';
import { application, failedSync } from '../__testUtils__/applications';
import { ArgoWorld, startArgoWorld } from '../__testUtils__/argoWorld';
import { broken, fakeArgo, refusal } from '../__testUtils__/fakeArgo';
import { amara, ines } from '../__testUtils__/people';

jest.setTimeout(60_000);

const argo = fakeArgo('http://argo.internal');
let world: ArgoWorld;

const lyon = application('payments.prod.checkout', {
  destination: { name: 'paris', namespace: 'payments-prod' },
});
const stream = (events: object[]) => async () =>
  new HttpResponse(
    new ReadableStream({
      start(controller) {
        for (const event of events) {
          controller.enqueue(
            new TextEncoder().encode(
              `data: ${JSON.stringify({ result: event })}\n\n`,
            ),
          );
        }
      },
    }),
    { headers: { 'content-type': 'text/event-stream' } },
  );

beforeAll(async () => {
  argo.start();
  argo.answer('/applications', {
    metadata: { resourceVersion: '7' },
    items: [lyon, null, { kind: 'Application' }],
  });
  argo.answer('/projects', { items: [] });
  argo.answer(
    '/stream/applications',
    stream([
      { type: 'ADDED', application: application('payments.prod.ledger') },
      { type: 'ADDED', application: application('payments.prod.gone') },
      { type: 'DELETED', application: application('payments.prod.gone') },
      { type: 'MODIFIED', application: null },
    ]),
  );
  world = await startArgoWorld({
    objects: [
      application('payments.dev.checkout'),
      application('payments.dev.ledger', { status: failedSync }),
    ],
    instances: [
      {
        name: 'paris',
        cluster: 'paris',
        url: 'http://argo.elsewhere',
        token: 'x',
      },
      { name: 'lyon', url: 'http://argo.internal', token: 'reads' },
      { name: 'old', cluster: 'legacy' },
    ],
    clusters: { legacy: await deadAddress() },
  });
});

afterAll(async () => {
  await world.stop();
  argo.stop();
});

const route = '/entities/component/default/checkout/deliveries';

it('one of three is dead: the others work, and it says so and since when', async () => {
  const { instances, environments, verdict } =
    await world.until<EntityDeliveries>(
      route,
      ines,
      body =>
        body.instances.every(({ status }) => status.level !== 'unknown') &&
        body.verdict.verdict === 'delivered',
    );
  expect(verdict.verdict).toBe('delivered');
  expect(
    environments.map(({ environment, applications }) => [
      environment,
      ...applications.map(({ application: { instance } }) => instance),
    ]),
  ).toEqual([
    ['dev', 'paris'],
    ['prod', 'lyon'],
  ]);
  expect(instances).toMatchObject([
    { name: 'paris', source: 'cluster', status: { level: 'ok' } },
    { name: 'lyon', source: 'api', status: { level: 'ok' } },
    {
      name: 'old',
      source: 'cluster',
      status: {
        level: 'error',
        reason: 'legacy cannot be reached: connection refused',
        observedAt: expect.any(String),
      },
    },
  ]);
});

it('follows the stream of an Argo CD whose cluster cannot be watched', async () => {
  const { rows } = await world.until<Fleet>(
    '/applications?instance=lyon',
    amara,
    ({ total }) => total === 2,
  );
  expect(unpackFleet(rows).map(({ name }) => name)).toEqual([
    'payments.prod.checkout',
    'payments.prod.ledger',
  ]);
  expect(
    argo.received.filter(({ path }) => !path.includes('/revisions/')),
  ).toEqual([
    { method: 'GET', path: '/applications', token: 'Bearer reads' },
    { method: 'GET', path: '/projects', token: 'Bearer reads' },
    {
      method: 'GET',
      path: '/stream/applications?resourceVersion=7',
      token: 'Bearer reads',
    },
  ]);
});

const place = '/applications/lyon/argocd/payments.prod.checkout';

it('acts on nothing without a token that is meant for the project', async () => {
  const { status, body } = await world.post(`${place}/actions/sync`, ines);
  expect([status, body]).toMatchObject([
    409,
    { error: { message: expect.stringContaining('no token') } },
  ]);
  const details = await world.get(place, ines);
  expect(details.body).toMatchObject({ acting: 'no-token' });
  expect(argo.received.filter(({ method }) => method !== 'GET')).toEqual([]);
});

it.each([
  ['401', refusal(401), 'does not accept the portal’s token'],
  ['403', refusal(403), 'forbids it'],
  ['429', refusal(429), 'too much to do'],
  ['500', refusal(500), 'answers 500'],
  ['a broken connection', broken, 'cannot be reached'],
  [
    'a page of a proxy',
    async () => new HttpResponse('<html>', { status: 200 }),
    'no JSON',
  ],
])(
  '%s of the API is told of, and the rest is there',
  async (_story, how, message) => {
    const fresh = await startArgoWorld({
      objects: [application('payments.dev.ledger', { status: failedSync })],
      instances: [
        {
          name: 'paris',
          cluster: 'paris',
          url: 'http://argo.internal',
          token: 'reads',
        },
      ],
    });
    try {
      argo.always = how;
      const ledger = '/applications/paris/argocd/payments.dev.ledger';
      const { body } = await fresh.get(ledger, ines);
      const details = body as ApplicationDetails;
      expect(details.explanation.cause).toMatchObject({ code: 'gatekeeper' });
      expect(details.missing).toContainEqual({
        part: 'tree',
        reason: 'api-failed',
        message: expect.stringContaining(message),
      });
      for (const part of ['tree', 'diff', 'history', 'events', 'links']) {
        expect((await fresh.get(`${ledger}/${part}`, ines)).status).toBe(200);
      }
      expect(JSON.stringify(body)).not.toContain('argo.internal');
    } finally {
      argo.always = undefined;
      await fresh.stop();
    }
  },
);

it('asks an API that is out no more for a while, and says since when it is', async () => {
  argo.always = broken;
  const asked = () => argo.received.length;
  await world.get(`${place}/tree`, ines);
  const before = asked();
  for (let count = 0; count < 20; count += 1) {
    await world.get(`${place}/diff`, ines);
  }
  expect(asked()).toBe(before);
  const { body } = await world.get(place, ines);
  expect(body).toMatchObject({
    instance: {
      status: { level: 'ok' },
      api: { level: 'error', staleSince: expect.any(String) },
    },
  });
  argo.always = undefined;
});
