import { DeclaredTenant, Status } from '@socle/plugin-platform-common';

/**
 * The tenancy service: what the platform's GitOps tree declares, and the authority on whose a namespace is.
 *
 * @public
 */
export interface TenantsService {
  /**
   * Every tenant, in the order of their names.
   *
   * Throws `ServiceUnavailableError` where the tree was never read; from then on what was read last is kept, and the
   * status says since when it is stale.
   */
  list(): Promise<TenantsSnapshot>;
  /** One tenant; undefined where the tree declares none of that name. Throws as `list` does. */
  get(name: string): Promise<Tenant | undefined>;
}

/** @public */
export interface TenantsSnapshot {
  tenants: Tenant[];
  /** Files that could not be used, those of unknown tenants too. */
  problems: TenantProblem[];
  /** How the source is: the forge, not the tenants. */
  status: Status;
}

/** @public */
export interface Tenant extends DeclaredTenant {
  /**
   * What is wrong with its files. Where a file is invalid, what it said when it was last valid holds; an environment whose
   * file never was valid is not there.
   */
  problems: TenantProblem[];
}

/** @public */
export interface TenantProblem {
  /** From the root of the repository: `tenants/payments/dev/environment.yaml`. */
  path: string;
  /** A sentence that says what to change. */
  message: string;
}

/**
 * Files of the platform's GitOps tree by their path from its root; those that could not be read with the reason.
 *
 * @public
 */
export type GitOpsTree = ReadonlyMap<
  string,
  { text: string } | { unreadable: string }
>;
