import { price } from '../price/price';
import { Profile, ProfileSize } from '../profile/schema';
import { MonthlyPrice } from './tenants';

/**
 * A size that an environment can have, as a form offers it.
 *
 * @public
 */
export interface PricedSize {
  /** As `tenant.yaml` names it: `small`. */
  name: string;
  title: string;
  description: string;
  /** By resource, as Kubernetes names it. */
  quota: ProfileSize['quota'];
  /** Of an environment that has it as it is. */
  price: MonthlyPrice;
}

/**
 * The sizes that the platform offers with what a month of each costs, in the profile's order.
 *
 * Pure.
 *
 * @public
 */
export function pricedSizes(profile: Profile): PricedSize[] {
  return Object.entries(profile.spec.sizes).map(([name, size]) => {
    const { title, description, quota } = size;
    return {
      name,
      title,
      description,
      quota,
      price: {
        currency: profile.spec.prices.currency,
        amount: priceOf(name, profile),
      },
    };
  });
}

function priceOf(size: string, profile: Profile): number {
  return price(
    {
      apiVersion: 'socle.dev/v1',
      kind: 'Tenant',
      metadata: { name: 'offer', title: 'Offer' },
      spec: {
        owner: 'group:default/offer',
        costCenter: 'offer',
        access: { admins: [] },
        environments: [{ name: 'offer', cluster: 'offer', size }],
      },
    },
    profile,
  ).amount;
}
