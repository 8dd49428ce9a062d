import { isTenantOwner, isTenantRequester } from './rules';
import { TenantResource } from './tenantResource';

const payments: TenantResource = {
  name: 'payments',
  owner: 'group:default/payments',
  requestedBy: 'user:default/ines.moreau',
};
const claims = ['user:default/ines.moreau', 'group:default/payments'];

it.each<[string, TenantResource, string[], boolean]>([
  ['the owner', payments, claims, true],
  ['the owner, in other letters', payments, ['group:default/Payments'], true],
  ['another group', payments, ['group:default/shop'], false],
  ['nobody', payments, [], false],
  ['where nobody owns it', { name: 'broken' }, claims, false],
])('IS_TENANT_OWNER: %s', (_story, tenant, claimed, expected) => {
  expect(isTenantOwner.apply(tenant, { claims: claimed })).toBe(expected);
});

it.each<[string, TenantResource, string[], boolean]>([
  ['who asked', payments, ['user:default/ines.moreau'], true],
  ['somebody else', payments, ['user:default/tom.becker'], false],
  ['the group', payments, ['group:default/payments'], false],
  ['where nobody is known to have asked', { name: 'old' }, claims, false],
])('IS_TENANT_REQUESTER: %s', (_story, tenant, claimed, expected) => {
  expect(isTenantRequester.apply(tenant, { claims: claimed })).toBe(expected);
});
