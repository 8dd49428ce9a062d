import { useMemo } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  ConnectionEvent,
  FollowedSource,
  useFollowed,
} from '@socle/plugin-platform-react';
import { EntityEnvironments } from '@socle/plugin-tenancy-common';
import { EnvironmentsEvent, tenancyApiRef } from '../api';
import { EnvironmentsState } from './environmentsState';

/**
 * The environments of an entity, followed for as long as the component is drawn.
 *
 * @public
 */
export function useEnvironments(entityRef: string): EnvironmentsState {
  const api = useApi(tenancyApiRef);
  const source = useMemo((): FollowedSource<
    EntityEnvironments,
    Exclude<EnvironmentsEvent, ConnectionEvent>
  > => {
    const entity = parseEntityRef(entityRef);
    return {
      get: signal => api.getEnvironments(entity, { signal }),
      watch: signal => api.watchEnvironments(entity, { signal }),
      reduce: (_, { data }) => data,
    };
  }, [api, entityRef]);
  return useFollowed(source);
}
