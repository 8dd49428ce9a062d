import { Tenant } from '../../tenant/types';
import { Read, Workspace } from './workspace';

/** Every tenant that is known, once: where two have one name, the first. */
export function knownTenants({ known }: Workspace): Read<Tenant>[] {
  const byName = new Map<string, Read<Tenant>>();
  for (const tenant of known) {
    const { name } = tenant.value.metadata;
    if (!byName.has(name)) {
      byName.set(name, tenant);
    }
  }
  return [...byName.values()];
}

/** Whether a tenant is among those that are judged. */
export function isJudgedIn({
  tenants,
}: Workspace): (tenant: Read<Tenant>) => boolean {
  const judged = new Set(tenants.flatMap(({ tenant }) => tenant ?? []));
  return tenant => judged.has(tenant);
}
