import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_ARGOCD_APPLICATION } from '@socle/plugin-argocd-common';

/** An Application, as permission rules look at it: whose it is. */
export interface ApplicationResource {
  /** Unset for the platform's own. */
  tenant?: string;
  /**
   * The tenant's owner, and the owners of the entity through which it is looked at, where there is one:
   * `group:default/payments`. Empty for the platform's own.
   */
  owners: readonly string[];
}

/** Applications of every Argo CD of the platform. Rules are tried on each in memory: there is no query. */
export const applicationResourceRef = createPermissionResourceRef<
  ApplicationResource,
  never
>().with({
  pluginId: 'argocd',
  resourceType: RESOURCE_TYPE_ARGOCD_APPLICATION,
});
