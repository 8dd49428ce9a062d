import { ServiceUnavailableError } from '@backstage/errors';
import { Profile, Tenant } from '@socle/plugin-tenancy-common';
import { RegisteredTenant, RegistrySnapshot } from '@socle/plugin-tenancy-node';
import { Person } from '../rights/TenantRights';

/** All other tenants, by whether the person may be told of them. */
export interface OtherTenants {
  readable: Tenant[];
  hidden: Tenant[];
}

/** The platform's tree, as a change of one tenant sees it. */
export interface TenantTree {
  revision: string;
  profile: { value: Profile; text: string };
  /** The tenant itself, where it is there. */
  tenant?: RegisteredTenant;
  others: OtherTenants;
}

/** @throws ServiceUnavailableError where the tree has no profile. */
export function readTree(
  snapshot: RegistrySnapshot,
  options: { tenant: string; person: Person },
): TenantTree {
  const { revision, profile, tenants } = snapshot;
  if (!profile) {
    throw new ServiceUnavailableError(
      'The GitOps repository has no valid socle.yaml, so no tenant can be rendered. Ask the platform team to mend it, and run the task again.',
    );
  }
  const own = tenants.find(({ name }) => name === options.tenant);
  return {
    revision,
    profile,
    ...(own && { tenant: own }),
    others: othersOf(snapshot, options),
  };
}

/** All tenants but one, each as it was when it was last valid. */
export function othersOf(
  { tenants }: Pick<RegistrySnapshot, 'tenants'>,
  options: { tenant: string; person: Person },
): OtherTenants {
  const others: OtherTenants = { readable: [], hidden: [] };
  for (const { name, tenant } of tenants) {
    if (tenant && name !== options.tenant) {
      const isReadable = options.person.reads(tenant.spec.owner);
      (isReadable ? others.readable : others.hidden).push(tenant);
    }
  }
  return others;
}
