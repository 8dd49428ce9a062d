import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_OPENTELEMETRY_SERVICE } from '@socle/plugin-opentelemetry-common';

/** A service, as permission rules look at it: whose it is. */
export interface ServiceResource {
  tenant?: string;
  /**
   * The tenant's owner, and the owners of the entity through which it is looked at, where there is one:
   * `group:default/payments`.
   */
  owners: readonly string[];
}

/** Services of tenants. Rules are tried on each in memory: there is no query. */
export const serviceResourceRef = createPermissionResourceRef<
  ServiceResource,
  never
>().with({
  pluginId: 'opentelemetry',
  resourceType: RESOURCE_TYPE_OPENTELEMETRY_SERVICE,
});
