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
  /** Tenants that theirs can connect to, as far as they may know of them; by name. Their names are taken. */
  peers: TenantPeer[];
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
 * A tenant that another one can connect to.
 *
 * @public
 */
export interface TenantPeer {
  name: string;
  title: string;
  /** `group:default/shop`; unset where no valid `tenant.yaml` was ever read. */
  owner?: string;
  /** The names of its environments; for those who may read that tenant only. */
  environments?: string[];
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
