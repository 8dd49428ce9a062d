import { budgetOf } from '../price/price';
import { Profile } from '../profile/schema';
import { KnownTenant } from './knownTenant';
import { OwnerBudget } from './offer';
import { priceIfAny } from './summarizeTenant';

/**
 * What an owner may spend in a month, and what its tenants cost, merged and requested. Tenants that cannot be priced count
 * nothing.
 *
 * Pure.
 *
 * @public
 */
export function ownerBudget(options: {
  owner: string;
  /** All that are known, of this owner and of others. */
  tenants: Iterable<KnownTenant>;
  profile: Profile;
}): OwnerBudget {
  const { owner, tenants, profile } = options;
  const limit = budgetOf(owner, profile);
  let spent = 0;
  let requested = 0;
  for (const { merged, proposed } of tenants) {
    const costOf = (document: typeof merged) =>
      document?.tenant?.spec.owner === owner
        ? (priceIfAny(document.tenant, profile)?.amount ?? 0)
        : 0;
    spent += costOf(merged);
    requested += merged ? 0 : costOf(proposed);
  }
  return {
    owner,
    currency: profile.spec.prices.currency,
    ...(limit !== undefined && { limit }),
    spent: cents(spent),
    requested: cents(requested),
  };
}

/**
 * What the platform offers, for owners: of the budgets, only theirs and the default.
 *
 * @public
 */
export function offeredProfile(
  profile: Profile,
  owners: readonly string[],
): Profile {
  const shown = new Set(['default', ...owners]);
  return {
    ...profile,
    spec: {
      ...profile.spec,
      budgets: Object.fromEntries(
        Object.entries(profile.spec.budgets).filter(([owner]) =>
          shown.has(owner),
        ),
      ),
    },
  };
}

function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
