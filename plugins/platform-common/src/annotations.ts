/**
 * Names the tenant of an entity whose `spec.system` does not: a claim, checked against the tenant's owner.
 *
 * @public
 */
export const TENANT_ANNOTATION = 'socle.dev/tenant';

/**
 * On namespaces and what they hold: the tenant they belong to.
 *
 * @public
 */
export const TENANT_LABEL = 'socle.dev/tenant';

/**
 * On namespaces and what they hold: the tenant's environment.
 *
 * @public
 */
export const ENVIRONMENT_LABEL = 'socle.dev/environment';

/**
 * On entities, as Backstage's Kubernetes plugin reads it: narrows an entity to one namespace. A claim.
 *
 * @public
 */
export const KUBERNETES_NAMESPACE_ANNOTATION =
  'backstage.io/kubernetes-namespace';

/**
 * On entities, as Backstage's Kubernetes plugin reads it: narrows an entity to one cluster. A claim.
 *
 * @public
 */
export const KUBERNETES_CLUSTER_ANNOTATION = 'backstage.io/kubernetes-cluster';

/**
 * On entities, as Backstage's Kubernetes plugin reads it: the label selector of the entity's workloads.
 *
 * @public
 */
export const KUBERNETES_LABEL_SELECTOR_ANNOTATION =
  'backstage.io/kubernetes-label-selector';

/**
 * On entities, and as a label on their workloads, as Backstage's Kubernetes plugin reads it: the value that both share.
 *
 * @public
 */
export const KUBERNETES_ID_ANNOTATION = 'backstage.io/kubernetes-id';

/**
 * On a tenant's entities, as the catalog's provider writes it: what is wrong with its `tenant.yaml`, in a sentence for
 * people. The entity is then as the file was when it was last valid.
 *
 * @public
 */
export const FINDING_ANNOTATION = 'socle.dev/finding';
