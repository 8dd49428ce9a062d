import { ChangeSummary } from './changes';
import { sampleProfile, sampleTenant } from './__testUtils__/samples';
import { KnownTenant } from './knownTenant';
import { nameAvailability } from './nameAvailability';

const change: ChangeSummary = {
  kind: 'create',
  state: 'open',
  number: 4,
  url: 'https://forge.example.com/platform/gitops/pulls/4',
  title: 'Create tenant refunds',
  requestedBy: 'user:default/ines.moreau',
  createdAt: '2026-11-21T10:00:00.000Z',
  updatedAt: '2026-11-21T10:00:00.000Z',
};
const document = (name: string) => ({
  text: '',
  tenant: sampleTenant({ name, owner: 'group:default/payments' }),
  stale: false,
  findings: [],
});
const known: Record<string, KnownTenant> = {
  payments: { name: 'payments', merged: document('payments'), changes: [] },
  refunds: {
    name: 'refunds',
    proposed: document('refunds'),
    changes: [change],
  },
  broken: {
    name: 'broken',
    merged: { ...document('x'), tenant: undefined },
    changes: [],
  },
};
const profile = sampleProfile();
profile.spec.reservedNames = ['monitoring'];

const anyRemedy = expect.stringMatching(/\.$/);
const ask = (name: string, isReadable = false) =>
  nameAvailability({ name, known: known[name], isReadable, profile });

it.each([
  ['web-shop', 'free', undefined],
  ['payments', 'taken', 'There is a tenant called payments already.'],
  ['broken', 'taken', 'There is a tenant called broken already.'],
  [
    'refunds',
    'requested',
    'Somebody asked for a tenant called refunds already.',
  ],
  ['kube', 'reserved', '"kube" is reserved for the platform.'],
  ['kube-system', 'reserved', '"kube-system" is reserved for the platform.'],
  ['monitoring', 'reserved', '"monitoring" is reserved for the platform.'],
  ['Web', 'invalid', '"Web" is not a tenant\'s name.'],
  ['web-', 'invalid', '"web-" is not a tenant\'s name.'],
  ['', 'invalid', '"" is not a tenant\'s name.'],
  ['a'.repeat(31), 'invalid', expect.stringContaining('is not a tenant')],
])('%s is %s', (name, state, message) => {
  expect(ask(name)).toEqual({
    name,
    state,
    ...(message && { message, remedy: anyRemedy }),
  });
});

it('tells whose a name is only to those who may read the tenant', () => {
  expect(ask('payments', true)).toMatchObject({
    owner: 'group:default/payments',
  });
  expect(ask('refunds', true)).toMatchObject({
    owner: 'group:default/payments',
    change,
  });
  expect(ask('broken', true)).not.toHaveProperty('owner');
});
