import { CompoundEntityRef } from '@backstage/catalog-model';
import { createApiRef } from '@backstage/frontend-plugin-api';
import { EntityEnvironments } from '@socle/plugin-tenancy-common';

/**
 * What a watch tells: the environments as they are now, or that it lost its connection and is trying to get it back.
 *
 * @public
 */
export type EnvironmentsEvent =
  | { type: 'environments'; data: EntityEnvironments }
  | { type: 'interrupted'; error: Error };

/**
 * Where entities run, and how their namespaces are.
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
}

/** @public */
export const tenancyApiRef = createApiRef<TenancyApi>({
  id: 'plugin.tenancy.client',
});
