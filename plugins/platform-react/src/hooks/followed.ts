/**
 * How followed data stands: `live` follows the world, `reconnecting` shows the last known state while the connection is
 * being taken up again, and `stale` has waited for it longer than a minute.
 *
 * @public
 */
export type Connection = 'live' | 'reconnecting' | 'stale';

/**
 * What is followed, as far as it is known.
 *
 * @public
 */
export type Followed<Data> =
  | { status: 'loading' }
  | { status: 'denied' }
  | { status: 'error'; error: Error; retry(): void }
  | {
      status: 'ready';
      data: Data;
      connection: Connection;
      /** When the data last came in, ISO 8601 in UTC. */
      receivedAt: string;
    };
