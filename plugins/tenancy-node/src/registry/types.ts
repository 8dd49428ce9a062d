import { Status } from '@socle/plugin-platform-common';
import { TenantsSnapshot } from '@socle/plugin-platform-node';
import { Finding, Profile, Tenant } from '@socle/plugin-tenancy-common';

/**
 * What the platform's GitOps tree holds, read once for every plugin of the process.
 *
 * @public
 */
export interface TenantRegistry {
  /**
   * What was read last, refreshed where it is due (`platform.gitops.refresh`). With `fresh`, by a reading that begins after
   * this call: for those who were told of a push.
   *
   * Throws `ServiceUnavailableError` where the tree never could be read; from then on what was read last is kept, and the
   * status says since when it is stale.
   */
  read(options?: { fresh?: boolean }): Promise<RegistrySnapshot>;
  /** Told of every new revision, in order. Returns how to stop it. */
  onChange(listener: (snapshot: RegistrySnapshot) => void): () => void;
}

/**
 * The tree at one revision.
 *
 * @public
 */
export interface RegistrySnapshot {
  /** As the forge names it: the commit's hash. */
  revision: string;
  /** `socle.yaml`, as it was when it was last valid. */
  profile?: { value: Profile; text: string };
  /** What is wrong with `socle.yaml` as it is now. */
  profileFindings: Finding[];
  /** One for each `tenants/<name>/tenant.yaml`, by name. One whose file did not change is the same object as before. */
  tenants: RegisteredTenant[];
  /** What scope resolution reads: tenants with the clusters and namespaces of their rendered environments. */
  declared: Pick<TenantsSnapshot, 'tenants' | 'problems'>;
  /** How the source is: stale while the forge is down. */
  status: Status;
}

/**
 * One `tenant.yaml` of the tree.
 *
 * @public
 */
export interface RegisteredTenant {
  /** Of its folder. */
  name: string;
  /** From the root of the repository: `tenants/payments/tenant.yaml`. */
  path: string;
  /** As it is now; empty where the file is too large to be read. */
  text: string;
  /**
   * What the text says where nothing is wrong with it, else what the file said when nothing was, else what it says where it
   * can be read at all.
   */
  tenant?: Tenant;
  /** Whether `tenant` is what the file said before, and not what it says now. */
  stale: boolean;
  /** Of `parseTenant` and `checkReferences`, and of the folder's name. */
  findings: Finding[];
}
