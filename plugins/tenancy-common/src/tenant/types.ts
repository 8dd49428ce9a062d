import { z } from 'zod/v4';
import { environmentSchema } from './environmentSchema';
import { tenantSchema } from './schema';

/**
 * A team's space on the platform, as `tenant.yaml` has it.
 *
 * @public
 */
export type Tenant = z.infer<typeof tenantSchema>;

/**
 * One namespace of a tenant, as `tenant.yaml` has it.
 *
 * @public
 */
export type TenantEnvironment = z.infer<typeof environmentSchema>;

/**
 * The namespace of an environment. No two tenants share one: no environment has a hyphen in its name.
 *
 * @public
 */
export function namespaceOf(tenant: string, environment: string): string {
  return `${tenant}-${environment}`;
}
