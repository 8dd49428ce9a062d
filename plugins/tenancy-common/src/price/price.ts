import { InputError } from '@backstage/errors';
import { Profile } from '../profile/schema';
import { parseQuantity } from '../quantity';
import { Tenant, TenantEnvironment } from '../tenant/types';

/**
 * One part of a month's price.
 *
 * @public
 */
export interface PriceLine {
  resource: 'cpu' | 'memory' | 'storage' | 'loadBalancer';
  /** In cores, GiB, or how many. */
  quantity: number;
  /** Of one, for a month, in the profile's currency. */
  unitPrice: number;
  /** `quantity · unitPrice`, rounded to hundredths. */
  amount: number;
}

/**
 * A month's price of one environment.
 *
 * @public
 */
export interface EnvironmentPrice {
  name: string;
  /** Then only what is stored is paid for. */
  suspended: boolean;
  amount: number;
  lines: PriceLine[];
}

/**
 * A month's price of a tenant: what it may request, whether it does or not. Amounts are the sums of their rounded parts.
 *
 * @public
 */
export interface TenantPrice {
  /** The code of the profile's currency: `EUR`. */
  currency: string;
  amount: number;
  environments: EnvironmentPrice[];
  /** What the owner may spend on all of its tenants together; unset where the profile sets no limit. */
  budget?: number;
}

/**
 * How a change moves a month's price.
 *
 * @public
 */
export interface PriceDifference {
  currency: string;
  before: number;
  after: number;
  /** `after - before`. */
  difference: number;
  environments: {
    name: string;
    before: number;
    after: number;
    difference: number;
  }[];
  /** What the owner may spend after the change; unset where the profile sets no limit. */
  budget?: number;
}

const gibibyte = 2 ** 30;

/**
 * What a tenant costs in a month, by environment, after the profile's prices and the quotas that it asks for.
 *
 * Throws `InputError` where the tenant names a size that the profile does not have.
 *
 * @public
 */
export function price(tenant: Tenant, profile: Profile): TenantPrice {
  const environments = tenant.spec.environments.map(environment =>
    priceOf(environment, profile),
  );
  const budget = budgetOf(tenant.spec.owner, profile);
  return {
    currency: profile.spec.prices.currency,
    amount: total(environments),
    environments,
    ...(budget !== undefined && { budget }),
  };
}

/**
 * How the price moves from one state of a tenant to another; a state that is left out costs nothing. Environments are listed
 * in the order of the later state, with those that are gone at the end.
 *
 * @public
 */
export function priceDifference(options: {
  before?: Tenant;
  after?: Tenant;
  profile: Profile;
  /** The profile of the earlier state, where it was another. */
  profileBefore?: Profile;
}): PriceDifference {
  const { before, after, profile, profileBefore = profile } = options;
  const old = before && price(before, profileBefore);
  const fresh = after && price(after, profile);
  const names = new Set(
    [...(fresh?.environments ?? []), ...(old?.environments ?? [])].map(
      ({ name }) => name,
    ),
  );
  const amountIn = (whole: TenantPrice | undefined, wanted: string) =>
    whole?.environments.find(({ name }) => name === wanted)?.amount ?? 0;
  const move = (from: number, to: number) => ({
    before: from,
    after: to,
    difference: cents(to - from),
  });
  const budget = (fresh ?? old)?.budget;
  return {
    currency: profile.spec.prices.currency,
    ...move(old?.amount ?? 0, fresh?.amount ?? 0),
    environments: [...names].map(name => ({
      name,
      ...move(amountIn(old, name), amountIn(fresh, name)),
    })),
    ...(budget !== undefined && { budget }),
  };
}

/**
 * What an owner may spend in a month; undefined where the profile sets no limit.
 *
 * @public
 */
export function budgetOf(owner: string, profile: Profile): number | undefined {
  const budgets = new Map(Object.entries(profile.spec.budgets));
  return budgets.get(owner) ?? budgets.get('default');
}

function priceOf(
  environment: TenantEnvironment,
  profile: Profile,
): EnvironmentPrice {
  const size = new Map(Object.entries(profile.spec.sizes)).get(
    environment.size,
  );
  if (!size) {
    throw new InputError(
      `The profile has no size ${environment.size}, which ${environment.name} asks for; check the tenant against the profile first`,
    );
  }
  const { prices } = profile.spec;
  const quota: Record<string, string | undefined> = {
    ...size.quota,
    ...environment.quota,
  };
  const suspended = environment.suspended ?? false;
  const amountOf = (resource: string) =>
    parseQuantity(quota[resource] ?? '0') ?? 0;
  const running = suspended ? 0 : 1;
  const lines = [
    line('cpu', running * amountOf('requests.cpu'), prices.cpu),
    line(
      'memory',
      (running * amountOf('requests.memory')) / gibibyte,
      prices.memory,
    ),
    line('storage', amountOf('requests.storage') / gibibyte, prices.storage),
    line(
      'loadBalancer',
      running * amountOf('services.loadbalancers'),
      prices.loadBalancer,
    ),
  ];
  return { name: environment.name, suspended, amount: total(lines), lines };
}

function line(
  resource: PriceLine['resource'],
  quantity: number,
  unitPrice: number,
): PriceLine {
  return { resource, quantity, unitPrice, amount: cents(quantity * unitPrice) };
}

function total(parts: readonly { amount: number }[]): number {
  return cents(parts.reduce((sum, { amount }) => sum + amount, 0));
}

/* Hundredths, with halves away from zero; the tiny addition mends what binary fractions lose. */
function cents(amount: number): number {
  const sign = Math.sign(amount);
  return (sign * Math.round(Math.abs(amount) * 100 + 1e-6)) / 100 || 0;
}
