import { formatTenant, TenantRequest } from '@socle/plugin-tenancy-common';
import { amara, credentialsOf, guest, ines, tom } from './__testUtils__/people';
import { readEvents } from './__testUtils__/readEvents';
import { startTenancyWorld, TenancyWorld } from './__testUtils__/tenancyWorld';
import { tenantOf } from './__testUtils__/tenants';

jest.setTimeout(120_000);

const host = 'secret-launch.dev.example.com';
const shop = tenantOf('shop', { environments: [{ exposed: [host] }] });
const payments = tenantOf('payments', {
  environments: [
    {},
    { name: 'prod', cluster: 'paris-prod', size: 'medium', suspended: true },
  ],
  traffic: [
    { to: { fqdn: 'api.stripe.com' }, ports: ['443/TCP'], reason: 'Cards' },
  ],
});
const refunds = tenantOf('refunds', { owner: 'group:default/payments' });

let world: TenancyWorld;

beforeAll(async () => {
  world = await startTenancyWorld({
    tenants: [payments, shop],
    files: { 'tenants/broken/tenant.yaml': 'kind: Tenant\n' },
  });
  const { client } = world.cluster;
  client.create({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'payments-dev' },
  });
  client.create({
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'quota', namespace: 'payments-dev' },
    spec: { hard: { configmaps: '40' } },
  });
  await world.propose(refunds, ines);
});

afterAll(async () => {
  await world.stop();
});

const namesIn = (body: unknown): string[] =>
  Object(body).tenants.map(({ name }: { name: string }) => name);

describe('GET tenants', () => {
  it.each([
    ['an owner', ines, ['payments', 'refunds']],
    ['another owner', tom, ['shop']],
    ['an operator', amara, ['broken', 'payments', 'refunds', 'shop']],
    ['a guest', guest, []],
  ])('lists what %s may read', async (_story, who, expected) => {
    const { status, body } = await world.get('/tenants', who);
    expect(status).toBe(200);
    expect(namesIn(body)).toEqual(expected);
    expect(Object.keys(Object(body)).sort()).toEqual([
      'requestsStatus',
      'status',
      'tenants',
    ]);
  });

  it('says how far each is, with its price and its open request', async () => {
    const { body } = await world.get('/tenants', amara);
    expect(body).toMatchObject({
      tenants: [
        { name: 'broken', state: 'invalid' },
        {
          name: 'payments',
          title: 'PAYMENTS',
          owner: 'group:default/payments',
          state: 'live',
          environments: [
            { name: 'dev', namespace: 'payments-dev', suspended: false },
            { name: 'prod', namespace: 'payments-prod', suspended: true },
          ],
          price: { currency: 'EUR', amount: 131.7 },
          changes: [],
        },
        {
          name: 'refunds',
          state: 'requested',
          owner: 'group:default/payments',
          price: { currency: 'EUR', amount: 113.7 },
          changes: [{ kind: 'create', state: 'open', requestedBy: ines }],
        },
        { name: 'shop', state: 'live' },
      ],
      status: { level: 'ok' },
      requestsStatus: { level: 'ok' },
    });
  });
});

describe('GET tenants/:name', () => {
  it('shows the tenant as it is, on the clusters too', async () => {
    const body = await world.until<{
      environments: { state?: { quota?: unknown } }[];
    }>('/tenants/payments', ines, found =>
      Boolean(found.environments[0].state?.quota),
    );
    expect(body).toMatchObject({
      entityRef: 'system:default/payments',
      text: formatTenant(payments),
      tenant: { metadata: { name: 'payments' } },
      environments: [
        {
          name: 'dev',
          state: { quota: [{ resource: 'configmaps', hard: '40' }] },
          price: { amount: 113.7 },
        },
        {
          name: 'prod',
          state: { status: { level: 'unknown' } },
          price: { amount: 18 },
        },
      ],
      budget: {
        owner: 'group:default/payments',
        currency: 'EUR',
        limit: 1500,
        spent: 131.7,
        requested: 113.7,
      },
      members: { people: [{ ref: ines, name: 'Inès Moreau' }], total: 1 },
      network: [
        { text: 'egress to api.stripe.com:443', environments: ['dev'] },
      ],
      findings: [],
      links: [
        {
          kind: 'gitops',
          url: expect.stringMatching(/main\/tenants\/payments$/),
        },
        {
          kind: 'repository',
          url: 'https://forge.example.com/payments/payments',
        },
        {
          kind: 'argocd',
          url: 'https://argocd.example.com/applications?proj=payments',
        },
        {
          kind: 'grafana',
          url: 'https://grafana.example.com/d/payments-dev',
          environment: 'dev',
        },
        { kind: 'grafana', environment: 'prod' },
      ],
      may: { update: true, delete: true },
    });
  });

  it('lets an operator look, and not change', async () => {
    const { body } = await world.get('/tenants/shop', amara);
    expect(body).toMatchObject({ may: { update: false, delete: false } });
  });

  it('shows what is asked for, before anything is there', async () => {
    const { body } = await world.get('/tenants/refunds', ines);
    expect(body).toMatchObject({
      state: 'requested',
      tenant: { metadata: { name: 'refunds' } },
      links: [],
    });
    expect(Object(body).environments[0]).not.toHaveProperty('state');
  });

  it('says what is wrong with a tenant', async () => {
    const { body } = await world.get('/tenants/broken', amara);
    expect(body).toMatchObject({
      state: 'invalid',
      findings: expect.arrayContaining([
        expect.objectContaining({ file: 'tenants/broken/tenant.yaml' }),
      ]),
    });
  });
});

describe('GET offer', () => {
  it('offers the profile with the budgets of one’s own groups only', async () => {
    const { body } = await world.get('/offer', tom);
    expect(body).toMatchObject({
      mayCreate: true,
      owners: [
        {
          ref: 'group:default/shop',
          title: 'SHOP',
          budget: { limit: 600, spent: 113.7, requested: 0 },
        },
      ],
      profile: { spec: { budgets: { default: 600 }, sizes: { small: {} } } },
    });
    expect(JSON.stringify(body)).not.toContain('payments');
  });

  it('offers nothing to own to who may not ask', async () => {
    const { body } = await world.get('/offer', guest);
    expect(body).toMatchObject({ mayCreate: false, owners: [] });
    expect(JSON.stringify(body)).not.toMatch(/payments|shop|refunds/);
  });
});

describe('GET names/:name', () => {
  it.each([
    ['web', 'free'],
    ['payments', 'taken'],
    ['broken', 'taken'],
    ['refunds', 'requested'],
    ['kube', 'reserved'],
    ['Web', 'invalid'],
    ['a%2Fb', 'invalid'],
  ])('%s is %s, whoever asks', async (name, state) => {
    const answers = await Promise.all(
      [ines, tom, amara, guest].map(who => world.get(`/names/${name}`, who)),
    );
    expect(answers.map(({ body }) => Object(body).state)).toEqual(
      Array(4).fill(state),
    );
  });

  it('tells nobody else whose it is', async () => {
    expect((await world.get('/names/refunds', ines)).body).toMatchObject({
      owner: 'group:default/payments',
      change: { requestedBy: ines },
    });
    for (const name of ['refunds', 'payments']) {
      const { body } = await world.get(`/names/${name}`, tom);
      expect(Object.keys(Object(body)).sort()).toEqual([
        'message',
        'name',
        'remedy',
        'state',
      ]);
    }
  });
});

describe('POST preview', () => {
  const preview = async (
    who: string,
    tenant: ReturnType<typeof tenantOf>,
    kind = 'create',
  ) => await world.post('/preview', who, { kind, text: formatTenant(tenant) });

  const ledger = tenantOf('ledger', { owner: 'group:default/payments' });

  it('says what a new tenant would be', async () => {
    const { status, body } = await preview(ines, ledger);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      findings: [],
      plan: { tenant: 'ledger', price: { before: 0, after: 113.7 } },
      price: { amount: 113.7 },
      budget: { spent: 131.7, requested: 113.7 },
    });
    expect(
      Object(body).plan.files.map(({ path }: { path: string }) => path),
    ).toContain('tenants/ledger/tenant.yaml');
  });

  it('says what a change of a tenant would be', async () => {
    const { body } = await preview(
      ines,
      {
        ...payments,
        spec: {
          ...payments.spec,
          environments: [
            { ...payments.spec.environments[0], size: 'medium' },
            payments.spec.environments[1],
          ],
        },
      },
      'change',
    );
    expect(body).toMatchObject({
      findings: [],
      plan: { price: { before: 131.7 } },
      budget: { spent: 0, requested: 113.7 },
    });
  });

  it.each([
    [
      'a taken name',
      tom,
      tenantOf('payments', { owner: 'group:default/shop' }),
      'name',
      'There is a tenant called payments already.',
    ],
    [
      'a name that somebody asked for',
      tom,
      tenantOf('refunds', { owner: 'group:default/shop' }),
      'name',
      'Somebody asked for a tenant called refunds already.',
    ],
    [
      'one’s own request',
      ines,
      refunds,
      'name',
      expect.stringMatching(/^You asked for refunds already/),
    ],
    [
      'somebody else’s group',
      tom,
      ledger,
      'owner',
      'You may not ask for a tenant of group:default/payments.',
    ],
    [
      'a host of a tenant that one may not read',
      ines,
      tenantOf('ledger', {
        owner: 'group:default/payments',
        environments: [{ exposed: [host] }],
      }),
      'references',
      'Another tenant exposes this host already.',
    ],
  ])('tells of %s', async (_story, who, tenant, rule, message) => {
    const { body } = await preview(who, tenant);
    expect(Object(body).findings).toEqual([
      expect.objectContaining({ rule, message }),
    ]);
    expect(Object(body).findings[0].path).toEqual(expect.any(String));
  });

  it('says nothing of others’ budgets', async () => {
    expect((await preview(tom, ledger)).body).not.toHaveProperty('budget');
  });

  it('tells where no tenant can be read from it', async () => {
    const { status, body } = await world.post('/preview', ines, {
      kind: 'create',
      text: 'kind: [',
    });
    expect(status).toBe(200);
    expect(Object(body).findings).not.toEqual([]);
    expect(body).not.toHaveProperty('plan');
  });

  it.each([
    ['for who may not ask', guest, 403, 'create', formatTenant(ledger)],
    ['on others’ tenants', tom, 404, 'change', formatTenant(payments)],
    ['on no tenants', ines, 404, 'change', formatTenant(ledger)],
    ['for who may only look', amara, 403, 'change', formatTenant(payments)],
    ['without a kind', ines, 400, 'paint', ''],
    ['without a text', ines, 400, 'create', undefined],
    ['with a book', ines, 400, 'create', 'x'.repeat(70_000)],
    ['with a library', ines, 413, 'create', 'x'.repeat(700_000)],
  ])('is closed %s', async (_story, who, expected, kind, text) => {
    const { status, body } = await world.post('/preview', who, { kind, text });
    expect(status).toBe(expected);
    expect(Object.keys(Object(body)).sort()).toEqual([
      'error',
      'request',
      'response',
    ]);
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

it.each([
  '/tenants',
  '/tenants/payments',
  '/offer',
  '/names/web',
  '/requests/refunds',
  '/requests/refunds/stream',
])('%s is closed to nobody', async route => {
  expect((await world.get(route)).status).toBe(401);
});

describe('requests/:name', () => {
  const story = ({ steps }: TenantRequest) =>
    steps.map(({ state }) => state).join(' ');

  it('follows a request until it is live', async () => {
    const first = await world.get('/requests/refunds', ines);
    expect(first.body).toMatchObject({
      tenant: 'refunds',
      change: { kind: 'create', state: 'open', requestedBy: ines },
      ended: false,
    });
    const stream = await readEvents(
      `${world.address}/requests/refunds/stream`,
      {
        authorization: credentialsOf(ines),
      },
    );
    const seen: string[] = [];
    const reach = async (wanted: string): Promise<void> => {
      while (seen.at(-1) !== wanted) {
        const event = await stream.next();
        expect(event?.event).toMatch(/^(request|comment)$/);
        if (event?.event === 'request') {
          seen.push(story(event.data as TenantRequest));
        }
      }
    };
    await reach('done current waiting waiting waiting');
    const { change } = first.body as TenantRequest;
    await world.merge(change.number);
    await reach('done done done current waiting');

    const { client } = world.cluster;
    client.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'argocd' },
    });
    for (const name of ['refunds', 'refunds.dev']) {
      client.create({
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: { name, namespace: 'argocd' },
        spec: { project: 'platform' },
        status: {
          sync: { status: 'Synced', revision: 'f'.repeat(40) },
          health: { status: 'Healthy' },
          operationState: {
            phase: 'Succeeded',
            finishedAt: new Date(Date.now() + 60_000).toISOString(),
          },
        },
      });
    }
    await reach('done done done done current');
    client.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'refunds-dev' },
    });
    client.create({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'quota', namespace: 'refunds-dev' },
      spec: { hard: { configmaps: '40' } },
    });
    await reach('done done done done done');
    stream.close();

    const last = await world.until<TenantRequest>(
      '/requests/refunds',
      ines,
      ({ ended }) => ended,
    );
    expect(last.change.state).toBe('merged');
    expect((await world.get('/requests/refunds', amara)).status).toBe(200);
    expect((await world.get('/requests/refunds', tom)).status).toBe(404);
    expect((await world.get('/tenants/refunds', ines)).body).toMatchObject({
      state: 'live',
    });
  });
});
