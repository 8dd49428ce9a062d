import { formatTenant } from '@socle/plugin-tenancy-common';
import { guest, ines, service, tom } from '../__testUtils__/people';
import { startTenancyWorld, TenancyWorld } from '../__testUtils__/tenancyWorld';
import { host, payments, refunds, shop } from '../__testUtils__/tenants';

jest.setTimeout(120_000);

let world: TenancyWorld;

beforeAll(async () => {
  world = await startTenancyWorld({
    tenants: [payments, shop],
    files: { 'tenants/broken/tenant.yaml': 'kind: Tenant\n' },
  });
  await world.propose(refunds, ines);
});

afterAll(async () => {
  await world.stop();
});

const entity = '/entities/system/default/payments/environments';

/** Every route of the plugin. */
const routes = [
  '/tenants',
  '/tenants/payments',
  '/offer',
  '/names/web',
  '/requests',
  '/requests/refunds',
  '/requests/refunds/stream',
  entity,
  `${entity}/stream`,
];
const preview = { kind: 'change', text: formatTenant(payments) };

describe.each([
  ['nobody', undefined, 401],
  ['another service', service, 403],
])('closed to %s', (_story, who, expected) => {
  it.each(routes)('GET %s', async route => {
    const { status, body } = await world.get(route, who);
    expect(status).toBe(expected);
    expect(JSON.stringify(body)).not.toContain('group:default/payments');
  });

  it('POST /preview', async () => {
    const { status } = await world.post('/preview', who, preview);
    expect(status).toBe(expected);
  });
});

describe.each([
  ['tenants/:name', '/tenants/payments', '/tenants/nobody'],
  [
    'tenants/:name of one that is requested',
    '/tenants/refunds',
    '/tenants/nobody',
  ],
  ['requests/:name', '/requests/refunds', '/requests/nobody'],
  [
    'requests/:name/stream',
    '/requests/refunds/stream',
    '/requests/nobody/stream',
  ],
])('%s is closed', (_route, theirs, none) => {
  it('to others, as if there was none', async () => {
    for (const who of [tom, guest]) {
      const [there, not] = await Promise.all([
        world.get(theirs, who),
        world.get(none, who),
      ]);
      expect([there.status, not.status]).toEqual([404, 404]);
      const said = (answer: { body: unknown }, route: string) =>
        JSON.stringify(answer.body)
          .replaceAll(route, '')
          .replaceAll(route.split('/')[2], '');
      expect(said(there, theirs)).toBe(said(not, none));
    }
  });

  it('on what is no name', async () => {
    const { status } = await world.get(
      theirs.replace(/payments|refunds/, 'A%2f..'),
      ines,
    );
    expect(status).toBe(400);
  });
});

it.each(['/tenants', '/offer', '/requests', '/names/payments', entity])(
  'GET %s holds nothing of others’ tenants',
  async route => {
    for (const who of [tom, guest]) {
      const text = JSON.stringify((await world.get(route, who)).body)
        .replaceAll(route, '')
        .replaceAll('system:default/payments', '');
      expect(text).not.toMatch(/group:default\/payments|ines|refunds|stripe/);
      expect(text).not.toMatch(who === guest ? /shop|secret/ : /PAYMENTS/);
    }
    /* There is something to hold back. */
    expect((await world.get('/tenants', tom)).body).toMatchObject({
      tenants: [{ name: 'shop' }],
    });
  },
);

it('previews hold nothing of others’ tenants', async () => {
  const { environments } = shop.spec;
  const { status, body } = await world.post('/preview', ines, {
    kind: 'create',
    text: formatTenant({
      ...shop,
      metadata: { name: 'ledger', title: 'Ledger' },
      spec: {
        ...payments.spec,
        environments: [{ ...environments[0], exposed: [host] }],
        traffic: [
          {
            to: { tenant: 'shop' },
            ports: ['8080/TCP'],
            reason: 'To look whether it agrees',
          },
        ],
      },
    }),
  });
  expect(status).toBe(200);
  const { findings } = Object(body);
  expect(findings).not.toEqual([]);
  expect(JSON.stringify(findings)).not.toMatch(/group:default\/shop|SHOP/);
  expect(
    findings.filter(({ message }: { message: string }) =>
      /tenants\/shop|shop-dev|of shop/.test(message),
    ),
  ).toEqual([]);
});

it.each([
  ['a merged tenant', 'payments', 'taken'],
  ['one that is requested', 'refunds', 'requested'],
])(
  'names tell of %s that it is there, and no more',
  async (_story, name, state) => {
    for (const who of [tom, guest]) {
      const { body } = await world.get(`/names/${name}`, who);
      expect(body).toEqual({
        name,
        state,
        message: expect.any(String),
        remedy: 'Choose another name.',
      });
    }
  },
);
