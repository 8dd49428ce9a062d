import { EntityEnvironments } from '@socle/plugin-tenancy-common';

/**
 * How the environments' data stands: `live` follows the world, `reconnecting` shows the last known state while the
 * connection is being taken up again, and `stale` has waited for it longer than a minute.
 *
 * @public
 */
export type Connection = 'live' | 'reconnecting' | 'stale';

/**
 * The environments of an entity, as far as they are known.
 *
 * @public
 */
export type EnvironmentsState =
  | { status: 'loading' }
  | { status: 'denied' }
  | { status: 'error'; error: Error; retry(): void }
  | {
      status: 'ready';
      data: EntityEnvironments;
      connection: Connection;
      /** When the data last came in, ISO 8601 in UTC. */
      receivedAt: string;
    };
