import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createTenantConditionalDecision,
  tenancyTenantInspectPermission,
  tenantConditions,
} from '@socle/plugin-tenancy-common';
import { TenantResource } from '@socle/plugin-tenancy-node';
import { TenantRights } from './TenantRights';

const ines = 'user:default/ines.moreau';
const groups = ['group:default/payments'];
const owner = tenantConditions.isTenantOwner({ claims: [ines, ...groups] });
const requester = tenantConditions.isTenantRequester({ claims: [ines] });
const conditional = (
  conditions: Parameters<typeof createTenantConditionalDecision>[1],
) =>
  createTenantConditionalDecision(tenancyTenantInspectPermission, conditions);

const owned: TenantResource = { name: 'a', owner: 'group:default/Payments' };
const asked: TenantResource = {
  name: 'b',
  owner: 'group:default/shop',
  requestedBy: ines,
};
const theirs: TenantResource = { name: 'c', owner: 'group:default/shop' };
const nobodys: TenantResource = { name: 'd' };

it.each<[string, PolicyDecision, string]>([
  ['owners', conditional(owner), 'a'],
  ['owners, and who asked', conditional({ anyOf: [owner, requester] }), 'a b'],
  ['only who asked', conditional(requester), 'b'],
  ['all but owners', conditional({ not: owner }), 'b c d'],
  ['everybody', { result: AuthorizeResult.ALLOW }, 'a b c d'],
  ['nobody', { result: AuthorizeResult.DENY }, ''],
  [
    'who fits a rule of the policy’s own, which is not known here',
    conditional({ ...owner, rule: 'IS_FULL_MOON' }),
    '',
  ],
])('tells %s of a tenant', async (_who, inspect, expected) => {
  const rights = new TenantRights({
    permissions: mockServices.permissions.mock({
      authorizeConditional: async requests =>
        requests.map(({ permission }) =>
          permission.name === tenancyTenantInspectPermission.name
            ? inspect
            : { result: AuthorizeResult.DENY },
        ),
    }),
    userInfo: mockServices.userInfo.mock({
      getUserInfo: async () => ({
        userEntityRef: ines,
        ownershipEntityRefs: [ines, ...groups],
      }),
    }),
  });
  const person = await rights.personOf(mockCredentials.user(ines));
  expect(
    [owned, asked, theirs, nobodys]
      .filter(tenant => person.reads(tenant))
      .map(({ name }) => name)
      .join(' '),
  ).toBe(expected);
});
