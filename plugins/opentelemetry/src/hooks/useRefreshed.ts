import { useCallback, useEffect, useState } from 'react';
import { Followed, useFetched } from '@socle/plugin-platform-react';

/**
 * Data, read again from time to time while the page is looked at; the last known stays meanwhile, and is stale where it could
 * not be read again.
 *
 * @param read - the same function for the same data: another one begins anew
 * @param milliseconds - between two readings; never again where it is left out
 */
export function useRefreshed<Data>(
  read: (signal: AbortSignal) => Promise<Data>,
  milliseconds?: number,
): Followed<Data> {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (milliseconds === undefined) {
      return undefined;
    }
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') {
        setTurn(count => count + 1);
      }
    }, milliseconds);
    return () => clearInterval(timer);
  }, [milliseconds]);
  const timed = useCallback(
    async (signal: AbortSignal) => ({
      data: await read(signal),
      receivedAt: new Date().toISOString(),
    }),
    [read],
  );
  const state = useFetched(timed, String(turn));
  return state.status === 'ready'
    ? {
        status: 'ready',
        connection: state.failure ? 'stale' : 'live',
        ...state.data,
      }
    : state;
}
