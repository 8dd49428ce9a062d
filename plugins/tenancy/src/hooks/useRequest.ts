import { useMemo } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { TenantRequest } from '@socle/plugin-tenancy-common';
import { tenancyApiRef } from '../api';
import { Followed } from './followed';
import { FollowedSource, useFollowed } from './useFollowed';

/**
 * How far the newest change request of a tenant is, followed until nothing more will happen.
 *
 * @public
 */
export function useRequest(tenant: string): Followed<TenantRequest> {
  const api = useApi(tenancyApiRef);
  const source = useMemo(
    (): FollowedSource<TenantRequest> => ({
      get: signal => api.getRequest(tenant, { signal }),
      watch: signal => api.watchRequest(tenant, { signal }),
      hasEnded: ({ ended }) => ended,
    }),
    [api, tenant],
  );
  return useFollowed(source);
}
