import { ServiceUnavailableError } from '@backstage/errors';
import { Profile } from '@socle/plugin-tenancy-common';
import { RegisteredTenant } from '@socle/plugin-tenancy-node';
import { Person } from '../rights/TenantRights';
import { OtherTenants, otherTenants } from './otherTenants';
import { Platform } from './readPlatform';

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
  platform: Platform,
  options: { tenant: string; person: Person },
): TenantTree {
  const { revision, profile, tenants } = platform;
  if (!profile) {
    throw new ServiceUnavailableError(
      'The GitOps repository has no valid socle.yaml, so no tenant can be rendered. Ask the platform team to mend it, and start again.',
    );
  }
  const own = tenants.find(({ name }) => name === options.tenant);
  return {
    revision,
    profile,
    ...(own && { tenant: own }),
    others: otherTenants({ ...options, platform }),
  };
}
