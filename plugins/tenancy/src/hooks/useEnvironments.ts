import { useMemo } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { EntityEnvironments } from '@socle/plugin-tenancy-common';
import { tenancyApiRef } from '../api';
import { EnvironmentsState } from './environmentsState';
import { FollowedSource, useFollowed } from './useFollowed';

/**
 * The environments of an entity, followed for as long as the component is drawn.
 *
 * @public
 */
export function useEnvironments(entityRef: string): EnvironmentsState {
  const api = useApi(tenancyApiRef);
  const source = useMemo((): FollowedSource<EntityEnvironments> => {
    const entity = parseEntityRef(entityRef);
    return {
      get: signal => api.getEnvironments(entity, { signal }),
      watch: signal => api.watchEnvironments(entity, { signal }),
    };
  }, [api, entityRef]);
  return useFollowed(source);
}
