import { Finding } from '@socle/plugin-platform-common/documents';
import { sampleProfile, sampleTenant } from './__testUtils__/samples';
import { KnownTenant, TenantDocument } from './knownTenant';
import { offeredProfile, ownerBudget } from './ownerBudget';
import { summarizeTenant } from './summarizeTenant';

const profile = sampleProfile();
const document = (
  rest: Partial<TenantDocument> & { tenant?: TenantDocument['tenant'] },
): TenantDocument => ({ text: '', stale: false, findings: [], ...rest });
const finding = (severity: Finding['severity']): Finding => ({
  rule: 'schema',
  severity,
  file: 'tenants/payments/tenant.yaml',
  line: 1,
  message: 'Something is wrong.',
  remedy: 'Mend it.',
});
const payments = sampleTenant({
  name: 'payments',
  environments: [
    {},
    { name: 'prod', cluster: 'paris-prod', size: 'medium', suspended: true },
  ],
});
const asleep = sampleTenant({
  name: 'payments',
  environments: [{ suspended: true }],
});

it.each<[string, string, Partial<KnownTenant>]>([
  ['requested', 'proposed only', { proposed: document({ tenant: payments }) }],
  ['requested', 'proposed, and unreadable', { proposed: document({}) }],
  [
    'live',
    'merged, with one environment awake',
    { merged: document({ tenant: payments, findings: [finding('warning')] }) },
  ],
  ['suspended', 'all asleep', { merged: document({ tenant: asleep }) }],
  [
    'invalid',
    'it says what it said before',
    { merged: document({ tenant: payments, stale: true }) },
  ],
  [
    'invalid',
    'it has errors',
    { merged: document({ tenant: asleep, findings: [finding('error')] }) },
  ],
  ['invalid', 'it never could be read', { merged: document({}) }],
])('a tenant is %s: %s', (state, _story, known) => {
  expect(
    summarizeTenant({ name: 'payments', changes: [], ...known }, profile).state,
  ).toBe(state);
});

it('says what a list shows', () => {
  expect(
    summarizeTenant(
      {
        name: 'payments',
        merged: document({ tenant: payments }),
        changes: [],
      },
      profile,
    ),
  ).toEqual({
    name: 'payments',
    title: 'PAYMENTS',
    owner: 'group:default/payments',
    state: 'live',
    environments: [
      {
        name: 'dev',
        cluster: { name: 'paris-nonprod', title: 'Paris, non-production' },
        namespace: 'payments-dev',
        size: 'small',
        suspended: false,
      },
      {
        name: 'prod',
        cluster: { name: 'paris-prod', title: 'Paris, production' },
        namespace: 'payments-prod',
        size: 'medium',
        suspended: true,
      },
    ],
    price: { currency: 'EUR', amount: 131.7 },
    changes: [],
    errors: 0,
  });
});

it('leaves out what cannot be told', () => {
  const odd = sampleTenant({
    name: 'odd',
    environments: [{ size: 'toString', cluster: 'nowhere' }],
  });
  expect(
    summarizeTenant(
      { name: 'odd', merged: document({ tenant: odd }), changes: [] },
      profile,
    ).price,
  ).toBeUndefined();
  expect(
    summarizeTenant(
      {
        name: 'broken',
        merged: document({ findings: [finding('error')] }),
        changes: [],
      },
      undefined,
    ),
  ).toEqual({
    name: 'broken',
    title: 'broken',
    state: 'invalid',
    environments: [],
    changes: [],
    errors: 1,
  });
});

it('counts what an owner spends and asked for besides, and nothing of others', () => {
  const small = (name: string, owner: string) =>
    document({ tenant: sampleTenant({ name, owner }) });
  const owner = 'group:default/payments';
  expect(
    ownerBudget({
      owner,
      profile,
      tenants: [
        { name: 'payments', merged: small('payments', owner), changes: [] },
        { name: 'refunds', proposed: small('refunds', owner), changes: [] },
        {
          name: 'shop',
          merged: small('shop', 'group:default/shop'),
          changes: [],
        },
        { name: 'broken', merged: document({}), changes: [] },
      ],
    }),
  ).toEqual({
    owner,
    currency: 'EUR',
    limit: 1500,
    spent: 113.7,
    requested: 113.7,
  });
});

it('offers the profile without the budgets of others', () => {
  expect(offeredProfile(profile, ['group:default/shop']).spec.budgets).toEqual({
    default: 600,
  });
  expect(
    offeredProfile(profile, ['group:default/payments']).spec.budgets,
  ).toEqual(profile.spec.budgets);
});
