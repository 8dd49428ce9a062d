import { branchOf, readBranch } from './branches';

it('names branches by what is to happen to which tenant', () => {
  expect(branchOf('create', 'payments')).toBe('socle/create/payments');
  expect(readBranch('socle/remove/shop-eu')).toEqual({
    kind: 'remove',
    tenant: 'shop-eu',
  });
});

it.each([
  'main',
  'socle/paint/payments',
  'socle/create',
  'socle/create/',
  'socle/create/a/b',
  'socle/create/../x',
  'socle/create/Payments',
  'fork/socle/create/payments',
])('does not take %s for one of its own', branch => {
  expect(readBranch(branch)).toBeUndefined();
});
