import {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  CompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Scope } from '@socle/plugin-platform-common';
import { ScopeService } from '@socle/plugin-platform-node';
import { tenancyTenantReadPermission } from '@socle/plugin-tenancy-common';

/** Scopes, for those who may read what they show. */
export class AuthorizedScopes {
  readonly #scopes: ScopeService;
  readonly #permissions: PermissionsService;

  constructor(options: {
    scopes: ScopeService;
    permissions: PermissionsService;
  }) {
    this.#scopes = options.scopes;
    this.#permissions = options.permissions;
  }

  /**
   * The scope of an entity. Throws `NotFoundError` where the user may not read the entity, `NotAllowedError` where they may
   * not read its tenant.
   */
  async resolve(options: {
    entityRef: CompoundEntityRef;
    credentials: BackstageCredentials<BackstageUserPrincipal>;
  }): Promise<Scope> {
    const { credentials } = options;
    const scope = await this.#scopes.resolve(options);
    const resourceRef = stringifyEntityRef(options.entityRef);
    const [{ result }] = await this.#permissions.authorize(
      [{ permission: tenancyTenantReadPermission, resourceRef }],
      { credentials },
    );
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `What ${resourceRef} has in the clusters is for its owners; ask them`,
      );
    }
    return scope;
  }
}
