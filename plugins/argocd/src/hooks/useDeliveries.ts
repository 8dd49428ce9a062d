import { useMemo } from 'react';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { EntityDeliveries } from '@socle/plugin-argocd-common';
import {
  ConnectionEvent,
  Followed,
  FollowedSource,
  useFollowed,
} from '@socle/plugin-platform-react';
import { argocdApiRef, DeliveriesEvent } from '../api';

type Told = Exclude<DeliveriesEvent, ConnectionEvent>;

/**
 * How an entity is delivered, followed for as long as the component is drawn.
 *
 * @public
 */
export function useDeliveries(entityRef: string): Followed<EntityDeliveries> {
  const api = useApi(argocdApiRef);
  const source = useMemo((): FollowedSource<EntityDeliveries, Told> => {
    const entity = parseEntityRef(entityRef);
    return {
      watch: signal => api.watchDeliveries(entity, { signal }),
      reduce: (_, { data }) => data,
    };
  }, [api, entityRef]);
  return useFollowed(source);
}

/**
 * How the entity whose page this is is delivered.
 *
 * @public
 */
export function useEntityDeliveries(): Followed<EntityDeliveries> {
  const { entity } = useEntity();
  return useDeliveries(stringifyEntityRef(entity));
}
