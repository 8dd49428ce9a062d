import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createTenantConditionalDecision,
  tenancyTenantInspectPermission,
  tenancyTenantUpdatePermission,
  tenantConditions,
} from '@socle/plugin-tenancy-common';

export const ines = 'user:default/ines.moreau';
export const tom = 'user:default/tom.becker';
/** An operator. */
export const amara = 'user:default/amara.diallo';
/** Somebody of another company, whom the policy lets do nothing. */
export const guest = 'user:default/guest';

const groups = new Map([
  [ines, ['group:default/payments']],
  [tom, ['group:default/shop']],
  [amara, ['group:default/sre']],
]);

/** Another plugin of the portal, on its own behalf. */
export const service = 'plugin:catalog';

/** What a request carries: of one of the people, of a service, or of nobody. */
export function credentialsOf(who?: string): string {
  if (!who) {
    return mockCredentials.none.header();
  }
  return who === service
    ? mockCredentials.service.header()
    : mockCredentials.user.header(who);
}

function userOf(credentials: BackstageCredentials | undefined): string {
  return String(Object(credentials?.principal).userEntityRef);
}

/** As the platform's policy decides: owners, who asked, and operators. */
export const permissions = mockServices.permissions.mock({
  authorize: async (requests, options) =>
    requests.map(() => ({
      result: groups.has(userOf(options?.credentials))
        ? AuthorizeResult.ALLOW
        : AuthorizeResult.DENY,
    })),
  authorizeConditional: async (requests, options) =>
    requests.map(({ permission }): PolicyDecision => {
      const user = userOf(options?.credentials);
      const claims = [user, ...(groups.get(user) ?? [])];
      if (!groups.has(user)) {
        return { result: AuthorizeResult.DENY };
      }
      const isOwner = tenantConditions.isTenantOwner({ claims });
      if (permission.name !== tenancyTenantInspectPermission.name) {
        return createTenantConditionalDecision(
          tenancyTenantUpdatePermission,
          isOwner,
        );
      }
      return user === amara
        ? { result: AuthorizeResult.ALLOW }
        : createTenantConditionalDecision(tenancyTenantInspectPermission, {
            anyOf: [
              isOwner,
              tenantConditions.isTenantRequester({ claims: [user] }),
            ],
          });
    }),
});

export const userInfo = mockServices.userInfo.mock({
  getUserInfo: async credentials => {
    const userEntityRef = userOf(credentials);
    return {
      userEntityRef,
      ownershipEntityRefs: [
        userEntityRef,
        ...(groups.get(userEntityRef) ?? []),
      ],
    };
  },
});

const entity = (kind: string, name: string, more: object): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default', title: name.toUpperCase() },
  spec: {},
  ...more,
});

/** Groups and their people. */
export const catalog: Entity[] = [
  entity('Group', 'payments', {}),
  entity('Group', 'shop', {}),
  entity('System', 'press', { spec: { type: 'tenant' } }),
  /* Anybody can register a System. */
  entity('System', 'shop', { spec: { type: 'website' } }),
  entity('User', 'ines.moreau', {
    spec: { profile: { displayName: 'Inès Moreau' } },
    relations: [{ type: 'memberOf', targetRef: 'group:default/payments' }],
  }),
  entity('User', 'tom.becker', {
    relations: [{ type: 'memberOf', targetRef: 'group:default/shop' }],
  }),
];
