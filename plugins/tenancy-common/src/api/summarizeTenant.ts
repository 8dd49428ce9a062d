import { price, TenantPrice } from '../price/price';
import { Profile } from '../profile/schema';
import { namespaceOf, Tenant } from '../tenant/types';
import { documentOf, KnownTenant } from './knownTenant';
import {
  TenantEnvironmentSummary,
  TenantState,
  TenantSummary,
} from './tenants';

/**
 * A tenant as a list shows it.
 *
 * Pure.
 *
 * @public
 */
export function summarizeTenant(
  known: KnownTenant,
  profile: Profile | undefined,
): TenantSummary {
  const document = documentOf(known);
  const tenant = document?.tenant;
  const priced = tenant && profile && priceIfAny(tenant, profile);
  const description = tenant?.metadata.description;
  return {
    name: known.name,
    title: tenant?.metadata.title ?? known.name,
    ...(description && { description }),
    ...(tenant && { owner: tenant.spec.owner }),
    state: stateOf(known),
    environments: tenant ? environmentsOf(tenant, profile) : [],
    ...(priced && {
      price: { currency: priced.currency, amount: priced.amount },
    }),
    changes: [...known.changes],
    errors: (document?.findings ?? []).filter(
      ({ severity }) => severity === 'error',
    ).length,
  };
}

/** What a tenant costs; undefined where it names a size that the profile does not have. */
export function priceIfAny(
  tenant: Tenant,
  profile: Profile,
): TenantPrice | undefined {
  const isPriced = tenant.spec.environments.every(({ size }) =>
    Object.hasOwn(profile.spec.sizes, size),
  );
  return isPriced ? price(tenant, profile) : undefined;
}

function stateOf({ merged }: KnownTenant): TenantState {
  if (!merged) {
    return 'requested';
  }
  const { tenant, stale, findings } = merged;
  if (!tenant || stale || findings.some(one => one.severity === 'error')) {
    return 'invalid';
  }
  return tenant.spec.environments.every(({ suspended }) => suspended)
    ? 'suspended'
    : 'live';
}

function environmentsOf(
  { metadata, spec }: Tenant,
  profile: Profile | undefined,
): TenantEnvironmentSummary[] {
  return spec.environments.map(({ name, cluster, size, suspended }) => {
    const title = profile?.spec.clusters.find(
      one => one.name === cluster,
    )?.title;
    return {
      name,
      cluster: { name: cluster, ...(title && { title }) },
      namespace: namespaceOf(metadata.name, name),
      size,
      suspended: suspended ?? false,
    };
  });
}
