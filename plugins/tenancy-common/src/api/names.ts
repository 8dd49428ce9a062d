import { ChangeSummary } from './changes';

/**
 * Whether a new tenant can have a name.
 *
 * Answer of `GET /api/tenancy/names/:name`.
 *
 * @public
 */
export type NameAvailability =
  | { name: string; state: 'free' }
  | {
      name: string;
      /**
       * - `taken`: a merged tenant has it.
       * - `requested`: an open change request asks for it.
       * - `reserved`: the platform keeps it.
       * - `invalid`: it is no name of a tenant.
       */
      state: 'taken' | 'requested' | 'reserved' | 'invalid';
      /** What stands against it, as one sentence. */
      message: string;
      /** What to do. */
      remedy: string;
      /** Whose it is; for those who may read that tenant only. */
      owner?: string;
      /** The newest open change request on it; for the same. */
      change?: ChangeSummary;
    };
