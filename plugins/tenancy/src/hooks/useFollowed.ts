import { useCallback, useEffect, useState } from 'react';
import { toError } from '@backstage/errors';
import { WatchEvent } from '../api';
import { Followed } from './followed';

const STALE_AFTER = 60_000;

/**
 * Where data comes from: `get` has it as it is now, `watch` each time that it changes. The same object for the same data:
 * another one begins anew.
 */
export interface FollowedSource<Data> {
  get(signal: AbortSignal): Promise<Data>;
  watch(signal: AbortSignal): AsyncIterable<WatchEvent<string, Data>>;
  /** Whether data will not change any more; then nothing is followed. */
  hasEnded?(data: Data): boolean;
}

type Update<Data> = (change: (state: Followed<Data>) => Followed<Data>) => void;

/** Keeps the state as the world is, until the signal aborts. Ends with an error that trying again does not mend. */
async function follow<Data>(options: {
  source: FollowedSource<Data>;
  signal: AbortSignal;
  update: Update<Data>;
}): Promise<void> {
  const { source, signal, update } = options;
  const receive = (data: Data): boolean => {
    update(() => ({
      status: 'ready',
      data,
      connection: 'live',
      receivedAt: new Date().toISOString(),
    }));
    return source.hasEnded?.(data) ?? false;
  };
  if (receive(await source.get(signal))) {
    return;
  }

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
    for await (const event of source.watch(signal)) {
      if ('data' in event) {
        stopTimer();
        if (receive(event.data)) {
          return;
        }
      } else if (!staleTimer) {
        lose('reconnecting');
        staleTimer = setTimeout(() => lose('stale'), STALE_AFTER);
      }
    }
  } finally {
    stopTimer();
  }
}

/** Data, followed for as long as the component is drawn. */
export function useFollowed<Data>(
  source: FollowedSource<Data>,
): Followed<Data> {
  const [attempt, setAttempt] = useState(1);
  const [state, setState] = useState<Followed<Data>>({ status: 'loading' });
  const retry = useCallback(() => setAttempt(count => count + 1), []);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const update: Update<Data> = change => {
      if (!signal.aborted) {
        setState(change);
      }
    };
    update(() => ({ status: 'loading' }));
    follow({ source, signal, update }).catch(cause => {
      const error = toError(cause);
      update(() =>
        'statusCode' in error && error.statusCode === 403
          ? { status: 'denied' }
          : { status: 'error', error, retry },
      );
    });
    return () => controller.abort();
  }, [source, attempt, retry]);

  return state;
}
