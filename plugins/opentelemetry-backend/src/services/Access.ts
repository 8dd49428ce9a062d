import {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  opentelemetryHealthReadPermission,
  opentelemetryObjectiveProposePermission,
  opentelemetryPlatformReadPermission,
} from '@socle/plugin-opentelemetry-common';
import { ServiceResource, serviceResourceRef } from '../permissions';

type UserCredentials = BackstageCredentials<BackstageUserPrincipal>;

/** Decides who may read what. The policy is asked once for each request, and its conditions are tried in memory. */
export class Access {
  readonly #permissions: PermissionsService;
  readonly #registry: PermissionsRegistryService;

  constructor(options: {
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
  }) {
    this.#permissions = options.permissions;
    this.#registry = options.permissionsRegistry;
  }

  /** Which services somebody may read. */
  async reader(
    credentials: UserCredentials,
  ): Promise<(resource: ServiceResource) => boolean> {
    return await this.#holder(credentials, opentelemetryHealthReadPermission);
  }

  /** For which services somebody may propose objectives. */
  async proposer(
    credentials: UserCredentials,
  ): Promise<(resource: ServiceResource) => boolean> {
    return await this.#holder(
      credentials,
      opentelemetryObjectiveProposePermission,
    );
  }

  async #holder(
    credentials: UserCredentials,
    permission: typeof opentelemetryHealthReadPermission,
  ): Promise<(resource: ServiceResource) => boolean> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    const isAllowed = createConditionAuthorizer(
      this.#registry.getPermissionRuleset(serviceResourceRef),
    );
    return resource => isAllowed(decision, resource);
  }

  /** Throws `NotAllowedError` for who may not look at all tenants. */
  async assertPlatform(credentials: UserCredentials): Promise<void> {
    const [{ result }] = await this.#permissions.authorize(
      [{ permission: opentelemetryPlatformReadPermission }],
      { credentials },
    );
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        'The telemetry of the platform is for its operators',
      );
    }
  }
}
