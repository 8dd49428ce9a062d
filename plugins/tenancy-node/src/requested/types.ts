import { Status } from '@socle/plugin-platform-common';
import { TenantDocument } from '@socle/plugin-tenancy-common';
import { ChangeRequest } from '../changes';

/**
 * A change request, with the `tenant.yaml` that it asks for where it is open and for a new tenant.
 *
 * @public
 */
export interface KnownRequest {
  change: ChangeRequest;
  document?: TenantDocument;
  /** Why there is no document where there is to be one: the forge's words. */
  unread?: string;
}

/**
 * The platform's change requests and the tenants that they ask for, read once for every plugin of the process.
 *
 * @public
 */
export interface RequestRegistry {
  /**
   * What is known, open requests first, then the newest. With `fresh`, the forge is asked even where it told within seconds.
   *
   * Never throws and never keeps anybody waiting for a forge that is slow: where the requests cannot be read it gives the
   * last that are known, and the status says so.
   */
  read(options?: {
    fresh?: boolean;
  }): Promise<{ requests: readonly KnownRequest[]; status: Status }>;
  /**
   * The requests by a reading that begins after this call, with every document of one that is open and for a new tenant: for
   * who is about to act by them.
   *
   * Throws `ServiceUnavailableError`, with what to do, where the forge does not tell all of it.
   */
  readAll(): Promise<readonly KnownRequest[]>;
}
