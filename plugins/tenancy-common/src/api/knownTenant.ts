import { Finding } from '@socle/plugin-platform-common/documents';
import { Tenant } from '../tenant/types';
import { ChangeSummary } from './changes';

/**
 * A `tenant.yaml`, merged or proposed.
 *
 * @public
 */
export interface TenantDocument {
  /** As it is now. */
  text: string;
  /** What it says, or said when it was last valid; unset where it never could be read. */
  tenant?: Tenant;
  /** Whether `tenant` is what it said before. */
  stale: boolean;
  findings: Finding[];
}

/**
 * All that is known of one tenant's name.
 *
 * @public
 */
export interface KnownTenant {
  name: string;
  /** As the platform's tree has it. */
  merged?: TenantDocument;
  /** As the open change request that asks for it has it; unset where it is merged. */
  proposed?: TenantDocument;
  /** The open change requests on it, the newest first. */
  changes: readonly ChangeSummary[];
}

/**
 * What a tenant says, or is asked to.
 *
 * @public
 */
export function documentOf(known: KnownTenant): TenantDocument | undefined {
  return known.merged ?? known.proposed;
}
