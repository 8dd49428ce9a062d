import { ServiceUnavailableError } from '@backstage/errors';
import { SourceFile } from '@socle/plugin-tenancy-common';
import { RegisteredTenant, RegistrySnapshot } from '@socle/plugin-tenancy-node';

/** The platform's tree, as a change of one tenant sees it. */
export interface TenantTree {
  revision: string;
  profile: string;
  /** The tenant itself, where it is there. */
  tenant?: RegisteredTenant;
  /** The `tenant.yaml` files of all others. */
  others: SourceFile[];
}

/** @throws ServiceUnavailableError where the tree has no profile. */
export function readTree(
  snapshot: RegistrySnapshot,
  tenant: string,
): TenantTree {
  const { revision, profile, tenants } = snapshot;
  if (!profile) {
    throw new ServiceUnavailableError(
      'The GitOps repository has no valid socle.yaml, so no tenant can be rendered. Ask the platform team to mend it, and run the task again.',
    );
  }
  const own = tenants.find(({ name }) => name === tenant);
  return {
    revision,
    profile: profile.text,
    ...(own && { tenant: own }),
    others: othersOf(snapshot, tenant),
  };
}

/** The `tenant.yaml` files of all tenants but one. */
export function othersOf(
  { tenants }: Pick<RegistrySnapshot, 'tenants'>,
  tenant: string,
): SourceFile[] {
  return tenants
    .filter(({ name }) => name !== tenant)
    .map(({ path, text }) => ({ path, content: text }));
}
