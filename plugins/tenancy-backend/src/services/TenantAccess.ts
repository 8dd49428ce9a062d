import {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  tenancyTenantCreatePermission,
  tenancyTenantDeletePermission,
  tenancyTenantInspectPermission,
  tenancyTenantUpdatePermission,
} from '@socle/plugin-tenancy-common';
import { TenantResource, tenantResourceRef } from '@socle/plugin-tenancy-node';

/** What one person may do, with any tenant. */
export interface TenantRights {
  create: boolean;
  inspect(tenant: TenantResource | undefined): boolean;
  update(tenant: TenantResource | undefined): boolean;
  delete(tenant: TenantResource | undefined): boolean;
}

/**
 * Decides who may do what with tenants. The policy is asked once for each request, and its conditions are tried on tenants
 * in memory: how many there are, and whether one is there at all, makes no difference to who may not read it.
 */
export class TenantAccess {
  readonly #permissions: PermissionsService;
  readonly #registry: PermissionsRegistryService;

  constructor(options: {
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
  }) {
    this.#permissions = options.permissions;
    this.#registry = options.permissionsRegistry;
  }

  async rightsOf(
    credentials: BackstageCredentials<BackstageUserPrincipal>,
  ): Promise<TenantRights> {
    const [[create], [inspect, update, remove]] = await Promise.all([
      this.#permissions.authorize(
        [{ permission: tenancyTenantCreatePermission }],
        { credentials },
      ),
      this.#permissions.authorizeConditional(
        [
          { permission: tenancyTenantInspectPermission },
          { permission: tenancyTenantUpdatePermission },
          { permission: tenancyTenantDeletePermission },
        ],
        { credentials },
      ),
    ]);
    const isAllowed = createConditionAuthorizer(
      this.#registry.getPermissionRuleset(tenantResourceRef),
    );
    const by = (decision: typeof inspect) => (tenant?: TenantResource) =>
      tenant !== undefined && isAllowed(decision, tenant);
    return {
      create: create.result === AuthorizeResult.ALLOW,
      inspect: by(inspect),
      update: by(update),
      delete: by(remove),
    };
  }
}
