import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_TENANCY_TENANT } from '@socle/plugin-tenancy-common';

/** A tenant, as permission rules look at it. */
export interface TenantResource {
  name: string;
  /** `group:default/payments`; unset where nothing valid says who owns it. */
  owner?: string;
  /** Who asked for it, while it is only requested: `user:default/ines.moreau`. */
  requestedBy?: string;
}

/** Tenants of the platform's GitOps tree and of open change requests. Rules are tried on each in memory: there is no query. */
export const tenantResourceRef = createPermissionResourceRef<
  TenantResource,
  never
>().with({
  pluginId: 'tenancy',
  resourceType: RESOURCE_TYPE_TENANCY_TENANT,
});
