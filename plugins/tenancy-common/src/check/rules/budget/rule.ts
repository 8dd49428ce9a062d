import { listOf } from '../../../plan/words';
import { budgetOf, price } from '../../../price/price';
import { Profile } from '../../../profile/schema';
import { Tenant } from '../../../tenant/types';
import { groupBy } from '../../tree/groupBy';
import { isJudgedIn, knownTenants } from '../../tree/knownTenants';
import { Read, Workspace } from '../../tree/workspace';
import { Problem, Rule } from '../../types';

/** A tenant, and what it costs in a month. */
interface Priced {
  tenant: Read<Tenant>;
  amount: number;
}

export const budget: Rule = {
  id: 'budget',
  title: 'Tenants cost no more than their owner may spend',
  description:
    "What a tenant may request has a price for a month, by the profile's prices, whether it is used or not. All tenants of one owner together stay within the owner's budget in the profile, or within `default` where it has none. One that is suspended pays for what it stores. The finding stands in the judged tenant of the owner that costs most.",
  severity: 'error',
  check: budgetProblems,
};

function budgetProblems(workspace: Workspace): Problem[] {
  const { profile } = workspace;
  if (!profile) {
    return [];
  }
  const isJudged = isJudgedIn(workspace);
  const priced = knownTenants(workspace)
    .filter(({ value }) => hasPrice(value, profile.value))
    .map(tenant => ({
      tenant,
      amount: price(tenant.value, profile.value).amount,
    }));
  return [...groupBy(priced, ({ tenant }) => tenant.value.spec.owner)].flatMap(
    ([owner, all]) => {
      const limit = budgetOf(owner, profile.value);
      const sum = all.reduce((total, { amount }) => total + amount, 0);
      const sorted = [...all].sort((one, other) => other.amount - one.amount);
      const place = sorted.find(({ tenant }) => isJudged(tenant));
      // Amounts are whole hundredths, which binary fractions only come near to.
      return !place || limit === undefined || sum < limit + 0.005
        ? []
        : [
            {
              source: place.tenant.source,
              path: ['spec', 'owner'],
              message: `${owner} may spend ${money(limit, profile.value)} in a month, and ${whatItCosts(sorted, sum, profile.value)}.`,
              remedy:
                'Ask for less, suspend what is not needed, or have the platform team raise the budget in socle.yaml.',
            },
          ];
    },
  );
}

function hasPrice({ spec }: Tenant, profile: Profile): boolean {
  return spec.environments.every(({ size }) =>
    Object.hasOwn(profile.spec.sizes, size),
  );
}

function whatItCosts(
  sorted: readonly Priced[],
  sum: number,
  profile: Profile,
): string {
  const named = sorted
    .slice(0, 3)
    .map(
      ({ tenant, amount }) =>
        `${tenant.value.metadata.name} ${money(amount, profile)}`,
    );
  const more = sorted.length - named.length;
  return sorted.length === 1
    ? `${sorted[0].tenant.value.metadata.name} costs ${money(sum, profile)}`
    : `its tenants cost ${money(sum, profile)}: ${listOf(more > 0 ? [...named, `${more} more`] : named)}`;
}

function money(amount: number, { spec }: Profile): string {
  return `${Number(amount.toFixed(2))} ${spec.prices.currency}`;
}
