import { useCallback, useEffect, useMemo, useState } from 'react';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import {
  TenantListing,
  TenantRequestListing,
  TenantSummary,
} from '@socle/plugin-tenancy-common';
import { tenancyApiRef } from '../api';
import { Polled, usePolled } from './usePolled';

const INTERVAL = 30_000;

/** All that the tenants page shows. */
export interface Tenants {
  listing: TenantListing;
  requests: TenantRequestListing;
  /** Who looks at it: `user:default/ines.moreau`. */
  viewer: string;
}

/** Of tenants, those that are shown already, and those that wait until somebody asks for them. */
export function splitArrivals(
  tenants: TenantSummary[],
  shown: ReadonlySet<string> | undefined,
): { present: TenantSummary[]; arrived: TenantSummary[] } {
  if (!shown) {
    return { present: tenants, arrived: [] };
  }
  const present = tenants.filter(({ name }) => shown.has(name));
  return present.length === tenants.length
    ? { present: tenants, arrived: [] }
    : { present, arrived: tenants.filter(({ name }) => !shown.has(name)) };
}

/**
 * The tenants that the viewer may read, not older than half a minute while the page is looked at.
 *
 * New ones wait until `showArrived` is called, so that no row moves under the eyes of who reads.
 */
export function useTenants(): {
  state: Polled<Tenants>;
  present: TenantSummary[];
  /** How many wait. */
  arrived: number;
  showArrived: () => void;
} {
  const api = useApi(tenancyApiRef);
  const identityApi = useApi(identityApiRef);
  const read = useCallback(
    async (signal: AbortSignal): Promise<Tenants> => {
      const [listing, requests, { userEntityRef }] = await Promise.all([
        api.getTenants({ signal }),
        api.getRequests({ signal }),
        identityApi.getBackstageIdentity(),
      ]);
      return { listing, requests, viewer: userEntityRef };
    },
    [api, identityApi],
  );
  const state = usePolled(read, INTERVAL);
  const tenants =
    state.status === 'ready' ? state.data.listing.tenants : undefined;

  const [shown, setShown] = useState<ReadonlySet<string>>();
  const showArrived = useCallback(
    () => setShown(tenants && new Set(tenants.map(({ name }) => name))),
    [tenants],
  );
  useEffect(() => {
    if (!shown) {
      showArrived();
    }
  }, [shown, showArrived]);

  const { present, arrived } = useMemo(
    () => splitArrivals(tenants ?? [], shown),
    [tenants, shown],
  );
  return { state, present, arrived: arrived.length, showArrived };
}
