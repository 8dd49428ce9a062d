import { Status } from '@socle/plugin-platform-common';
import { ChangeSummary } from './changes';

/**
 * How far a tenant is:
 *
 * - `requested`: asked for by a change request that is open; nothing of it is on the platform yet.
 * - `live`: merged.
 * - `suspended`: merged, and every environment is suspended.
 * - `invalid`: its `tenant.yaml` has errors. What it said when it was last valid is shown, where it ever was.
 *
 * @public
 */
export type TenantState = 'requested' | 'live' | 'suspended' | 'invalid';

/**
 * The tenants that the one who asks may read, by name.
 *
 * Answer of `GET /api/tenancy/tenants`.
 *
 * @public
 */
export interface TenantListing {
  tenants: TenantSummary[];
  /** How the platform's GitOps tree is, which says what is merged; stale where the forge is down. */
  status: Status;
  /** How the list of open change requests is: where it cannot be read, what is requested is missing. */
  requestsStatus: Status;
}

/** @public */
export interface TenantSummary {
  name: string;
  /** The name where it has no title. */
  title: string;
  description?: string;
  /** The group of the catalog: `group:default/payments`. Unset where no valid `tenant.yaml` was ever read. */
  owner?: string;
  state: TenantState;
  /** In the order of promotion. */
  environments: TenantEnvironmentSummary[];
  /** Of a month, for all environments; unset where it cannot be told. */
  price?: MonthlyPrice;
  /** The change requests that are open on it, the newest first; the one that asks for it, where it is only requested. */
  changes: ChangeSummary[];
  /** How many errors its files have. */
  errors: number;
}

/** @public */
export interface TenantEnvironmentSummary {
  /** The tenant's name for it: `dev`. */
  name: string;
  cluster: { name: string; title?: string };
  namespace: string;
  /** As the profile names it: `small`. */
  size: string;
  suspended: boolean;
}

/** @public */
export interface MonthlyPrice {
  /** The code of the currency: `EUR`. */
  currency: string;
  amount: number;
}
