import { TenantsService } from '@socle/plugin-platform-node';
import { ServiceResource } from '../permissions';

/** The resource that a reference names as `tenant/payments`; undefined where there is no such tenant. */
export async function resourceOf(
  reference: string,
  tenants: TenantsService,
): Promise<ServiceResource | undefined> {
  const [kind, name, ...rest] = reference.split('/');
  if (kind !== 'tenant' || !name || rest.length > 0) {
    return undefined;
  }
  const tenant = await tenants.get(name);
  return tenant && { tenant: tenant.name, owners: [tenant.owner] };
}
