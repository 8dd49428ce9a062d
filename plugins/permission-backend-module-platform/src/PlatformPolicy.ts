import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  isResourcePermission,
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  createScaffolderTaskConditionalDecision,
  scaffolderTaskConditions,
} from '@backstage/plugin-scaffolder-backend/alpha';
import { RESOURCE_TYPE_SCAFFOLDER_TASK } from '@backstage/plugin-scaffolder-common/alpha';
import {
  applicationConditions,
  createApplicationConditionalDecision,
  RESOURCE_TYPE_ARGOCD_APPLICATION,
} from '@socle/plugin-argocd-common';
import {
  createNetworkConditionalDecision,
  networkConditions,
  RESOURCE_TYPE_CILIUM_NETWORK,
} from '@socle/plugin-cilium-common';
import {
  createServiceConditionalDecision,
  RESOURCE_TYPE_OPENTELEMETRY_SERVICE,
  serviceConditions,
} from '@socle/plugin-opentelemetry-common';
import {
  createTenantConditionalDecision,
  RESOURCE_TYPE_TENANCY_TENANT,
  tenantConditions,
} from '@socle/plugin-tenancy-common';
import { Roles } from './config';
import { ruleOf } from './rules';

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };

/**
 * The policy of a platform, in place of Backstage's "allow all": owners see their tenant's data, operators everybody's,
 * administrators may do the rest. Who may what is the table in `rules.ts`; nobody without an identity may anything.
 */
export class PlatformPolicy implements PermissionPolicy {
  readonly #roles: Roles;

  constructor(options: { roles: Roles }) {
    this.#roles = options.roles;
  }

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return deny;
    }
    const claims = user.info.ownershipEntityRefs;
    const isAdministrator = has(claims, this.#roles.administrators);
    const isOperator = isAdministrator || has(claims, this.#roles.operators);
    if (isAdministrator) {
      return allow;
    }
    const rule = ruleOf(permission);
    switch (rule) {
      case 'everyone':
        return allow;
      case 'operators':
        return isOperator ? allow : deny;
      case 'administrators':
        return deny;
      case 'owners-and-operators':
        return isOperator ? allow : owners(permission, claims);
      case 'owners-and-administrators':
        return owners(permission, claims);
      case 'owners-requesters-and-operators':
        return isOperator ? allow : ownersAndRequesters(permission, user);
      case 'initiators-and-operators':
        return isOperator ? allow : initiators(permission, user);
      default:
        throw new Error(`Not a rule: ${rule satisfies never}`);
    }
  }
}

function has(claims: readonly string[], role: ReadonlySet<string>): boolean {
  return claims.some(claim => role.has(claim.toLocaleLowerCase('en-US')));
}

function owners(permission: Permission, claims: string[]): PolicyDecision {
  if (isResourcePermission(permission, RESOURCE_TYPE_TENANCY_TENANT)) {
    return createTenantConditionalDecision(
      permission,
      tenantConditions.isTenantOwner({ claims }),
    );
  }
  if (isResourcePermission(permission, RESOURCE_TYPE_ARGOCD_APPLICATION)) {
    return createApplicationConditionalDecision(
      permission,
      applicationConditions.isApplicationOwner({ claims }),
    );
  }
  if (isResourcePermission(permission, RESOURCE_TYPE_CILIUM_NETWORK)) {
    return createNetworkConditionalDecision(
      permission,
      networkConditions.isNetworkOwner({ claims }),
    );
  }
  if (isResourcePermission(permission, RESOURCE_TYPE_OPENTELEMETRY_SERVICE)) {
    return createServiceConditionalDecision(
      permission,
      serviceConditions.isServiceOwner({ claims }),
    );
  }
  return isResourcePermission(permission, RESOURCE_TYPE_CATALOG_ENTITY)
    ? createCatalogConditionalDecision(
        permission,
        catalogConditions.isEntityOwner({ claims }),
      )
    : deny;
}

function ownersAndRequesters(
  permission: Permission,
  { info }: PolicyQueryUser,
): PolicyDecision {
  return isResourcePermission(permission, RESOURCE_TYPE_TENANCY_TENANT)
    ? createTenantConditionalDecision(permission, {
        anyOf: [
          tenantConditions.isTenantOwner({ claims: info.ownershipEntityRefs }),
          tenantConditions.isTenantRequester({ claims: [info.userEntityRef] }),
        ],
      })
    : deny;
}

function initiators(
  permission: Permission,
  { info }: PolicyQueryUser,
): PolicyDecision {
  return isResourcePermission(permission, RESOURCE_TYPE_SCAFFOLDER_TASK)
    ? createScaffolderTaskConditionalDecision(
        permission,
        scaffolderTaskConditions.isTaskOwner({
          createdBy: [info.userEntityRef],
        }),
      )
    : deny;
}
