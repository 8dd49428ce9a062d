import { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import { isResourcePermission } from '@backstage/plugin-permission-common';
import {
  RESOURCE_TYPE_TENANCY_TENANT,
  tenancyPermissions,
} from '@socle/plugin-tenancy-common';
import { tenantResourceRef, tenantRules } from '@socle/plugin-tenancy-node';
import { TenantDirectory } from '../services/TenantDirectory';

/** Tells the permission system of the plugin's permissions, and how conditions on tenants are tried. */
export function registerPermissions(options: {
  permissionsRegistry: PermissionsRegistryService;
  directory: TenantDirectory;
}): void {
  const { permissionsRegistry, directory } = options;
  const isOnTenants = (permission: (typeof tenancyPermissions)[number]) =>
    isResourcePermission(permission, RESOURCE_TYPE_TENANCY_TENANT);
  permissionsRegistry.addPermissions(
    tenancyPermissions.filter(permission => !isOnTenants(permission)),
  );
  permissionsRegistry.addResourceType({
    resourceRef: tenantResourceRef,
    permissions: tenancyPermissions.filter(isOnTenants),
    rules: tenantRules,
    async getResources(names) {
      const { entries } = await directory.read();
      return names.map(name => entries.get(name)?.resource);
    },
  });
}
