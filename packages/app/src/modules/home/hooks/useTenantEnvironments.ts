import { useEffect, useRef, useState } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import { TenancyApi, tenancyApiRef } from '@socle/plugin-tenancy';
import { EntityEnvironments } from '@socle/plugin-tenancy-common';
import { worstFirst } from './worstFirst';

/** Each tenant is asked for again this often: one request apiece, where a stream would hold a connection for each. */
const INTERVAL = 30_000;

export type TenantEnvironments =
  | { status: 'denied' }
  | { status: 'error'; error: Error }
  | { status: 'ready'; data: EntityEnvironments };

async function readOne(
  api: TenancyApi,
  entityRef: string,
  signal: AbortSignal,
): Promise<TenantEnvironments> {
  try {
    const data = await api.getEnvironments(parseEntityRef(entityRef), {
      signal,
    });
    return { status: 'ready', data };
  } catch (cause) {
    const error = toError(cause);
    return 'statusCode' in error && error.statusCode === 403
      ? { status: 'denied' }
      : { status: 'error', error };
  }
}

/**
 * The environments of tenants, not older than half a minute while the page is looked at: undefined until all have
 * answered once, and from then on in the order that they had at first, worst first, so that no row jumps.
 */
export function useTenantEnvironments(
  entityRefs: string[],
): Map<string, TenantEnvironments> | undefined {
  const api = useApi(tenancyApiRef);
  const [states, setStates] = useState<Map<string, TenantEnvironments>>();
  const order = useRef<string[]>();
  const key = entityRefs.join(' ');

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const refs = key.split(' ').filter(ref => ref !== '');
    order.current = undefined;
    const read = async () => {
      if (document.hidden && order.current) {
        return;
      }
      const answers = new Map(
        await Promise.all(
          refs.map(
            async ref => [ref, await readOne(api, ref, signal)] as const,
          ),
        ),
      );
      if (signal.aborted) {
        return;
      }
      order.current ??= worstFirst(answers);
      setStates(
        new Map(
          order.current.flatMap(ref => {
            const answer = answers.get(ref);
            return answer ? [[ref, answer]] : [];
          }),
        ),
      );
    };
    read();
    const timer = setInterval(read, INTERVAL);
    document.addEventListener('visibilitychange', read);
    return () => {
      controller.abort();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', read);
    };
  }, [api, key]);

  return states;
}
