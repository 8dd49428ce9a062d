import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  ConditionalPolicyDecision,
  createPermission,
  PermissionCondition,
  PermissionCriteria,
  ResourcePermission,
} from '@backstage/plugin-permission-common';

/**
 * The resource type of tenants; a reference to one is its name: `payments`.
 *
 * Tenants are not asked about by their entity in the catalog, because there is none yet when somebody asks for a tenant,
 * and for a while after the merge.
 *
 * @public
 */
export const RESOURCE_TYPE_TENANCY_TENANT = 'tenancy-tenant';

/**
 * Reading what an entity's tenant has in the clusters: environments, quota, workloads. Asked for the entity that is looked
 * at, so that a policy can decide by its owner.
 *
 * @public
 */
export const tenancyTenantReadPermission = createPermission({
  name: 'tenancy.tenant.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Reading a tenant itself, requested or merged: what it asks for and gets, what it costs, and its change requests.
 *
 * @public
 */
export const tenancyTenantInspectPermission = createPermission({
  name: 'tenancy.tenant.inspect',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_TENANCY_TENANT,
});

/**
 * Asking for new tenants. Whom a tenant may be asked for is up to `tenancy.tenant.update` on a tenant of that owner.
 *
 * @public
 */
export const tenancyTenantCreatePermission = createPermission({
  name: 'tenancy.tenant.create',
  attributes: { action: 'create' },
});

/**
 * Proposing to change a tenant, or to suspend it.
 *
 * @public
 */
export const tenancyTenantUpdatePermission = createPermission({
  name: 'tenancy.tenant.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_TENANCY_TENANT,
});

/**
 * Proposing to remove a tenant.
 *
 * @public
 */
export const tenancyTenantDeletePermission = createPermission({
  name: 'tenancy.tenant.delete',
  attributes: { action: 'delete' },
  resourceType: RESOURCE_TYPE_TENANCY_TENANT,
});

/**
 * All permissions of the tenancy plugin.
 *
 * @public
 */
export const tenancyPermissions = [
  tenancyTenantReadPermission,
  tenancyTenantInspectPermission,
  tenancyTenantCreatePermission,
  tenancyTenantUpdatePermission,
  tenancyTenantDeletePermission,
];

/**
 * A condition on a tenant: `IS_TENANT_OWNER` and `IS_TENANT_REQUESTER`, with references that are claimed.
 *
 * @public
 */
export type TenantCondition = PermissionCondition<
  typeof RESOURCE_TYPE_TENANCY_TENANT,
  { claims: string[] }
>;

/**
 * Conditions on tenants, for policies. The tenancy backend has the rules behind them.
 *
 * @public
 */
export const tenantConditions = {
  /** One of the claims owns it. */
  isTenantOwner: ({ claims }: { claims: string[] }): TenantCondition => ({
    rule: 'IS_TENANT_OWNER',
    resourceType: RESOURCE_TYPE_TENANCY_TENANT,
    params: { claims },
  }),
  /** One of the claims asked for it, and it is not merged yet. */
  isTenantRequester: ({ claims }: { claims: string[] }): TenantCondition => ({
    rule: 'IS_TENANT_REQUESTER',
    resourceType: RESOURCE_TYPE_TENANCY_TENANT,
    params: { claims },
  }),
};

/**
 * Makes a policy's decision of conditions on tenants.
 *
 * @public
 */
export function createTenantConditionalDecision(
  permission: ResourcePermission<typeof RESOURCE_TYPE_TENANCY_TENANT>,
  conditions: PermissionCriteria<TenantCondition>,
): ConditionalPolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'tenancy',
    resourceType: permission.resourceType,
    conditions,
  };
}
