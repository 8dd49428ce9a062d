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
