import { CompoundEntityRef } from '@backstage/catalog-model';
import { createApiRef } from '@backstage/frontend-plugin-api';
import { ConnectionEvent } from '@socle/plugin-platform-react';
import {
  EntityEnvironments,
  NameAvailability,
  PreviewRequest,
  TenantDetails,
  TenantListing,
  TenantOffer,
  TenantPreview,
  TenantRequest,
  TenantRequestListing,
} from '@socle/plugin-tenancy-common';

/** @public */
export type EnvironmentsEvent =
  ConnectionEvent | { type: 'environments'; data: EntityEnvironments };

/** @public */
export type RequestEvent =
  ConnectionEvent | { type: 'request'; data: TenantRequest };

/**
 * Tenants, what the platform offers them, where entities run, and how their namespaces are.
 *
 * What the server refuses is thrown as a ResponseError with its status.
 *
 * @public
 */
export interface TenancyApi {
  /**
   * The environments of an entity as they are now.
   *
   * @throws ResponseError with status 403 where the viewer may not see them, 404 where they may not see the entity.
   */
  getEnvironments(
    entityRef: CompoundEntityRef,
    options?: { signal?: AbortSignal },
  ): Promise<EntityEnvironments>;

  /**
   * The environments of an entity, each time that they change, until the signal aborts. A lost connection is taken up
   * again.
   *
   * @throws ResponseError with a status of 400 to 499, which trying again does not mend.
   */
  watchEnvironments(
    entityRef: CompoundEntityRef,
    options: { signal: AbortSignal },
  ): AsyncIterable<EnvironmentsEvent>;

  /**
   * The tenants that the viewer may read, merged and requested.
   *
   * @throws ResponseError with status 503 where the platform's tree was never read.
   */
  getTenants(options?: { signal?: AbortSignal }): Promise<TenantListing>;

  /**
   * A tenant, with all that its page shows.
   *
   * @throws ResponseError with status 404 where there is none, or the viewer may not read it.
   */
  getTenant(
    name: string,
    options?: { signal?: AbortSignal },
  ): Promise<TenantDetails>;

  /** What the platform offers to the viewer's groups. */
  getOffer(options?: { signal?: AbortSignal }): Promise<TenantOffer>;

  /** Whether a new tenant can have a name, whatever was typed; of 200 characters at most. */
  getNameAvailability(
    name: string,
    options?: { signal?: AbortSignal },
  ): Promise<NameAvailability>;

  /**
   * What proposing a `tenant.yaml` would come to. Nothing is written anywhere.
   *
   * @throws ResponseError with status 403 where the viewer may not ask for it, 404 where the tenant to change is not there,
   * 413 where the text is too long.
   */
  previewTenant(
    request: PreviewRequest,
    options?: { signal?: AbortSignal },
  ): Promise<TenantPreview>;

  /** The change requests that the viewer may read, of any state: open ones first, then the newest. */
  getRequests(options?: {
    signal?: AbortSignal;
  }): Promise<TenantRequestListing>;

  /**
   * How far the newest change request of a tenant is.
   *
   * @throws ResponseError with status 404 where there is none, or the viewer may not read it.
   */
  getRequest(
    tenant: string,
    options?: { signal?: AbortSignal },
  ): Promise<TenantRequest>;

  /**
   * How far the newest change request of a tenant is, each time that it moves, until the signal aborts. A lost connection
   * is taken up again.
   *
   * @throws ResponseError with a status of 400 to 499, which trying again does not mend.
   */
  watchRequest(
    tenant: string,
    options: { signal: AbortSignal },
  ): AsyncIterable<RequestEvent>;
}

/** @public */
export const tenancyApiRef = createApiRef<TenancyApi>({
  id: 'plugin.tenancy.client',
});
