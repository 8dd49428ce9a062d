import { useCallback } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { TenantDetails } from '@socle/plugin-tenancy-common';
import { tenancyApiRef } from '../api';
import { Polled, usePolled } from './usePolled';

const INTERVAL = 30_000;

/** A tenant with all that its page shows, not older than half a minute while the page is looked at. */
export function useTenant(name: string): Polled<TenantDetails> {
  const api = useApi(tenancyApiRef);
  const read = useCallback(
    (signal: AbortSignal) => api.getTenant(name, { signal }),
    [api, name],
  );
  return usePolled(read, INTERVAL);
}
