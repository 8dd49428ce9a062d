import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  isResourcePermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  networkConditions,
  createNetworkConditionalDecision,
  RESOURCE_TYPE_CILIUM_NETWORK,
} from '@socle/plugin-cilium-common';

export const ines = 'user:default/ines.moreau';
export const tom = 'user:default/tom.becker';
/** Of a group under that of payments, and owner of one entity. */
export const lena = 'user:default/lena.faure';
/** An operator: reads everything, and acts on nothing. */
export const amara = 'user:default/amara.diallo';
/** Whom the policy lets do nothing. */
export const guest = 'user:default/guest';
/** Another plugin of the portal, on its own behalf. */
export const service = 'plugin:catalog';

const groups = new Map([
  [ines, ['group:default/payments']],
  [tom, ['group:default/shop']],
  [lena, ['group:default/checkout-crew']],
  [amara, ['group:default/sre']],
]);

/** What a request carries: of one of the people, of a service, or of nobody. */
export function credentialsOf(who?: string): string {
  if (!who) {
    return mockCredentials.none.header();
  }
  return who === service
    ? mockCredentials.service.header()
    : mockCredentials.user.header(who);
}

/** As the platform's policy decides: owners, and operators who read. */
export const permissions = mockServices.permissions.mock({
  authorizeConditional: async (requests, options) =>
    requests.map(({ permission }): PolicyDecision => {
      const user = userOf(options?.credentials);
      const known = groups.get(user);
      if (
        !known ||
        !isResourcePermission(permission, RESOURCE_TYPE_CILIUM_NETWORK)
      ) {
        return { result: AuthorizeResult.DENY };
      }
      return user === amara && permission.attributes.action === 'read'
        ? { result: AuthorizeResult.ALLOW }
        : createNetworkConditionalDecision(
            permission,
            networkConditions.isNetworkOwner({
              claims: [user, ...known],
            }),
          );
    }),
});

function userOf(credentials: BackstageCredentials | undefined): string {
  return String(Object(credentials?.principal).userEntityRef);
}
