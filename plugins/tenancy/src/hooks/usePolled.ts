import { useCallback, useEffect, useState } from 'react';
import { toError } from '@backstage/errors';

/** What is asked for again and again, as far as it is known. */
export type Polled<Data> =
  | { status: 'loading' }
  | { status: 'denied' }
  | { status: 'error'; error: Error; retry(): void }
  | {
      status: 'ready';
      data: Data;
      /** When the data last came in, ISO 8601 in UTC. */
      receivedAt: string;
      /** Why the portal could not be asked again; the data is then the last known. */
      failure?: Error;
      retry(): void;
    };

/**
 * Data, read at first, then again every so often while the page is looked at, and when it is looked at again. Where reading
 * it again fails, the last known stays.
 *
 * @param read - the same function for the same data: another one begins anew.
 */
export function usePolled<Data>(
  read: (signal: AbortSignal) => Promise<Data>,
  /** In milliseconds. */
  interval: number,
): Polled<Data> {
  const [attempt, setAttempt] = useState(1);
  const [state, setState] = useState<Polled<Data>>({ status: 'loading' });
  const retry = useCallback(() => setAttempt(count => count + 1), []);

  useEffect(() => setState({ status: 'loading' }), [read]);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const update = (change: (state: Polled<Data>) => Polled<Data>) => {
      if (!signal.aborted) {
        setState(change);
      }
    };
    let isReading = false;
    const refresh = async () => {
      if (document.hidden || isReading) {
        return;
      }
      isReading = true;
      try {
        const fresh = await read(signal);
        update(() => ({
          status: 'ready',
          data: fresh,
          receivedAt: new Date().toISOString(),
          retry,
        }));
      } catch (cause) {
        const error = toError(cause);
        const statusCode = 'statusCode' in error ? error.statusCode : undefined;
        update(known => {
          if (statusCode === 403) {
            return { status: 'denied' };
          }
          // What may not be read any more is not shown any more.
          return known.status === 'ready' && statusCode !== 404
            ? { ...known, failure: error }
            : { status: 'error', error, retry };
        });
      } finally {
        isReading = false;
      }
    };
    refresh();
    const timer = setInterval(refresh, interval);
    document.addEventListener('visibilitychange', refresh);
    return () => {
      controller.abort();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', refresh);
    };
  }, [read, interval, attempt, retry]);

  return state;
}
