/**
 * What one catalog entity may show: its tenant, and for each environment the cluster, the namespace and the workloads.
 *
 * A scope is made by the server from the platform's GitOps tree; what an entity's annotations ask for beyond it is in
 * `refused` and yields no data.
 *
 * @public
 */
export interface Scope {
  /** The entity it was resolved for, as `kind:namespace/name`. */
  entityRef: string;
  /** Unset where the entity belongs to no tenant: it then shows nothing of any cluster. */
  tenant?: ScopeTenant;
  /** In the order of promotion, as the tenant lists them. */
  environments: ScopeEnvironment[];
  refused: RefusedClaim[];
}

/** @public */
export interface ScopeTenant {
  /** The tenant's name on the platform: `payments`. */
  name: string;
  title?: string;
  /** The catalog group that owns the tenant: `group:default/payments`. */
  owner: string;
}

/** @public */
export interface ScopeEnvironment {
  /** The tenant's name for it: `dev`, `prod`. */
  name: string;
  /** The cluster's name in the `kubernetes:` configuration. */
  cluster: string;
  namespace: string;
  /**
   * The Kubernetes label selector of the entity's workloads in that namespace (`app=checkout`). Unset: all of them,
   * as for the tenant itself.
   */
  labelSelector?: string;
  /** The tenant asked for this environment to be suspended. */
  suspended?: boolean;
}

/**
 * A thing that an entity claims by an annotation and may not show.
 *
 * @public
 */
export interface RefusedClaim {
  /**
   * The annotation that claims: `backstage.io/kubernetes-namespace`; or the field, where it is one: `spec.system`,
   * `spec.type`, `metadata.name`.
   */
  annotation: string;
  /** What it says: `shop-prod`. */
  value: string;
  reason: RefusedClaimReason;
  /** The tenant that the claimed thing belongs to, where it is one and the reason is `other-tenant`. */
  tenant?: string;
}

/**
 * Why a claim yields nothing:
 *
 * - `other-tenant`: what it names belongs to another tenant.
 * - `unknown-tenant`: the platform's GitOps tree declares no tenant of that name.
 * - `not-an-environment`: no environment of the tenant has that namespace, or that cluster.
 * - `owner-not-in-tenant`: the entity's owner is neither the tenant's owner nor a group under it.
 * - `invalid-value`: it is no name or no label selector that Kubernetes would accept.
 *
 * @public
 */
export type RefusedClaimReason =
  | 'other-tenant'
  | 'unknown-tenant'
  | 'not-an-environment'
  | 'owner-not-in-tenant'
  | 'invalid-value';
