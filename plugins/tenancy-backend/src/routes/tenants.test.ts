import { formatTenant } from '@socle/plugin-tenancy-common';
import { amara, guest, ines, tom } from '../__testUtils__/people';
import { startTenancyWorld, TenancyWorld } from '../__testUtils__/tenancyWorld';
import { payments, refunds, shop } from '../__testUtils__/tenants';

jest.setTimeout(120_000);

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
