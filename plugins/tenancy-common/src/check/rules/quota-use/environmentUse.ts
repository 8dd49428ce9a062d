import { quotaOf } from '../../../render/quota';
import { Manifest } from '../../tree/manifest';
import { Workspace } from '../../tree/workspace';
import { environmentOf, UnitEnvironment } from '../../workloads/environments';

/** All that is applied to one environment, as far as it is among the files. */
export interface EnvironmentUse extends UnitEnvironment {
  /** What it may use, by resource. */
  quota: Readonly<Record<string, string>>;
  manifests: Manifest[];
}

/** The environments that something is applied to. Suspended ones are left out: nothing fits those, on purpose. */
export function environmentUses(workspace: Workspace): EnvironmentUse[] {
  const uses = new Map<string, EnvironmentUse & { seen: Set<Manifest> }>();
  for (const unit of workspace.units) {
    const found = environmentOf(unit, workspace);
    if (!found || found.environment.suspended) {
      continue;
    }
    const use = uses.get(found.namespace) ?? {
      ...found,
      quota: quotaOf({ ...found, suspended: false }),
      manifests: [],
      seen: new Set(),
    };
    uses.set(found.namespace, use);
    for (const manifest of unit.manifests) {
      if (!use.seen.has(manifest)) {
        use.seen.add(manifest);
        use.manifests.push(manifest);
      }
    }
  }
  return [...uses.values()];
}
