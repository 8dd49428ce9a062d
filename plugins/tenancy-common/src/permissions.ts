import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import { createPermission } from '@backstage/plugin-permission-common';

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
 * All permissions of the tenancy plugin.
 *
 * @public
 */
export const tenancyPermissions = [tenancyTenantReadPermission];
