import { useCallback, useMemo } from 'react';
import {
  CompoundEntityRef,
  getCompoundEntityRef,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { EntityRefusals, EntityServiceMap } from '@socle/plugin-cilium-common';
import {
  ConnectionEvent,
  Fetched,
  Followed,
  FollowedSource,
  useFetched,
  useFollowed,
} from '@socle/plugin-platform-react';
import {
  CiliumApi,
  ciliumApiRef,
  RefusalsEvent,
  RequestOptions,
  ServiceMapEvent,
} from '../api';

/** The entity whose page this is, the same object for the same entity. */
export function useEntityName(): CompoundEntityRef {
  const { entity } = useEntity();
  const { kind, namespace, name } = getCompoundEntityRef(entity);
  return useMemo(() => ({ kind, namespace, name }), [kind, namespace, name]);
}

/** What is asked of the backend about an entity. */
export type Question<Data> = (
  api: CiliumApi,
  entity: CompoundEntityRef,
  options: RequestOptions,
) => Promise<Data>;

/**
 * What the backend answers about the entity of the page.
 *
 * @param ask - the same function for the same question: another one begins anew
 * @param revision - of what the answer depends on
 */
export function useAnswer<Data>(
  ask: Question<Data>,
  revision?: string,
): Fetched<Data> {
  const api = useApi(ciliumApiRef);
  const entity = useEntityName();
  const read = useCallback(
    (signal: AbortSignal) => ask(api, entity, { signal }),
    [api, entity, ask],
  );
  return useFetched(read, revision);
}

/**
 * What was refused of the entity of the page, followed for as long as the component is drawn.
 *
 * @public
 */
export function useEntityRefusals(): Followed<EntityRefusals> {
  const api = useApi(ciliumApiRef);
  const entity = useEntityName();
  const source = useMemo(
    (): FollowedSource<
      EntityRefusals,
      Exclude<RefusalsEvent, ConnectionEvent>
    > => ({
      watch: signal => api.watchRefusals(entity, { signal }),
      reduce: (_, { data }) => data,
    }),
    [api, entity],
  );
  return useFollowed(source);
}

/** Who talks to whom, followed for as long as the component is drawn. */
export function useServiceMap(
  environment: string | undefined,
  minutes: number,
): Followed<EntityServiceMap> {
  const api = useApi(ciliumApiRef);
  const entity = useEntityName();
  const source = useMemo(
    (): FollowedSource<
      EntityServiceMap,
      Exclude<ServiceMapEvent, ConnectionEvent>
    > => ({
      watch: signal =>
        api.watchServiceMap(
          entity,
          { ...(environment && { environment }), minutes },
          { signal },
        ),
      reduce: (_, { data }) => data,
    }),
    [api, entity, environment, minutes],
  );
  return useFollowed(source);
}
