import { useCallback, useEffect, useState } from 'react';
import { toError } from '@backstage/errors';
import { ConnectionEvent, ToldEvent } from '../client';
import { Followed } from './followed';

const staleAfter = 60_000;

/**
 * Where data comes from. The same object for the same data: another one begins anew.
 *
 * @public
 */
export interface FollowedSource<Data, Event extends ToldEvent> {
  /** The data as it is now, where the watch may begin with less than that. */
  get?(signal: AbortSignal): Promise<Data>;
  watch(signal: AbortSignal): AsyncIterable<Event | ConnectionEvent>;
  /** The data after an event. */
  reduce(known: Data | undefined, event: Event): Data;
  /** Whether data will not change any more; then nothing is followed. */
  hasEnded?(data: Data): boolean;
}

type Update<Data> = (change: (state: Followed<Data>) => Followed<Data>) => void;

/** Keeps the state as the world is, until the signal aborts. Ends with an error that trying again does not mend. */
async function follow<Data, Event extends ToldEvent>(options: {
  source: FollowedSource<Data, Event>;
  signal: AbortSignal;
  update: Update<Data>;
  retry: () => void;
}): Promise<void> {
  const { source, signal, update, retry } = options;
  let data: Data | undefined;
  let staleTimer: ReturnType<typeof setTimeout> | undefined;
  const stopTimer = () => {
    clearTimeout(staleTimer);
    staleTimer = undefined;
  };
  const connect = (connection: 'live' | 'reconnecting' | 'stale') =>
    update(state =>
      state.status === 'ready' ? { ...state, connection } : state,
    );
  const receive = (next: Data): boolean => {
    data = next;
    update(() => ({
      status: 'ready',
      data: next,
      connection: 'live',
      receivedAt: new Date().toISOString(),
    }));
    return source.hasEnded?.(next) ?? false;
  };
  if (source.get && receive(await source.get(signal))) {
    return;
  }
  signal.addEventListener('abort', stopTimer);
  try {
    for await (const event of source.watch(signal)) {
      if ('data' in event) {
        stopTimer();
        if (receive(source.reduce(data, event))) {
          return;
        }
      } else if (event.type === 'connected') {
        stopTimer();
        connect('live');
      } else {
        const { error } = event;
        // Where nothing was ever known, waiting is told of as what it is; the watch goes on behind it.
        update(state =>
          state.status === 'ready' ? state : { status: 'error', error, retry },
        );
        if (!staleTimer) {
          connect('reconnecting');
          staleTimer = setTimeout(() => connect('stale'), staleAfter);
        }
      }
    }
  } finally {
    stopTimer();
  }
}

/**
 * Data, followed for as long as the component is drawn.
 *
 * @public
 */
export function useFollowed<Data, Event extends ToldEvent>(
  source: FollowedSource<Data, Event>,
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
    follow({ source, signal, update, retry }).catch(cause => {
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
