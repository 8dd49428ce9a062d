import { Status } from '@socle/plugin-platform-common';
import { Profile } from '../profile/schema';

/**
 * What a form needs to ask for a tenant.
 *
 * Answer of `GET /api/tenancy/offer`.
 *
 * @public
 */
export interface TenantOffer {
  /** Whether the one who asks may ask for tenants at all. */
  mayCreate: boolean;
  /** Their own groups, by title: a tenant belongs to one of them. */
  owners: OwnerOption[];
  /**
   * What the platform offers, as `socle.yaml` has it, for `render`, `price`, `plan` and `check`; of the budgets, only those
   * of their groups and the default. Unset where it was never valid.
   */
  profile?: Profile;
  /** The commit of the platform's tree that it was read from. */
  revision: string;
  /** How the platform's GitOps tree is; stale where the forge is down. */
  status: Status;
}

/** @public */
export interface OwnerOption {
  /** `group:default/payments` */
  ref: string;
  title: string;
  /** Unset where the profile cannot be read. */
  budget?: OwnerBudget;
}

/**
 * What an owner may spend in a month, and spends.
 *
 * @public
 */
export interface OwnerBudget {
  owner: string;
  /** The code of the currency: `EUR`. */
  currency: string;
  /** Unset where the profile sets none. */
  limit?: number;
  /** What its merged tenants cost. */
  spent: number;
  /** What its tenants that are only requested would cost besides. */
  requested: number;
}
