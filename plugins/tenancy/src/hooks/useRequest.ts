import { useMemo } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  ConnectionEvent,
  Followed,
  FollowedSource,
  useFollowed,
} from '@socle/plugin-platform-react';
import { TenantRequest } from '@socle/plugin-tenancy-common';
import { RequestEvent, tenancyApiRef } from '../api';

/**
 * How far the newest change request of a tenant is, followed until nothing more will happen.
 *
 * @public
 */
export function useRequest(tenant: string): Followed<TenantRequest> {
  const api = useApi(tenancyApiRef);
  const source = useMemo(
    (): FollowedSource<
      TenantRequest,
      Exclude<RequestEvent, ConnectionEvent>
    > => ({
      get: signal => api.getRequest(tenant, { signal }),
      watch: signal => api.watchRequest(tenant, { signal }),
      reduce: (_, { data }) => data,
      hasEnded: ({ ended }) => ended,
    }),
    [api, tenant],
  );
  return useFollowed(source);
}
