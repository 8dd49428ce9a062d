import { useCallback, useEffect, useState } from 'react';
import { toError } from '@backstage/errors';

/**
 * What is asked for, as far as it is known.
 *
 * @public
 */
export type Fetched<Data> =
  | { status: 'loading' }
  | { status: 'denied' }
  | { status: 'error'; error: Error; retry(): void }
  | {
      status: 'ready';
      data: Data;
      /** Why it could not be read again; the data is then the last known. */
      failure?: Error;
      retry(): void;
    };

/**
 * Data, read at first, and again each time that `revision` is another one; the last known stays meanwhile.
 *
 * @public
 * @param read - the same function for the same data: another one begins anew
 * @param revision - of what the data depends on
 */
export function useFetched<Data>(
  read: (signal: AbortSignal) => Promise<Data>,
  revision?: string,
): Fetched<Data> {
  const [attempt, setAttempt] = useState(1);
  const [known, setKnown] = useState<{
    read: unknown;
    state: Fetched<Data>;
  }>({ read, state: { status: 'loading' } });
  const retry = useCallback(() => setAttempt(count => count + 1), []);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const update = (change: (state: Fetched<Data>) => Fetched<Data>) => {
      if (!signal.aborted) {
        setKnown(before => ({
          read,
          state: change(
            before.read === read ? before.state : { status: 'loading' },
          ),
        }));
      }
    };
    update(state => (state.status === 'error' ? { status: 'loading' } : state));
    read(signal).then(
      data => update(() => ({ status: 'ready', data, retry })),
      cause => {
        const error = toError(cause);
        const statusCode = 'statusCode' in error ? error.statusCode : undefined;
        update(state => {
          if (statusCode === 403) {
            return { status: 'denied' };
          }
          // What may not be read any more is not shown any more.
          return state.status === 'ready' && statusCode !== 404
            ? { ...state, failure: error }
            : { status: 'error', error, retry };
        });
      },
    );
    return () => controller.abort();
  }, [read, revision, attempt, retry]);

  return known.read === read ? known.state : { status: 'loading' };
}
