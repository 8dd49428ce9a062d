import { formatTenant } from '@socle/plugin-tenancy-common';
import { amara, guest, ines, tom } from '../__testUtils__/people';
import { startTenancyWorld, TenancyWorld } from '../__testUtils__/tenancyWorld';
import {
  host,
  payments,
  refunds,
  shop,
  tenantOf,
} from '../__testUtils__/tenants';

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
