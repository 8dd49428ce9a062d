import { useCallback, useEffect, useState } from 'react';
import { CompoundEntityRef, parseEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import { TenancyApi, tenancyApiRef } from '../api';
import { EnvironmentsState } from './environmentsState';

const STALE_AFTER = 60_000;

type Update = (change: (state: EnvironmentsState) => EnvironmentsState) => void;

const received = (
  data: Extract<EnvironmentsState, { status: 'ready' }>['data'],
): EnvironmentsState => ({
  status: 'ready',
  data,
  connection: 'live',
  receivedAt: new Date().toISOString(),
});

/** Keeps the state as the world is, until the signal aborts. Ends with an error that trying again does not mend. */
async function follow(options: {
  api: TenancyApi;
  entityRef: CompoundEntityRef;
  signal: AbortSignal;
  update: Update;
}): Promise<void> {
  const { api, entityRef, signal, update } = options;
  const data = await api.getEnvironments(entityRef, { signal });
  update(() => received(data));

  let staleTimer: ReturnType<typeof setTimeout> | undefined;
  const lose = (connection: 'reconnecting' | 'stale') =>
    update(state =>
      state.status === 'ready' ? { ...state, connection } : state,
    );
  const stopTimer = () => {
    clearTimeout(staleTimer);
    staleTimer = undefined;
  };
  signal.addEventListener('abort', stopTimer);
  try {
    for await (const event of api.watchEnvironments(entityRef, { signal })) {
      if (event.type === 'environments') {
        stopTimer();
        update(() => received(event.data));
      } else if (!staleTimer) {
        lose('reconnecting');
        staleTimer = setTimeout(() => lose('stale'), STALE_AFTER);
      }
    }
  } finally {
    stopTimer();
  }
}

/**
 * The environments of an entity, followed for as long as the component is drawn.
 *
 * @public
 */
export function useEnvironments(entityRef: string): EnvironmentsState {
  const api = useApi(tenancyApiRef);
  const [attempt, setAttempt] = useState(1);
  const [state, setState] = useState<EnvironmentsState>({ status: 'loading' });
  const retry = useCallback(() => setAttempt(count => count + 1), []);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const update: Update = change => {
      if (!signal.aborted) {
        setState(change);
      }
    };
    update(() => ({ status: 'loading' }));
    follow({
      api,
      entityRef: parseEntityRef(entityRef),
      signal,
      update,
    }).catch(cause => {
      const error = toError(cause);
      update(() =>
        'statusCode' in error && error.statusCode === 403
          ? { status: 'denied' }
          : { status: 'error', error, retry },
      );
    });
    return () => controller.abort();
  }, [api, entityRef, attempt, retry]);

  return state;
}
