import { useEffect, useState } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import { tenancyApiRef } from '@socle/plugin-tenancy';
import { EntityEnvironments } from '@socle/plugin-tenancy-common';

/** Each tenant is asked for again this often: one request apiece, where a stream would hold a connection for each. */
const INTERVAL = 30_000;

export type TenantEnvironments =
  | { status: 'loading' }
  | { status: 'denied' }
  | { status: 'error'; error: Error }
  | { status: 'ready'; data: EntityEnvironments };

/** The environments of one tenant, not older than half a minute while the page is looked at. */
export function useTenantEnvironments(entityRef: string): TenantEnvironments {
  const api = useApi(tenancyApiRef);
  const [state, setState] = useState<TenantEnvironments>({ status: 'loading' });

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const read = async () => {
      if (document.hidden) {
        return;
      }
      const next = await api
        .getEnvironments(parseEntityRef(entityRef), { signal })
        .then<TenantEnvironments, TenantEnvironments>(
          data => ({ status: 'ready', data }),
          cause => {
            const error = toError(cause);
            return 'statusCode' in error && error.statusCode === 403
              ? { status: 'denied' }
              : { status: 'error', error };
          },
        );
      if (!signal.aborted) {
        setState(next);
      }
    };
    read();
    const timer = setInterval(read, INTERVAL);
    document.addEventListener('visibilitychange', read);
    return () => {
      controller.abort();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', read);
    };
  }, [api, entityRef]);

  return state;
}
