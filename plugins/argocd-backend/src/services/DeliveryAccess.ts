import {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  ActionRights,
  argocdApplicationConfirmPrunePermission,
  argocdApplicationHardRefreshPermission,
  argocdApplicationReadPermission,
  argocdApplicationRefreshPermission,
  argocdApplicationRollbackPermission,
  argocdApplicationSyncPermission,
  argocdApplicationTerminatePermission,
} from '@socle/plugin-argocd-common';
import { ApplicationResource, applicationResourceRef } from '../permissions';

/** What one person may do, with any Application. */
export interface DeliveryRights {
  read(resource: ApplicationResource): boolean;
  actions(resource: ApplicationResource): ActionRights;
}

/**
 * Decides who may do what with Applications. The policy is asked once for each request, and its conditions are tried in
 * memory: 10,000 Applications cost no more questions than one.
 */
export class DeliveryAccess {
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
  ): Promise<DeliveryRights> {
    const [
      read,
      sync,
      refresh,
      hardRefresh,
      terminate,
      rollback,
      confirmPrune,
    ] = await this.#permissions.authorizeConditional(
      [
        { permission: argocdApplicationReadPermission },
        { permission: argocdApplicationSyncPermission },
        { permission: argocdApplicationRefreshPermission },
        { permission: argocdApplicationHardRefreshPermission },
        { permission: argocdApplicationTerminatePermission },
        { permission: argocdApplicationRollbackPermission },
        { permission: argocdApplicationConfirmPrunePermission },
      ],
      { credentials },
    );
    const isAllowed = createConditionAuthorizer(
      this.#registry.getPermissionRuleset(applicationResourceRef),
    );
    return {
      read: resource => isAllowed(read, resource),
      actions: resource => ({
        sync: isAllowed(sync, resource),
        refresh: isAllowed(refresh, resource),
        hardRefresh: isAllowed(hardRefresh, resource),
        terminate: isAllowed(terminate, resource),
        rollback: isAllowed(rollback, resource),
        confirmPrune: isAllowed(confirmPrune, resource),
      }),
    };
  }
}
