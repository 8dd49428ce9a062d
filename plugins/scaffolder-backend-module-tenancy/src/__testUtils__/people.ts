import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  createTenantConditionalDecision,
  tenancyTenantInspectPermission,
  tenancyTenantUpdatePermission,
  tenantConditions,
} from '@socle/plugin-tenancy-common';
import { TenantRegistry } from '@socle/plugin-tenancy-node';
import { TenantRights } from '../rights/TenantRights';

/** Who runs tasks in tests: Inès of payments, Tom of shop, Hugo who administers, and Eve, who may nothing. */
export const people: Record<
  'ines' | 'tom' | 'hugo' | 'eve',
  { ref: string; name: string; email: string; groups: string[] }
> = {
  ines: {
    ref: 'user:default/ines.moreau',
    name: 'Inès Moreau',
    email: 'ines.moreau@halle.example',
    groups: ['group:default/payments'],
  },
  tom: {
    ref: 'user:default/tom.becker',
    name: 'Tom Becker',
    email: 'tom.becker@halle.example',
    groups: ['group:default/shop'],
  },
  hugo: {
    ref: 'user:default/hugo.lefevre',
    name: 'Hugo Lefèvre',
    email: 'hugo.lefevre@halle.example',
    groups: ['group:default/platform'],
  },
  eve: {
    ref: 'user:default/eve',
    name: 'Eve',
    email: 'eve@halle.example',
    groups: [],
  },
};

export type PersonName = keyof typeof people;

export function credentialsOf(who: PersonName): BackstageCredentials {
  return mockCredentials.user(people[who].ref);
}

/** Rights by the platform's default policy: owners of a tenant may, administrators may all, Eve may not even ask. */
export function rightsOf(registry: Pick<TenantRegistry, 'read'>): TenantRights {
  const personOf = (credentials: BackstageCredentials) => {
    const principal = JSON.stringify(credentials.principal);
    const found = Object.values(people).find(({ ref }) =>
      principal.includes(`"${ref}"`),
    );
    if (!found) {
      throw new Error('The credentials are not of a person');
    }
    return found;
  };
  const permissions: PermissionsService = {
    authorize: async (queries, { credentials } = noOptions()) => {
      const { ref, groups } = personOf(credentials);
      const { tenants } = await registry.read();
      return queries.map(query => {
        const resource = 'resourceRef' in query ? query.resourceRef : undefined;
        const owner = tenants.find(({ name }) => name === resource)?.tenant
          ?.spec.owner;
        const isAllowed =
          ref === people.hugo.ref ||
          (resource === undefined
            ? ref !== people.eve.ref
            : owner !== undefined && groups.includes(owner));
        return {
          result: isAllowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
        };
      });
    },
    authorizeConditional: async (queries, { credentials } = noOptions()) => {
      const { ref, groups } = personOf(credentials);
      const isOwner = tenantConditions.isTenantOwner({
        claims: [ref, ...groups],
      });
      const isRequester = tenantConditions.isTenantRequester({ claims: [ref] });
      return queries.map(({ permission }) => {
        if (ref === people.hugo.ref) {
          return { result: AuthorizeResult.ALLOW };
        }
        return permission.name === tenancyTenantInspectPermission.name
          ? createTenantConditionalDecision(tenancyTenantInspectPermission, {
              anyOf: [isOwner, isRequester],
            })
          : createTenantConditionalDecision(
              tenancyTenantUpdatePermission,
              isOwner,
            );
      });
    },
  };
  return new TenantRights({
    permissions,
    userInfo: mockServices.userInfo.mock({
      getUserInfo: async credentials => {
        const { ref, groups } = personOf(credentials);
        return { userEntityRef: ref, ownershipEntityRefs: [ref, ...groups] };
      },
    }),
  });
}

function noOptions(): never {
  throw new Error('Permissions are asked for with credentials');
}
