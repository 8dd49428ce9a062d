import { groupBy } from '../../tree/groupBy';
import { TenantFolder, Workspace } from '../../tree/workspace';
import { Problem } from '../../types';

/** Tenants that are not called as their folders are, and names that two tenants have. */
export function tenantNameProblems({ tenants, known }: Workspace): Problem[] {
  const byName = groupBy(known, ({ value }) => value.metadata.name);
  const misnamed = new Set(tenants.filter(isMisnamed));
  const seen = new Set<string>();
  return tenants.flatMap(folder => {
    const { tenant } = folder;
    if (!tenant) {
      return [];
    }
    const { name } = tenant.value.metadata;
    const { source } = tenant;
    const path = ['metadata', 'name'];
    if (misnamed.has(folder)) {
      const other = (byName.get(name) ?? []).find(
        one => one.source.file !== source.file,
      );
      return [
        {
          source,
          path,
          message: `The folder is called ${folder.name}, and its tenant ${name}${other ? `, as the one of ${other.source.file}` : ''}.`,
          remedy: other
            ? `Call the tenant ${folder.name}, or choose a name for both that no tenant has.`
            : `Call the tenant ${folder.name}, or the folder tenants/${name}.`,
        },
      ];
    }
    if (seen.has(name)) {
      return [
        {
          source,
          path,
          message: `There are two tenants called ${name}.`,
          remedy: 'Keep one of them, or choose another name.',
        },
      ];
    }
    seen.add(name);
    return [];
  });
}

/** Whether the folder has another name than its tenant. A `tenant.yaml` that lies elsewhere than in tenants/ may lie anywhere. */
function isMisnamed({ folder, name, tenant }: TenantFolder): boolean {
  return (
    tenant !== undefined &&
    tenant.value.metadata.name !== name &&
    `/${folder}`.endsWith(`/tenants/${name}/`)
  );
}
