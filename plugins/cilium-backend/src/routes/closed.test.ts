import { EntityRefusals } from '@socle/plugin-cilium-common';
import { readEvents } from '@socle/plugin-platform-node/testUtils';
import { CiliumWorld, startCiliumWorld } from '../__testUtils__/ciliumWorld';
import {
  amara,
  credentialsOf,
  guest,
  ines,
  service,
  tom,
} from '../__testUtils__/people';

jest.setTimeout(60_000);

const place = '/entities/system/default/payments';
const shop = '/entities/system/default/shop';
let world: CiliumWorld;
let group: string;

beforeAll(async () => {
  world = await startCiliumWorld();
  const refusals = await world.until<EntityRefusals>(
    `${place}/refusals`,
    ines,
    ({ groups }) => groups.length > 1,
  );
  group = refusals.groups.find(({ from }) => from.name === 'refunds')?.id ?? '';
});

afterAll(async () => {
  await world.stop();
});

const asked = 'from=refunds.payments-dev&to=checkout.payments-dev&port=8080';
const reads = () => [
  '/summary',
  '/refusals',
  '/refusals/stream',
  `/refusals/${group}`,
  `/refusals/${group}/proposal`,
  '/workloads',
  '/peers',
  '/effective?workload=checkout.payments-dev',
  '/map',
  '/map/stream',
  `/ask?${asked}`,
  '/what-if/requests',
];
const writes = () =>
  [
    ['/what-if', { environment: 'dev', text: 'kind: Other' }],
    [`/refusals/${group}/proposal`, { reason: 'Because' }],
  ] as const;

/* What nobody of shop may learn of payments: workloads that they do not talk to, labels, policies. */
const secrets = /refunds|label-of-payments-dev|10\.64\.0\.1[01]/;

it.each<[string, string | undefined, number]>([
  ['nobody', undefined, 401],
  ['another plugin', service, 403],
  ['somebody of another tenant', tom, 403],
  ['a guest', guest, 403],
])('%s gets nothing by any route', async (_, who, expected) => {
  for (const route of reads()) {
    const { status, body } = await world.get(`${place}${route}`, who);
    expect([route, status]).toEqual([route, expected]);
    expect(JSON.stringify(body)).not.toMatch(
      /label-of|deny-all|10\.64|storefront/,
    );
  }
  for (const [route, sent] of writes()) {
    const { status } = await world.post(`${place}${route}`, who, sent);
    expect([route, status]).toEqual([route, expected]);
  }
});

it('an operator reads and asks, and proposes nothing', async () => {
  for (const route of reads().filter(one => !/stream|proposal/.test(one))) {
    const { status } = await world.get(`${place}${route}`, amara);
    expect([route, status]).toEqual([route, 200]);
  }
  const [, [route, body]] = writes();
  expect((await world.get(`${place}${route}`, amara)).status).toBe(403);
  expect((await world.post(`${place}${route}`, amara, body)).status).toBe(403);
});

it('does not find the group of another tenant by an own entity', async () => {
  for (const part of ['', '/proposal']) {
    const { status } = await world.get(`${shop}/refusals/${group}${part}`, tom);
    expect(status).toBe(404);
  }
});

it('shows of another tenant its namespace and its workload, and nothing else', async () => {
  const refusals = await world.until<EntityRefusals>(
    `${shop}/refusals`,
    tom,
    ({ groups }) => groups.length > 0,
  );
  const [{ id, to }] = refusals.groups;
  expect(to).toEqual({
    kind: 'workload',
    name: 'checkout',
    own: false,
    cluster: 'paris',
    namespace: 'payments-dev',
    tenant: 'payments',
    environment: 'dev',
    workload: { kind: 'Pod', name: 'checkout' },
  });
  const answers = [
    refusals,
    (await world.get(`${shop}/refusals/${id}`, tom)).body,
    (await world.get(`${shop}/peers`, tom)).body,
    (await world.get(`${shop}/map`, tom)).body,
    (
      await world.get(
        `${shop}/ask?from=storefront.shop-dev&to=checkout.payments-dev&port=8080`,
        tom,
      )
    ).body,
  ];
  for (const answer of answers) {
    expect(JSON.stringify(answer)).not.toMatch(secrets);
  }
  expect(answers[1]).toMatchObject({
    evaluation: {
      egress: { hidden: false },
      ingress: { hidden: true, sentences: [] },
    },
    policies: [{ policy: { namespace: 'shop-dev' } }],
  });
  expect(answers[4]).toMatchObject({
    evaluation: { ingress: { hidden: true, sentences: [] } },
  });
});

it('answers no question about two others', async () => {
  const { status, body } = await world.get(`${shop}/ask?${asked}`, tom);
  expect(status).toBe(400);
  expect(JSON.stringify(body)).toContain('from or to is a workload');
});

it('takes no filter, namespace or cluster from outside', async () => {
  const { status } = await world.get(
    `${shop}/map?environment=dev&namespace=payments-dev`,
    tom,
  );
  expect(status).toBe(400);
  for (const route of [
    '/refusals/..%2F..%2Fx',
    '/effective?workload=checkout.payments-dev',
    '/map?environment=payments-dev',
  ]) {
    expect((await world.get(`${shop}${route}`, tom)).status).toBeGreaterThan(
      399,
    );
  }
});

it('streams nothing of another tenant, whatever happens', async () => {
  const events = await readEvents(`${world.address()}${shop}/refusals/stream`, {
    authorization: credentialsOf(tom),
  });
  const first = await events.next();
  world.traffic.tryAll();
  const second = await events.next();
  for (const event of [first, second]) {
    expect(JSON.stringify(event)).not.toMatch(secrets);
  }
  events.close();
});
