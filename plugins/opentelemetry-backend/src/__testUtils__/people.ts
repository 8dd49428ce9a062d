import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  ServiceMock,
} from '@backstage/backend-test-utils';
import { PermissionsService } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  isResourcePermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createServiceConditionalDecision,
  RESOURCE_TYPE_OPENTELEMETRY_SERVICE,
  serviceConditions,
} from '@socle/plugin-opentelemetry-common';

export const ines = 'user:default/ines.moreau';
export const tom = 'user:default/tom.becker';
/** An operator: reads everything. */
export const amara = 'user:default/amara.diallo';
/** Whom the policy lets do nothing. */
export const guest = 'user:default/guest';
/** Another plugin of the portal, on its own behalf. */
export const service = 'plugin:catalog';

const groups = new Map([
  [ines, ['group:default/payments']],
  [tom, ['group:default/shop']],
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

/** As the platform's policy decides: owners, and operators. */
export const permissions: ServiceMock<PermissionsService> =
  mockServices.permissions.mock({
    authorize: async (requests, options) =>
      requests.map(() => ({
        result:
          userOf(options?.credentials) === amara
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
      })),
    authorizeConditional: async (requests, options) =>
      requests.map(({ permission }): PolicyDecision => {
        const user = userOf(options?.credentials);
        const known = groups.get(user);
        if (
          !known ||
          !isResourcePermission(permission, RESOURCE_TYPE_OPENTELEMETRY_SERVICE)
        ) {
          return { result: AuthorizeResult.DENY };
        }
        return user === amara
          ? { result: AuthorizeResult.ALLOW }
          : createServiceConditionalDecision(
              permission,
              serviceConditions.isServiceOwner({ claims: [user, ...known] }),
            );
      }),
  });

function userOf(credentials: BackstageCredentials | undefined): string {
  return String(Object(credentials?.principal).userEntityRef);
}
