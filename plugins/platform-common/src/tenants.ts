/**
 * A tenant as the platform's GitOps tree declares it: the authority on who may show what.
 *
 * @public
 */
export interface DeclaredTenant {
  /** Unique on the platform: `payments`. */
  name: string;
  title?: string;
  description?: string;
  /** The catalog group that owns it, as a full reference: `group:default/payments`. */
  owner: string;
  /** In the order of promotion, as the tenant's file lists them. */
  environments: DeclaredEnvironment[];
}

/**
 * An environment as its rendered `environment.yaml` declares it.
 *
 * @public
 */
export interface DeclaredEnvironment {
  /** The tenant's name for it: `dev`. */
  name: string;
  /** The cluster's name in the `kubernetes:` configuration. */
  cluster: string;
  /** Always `<tenant>-<environment>`. */
  namespace: string;
  suspended?: boolean;
}
