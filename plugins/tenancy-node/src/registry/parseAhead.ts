import {
  EnvironmentFile,
  parseEnvironmentFile,
} from '@socle/plugin-platform-node';
import { Parsed, parseTenant, Tenant } from '@socle/plugin-tenancy-common';
import type { TreeFile } from './registerTenant';

type TextFile = { text: string };
type ReadEnvironment = { text: string; good: EnvironmentFile };

const tenants = new WeakMap<TreeFile, Parsed<Tenant>>();
const environments = new WeakMap<TreeFile, ReadEnvironment>();

/** Finds out what a tenant's file says before it is registered: while the rest of the tree is still on its way. */
export function parseAhead(path: string, file: TextFile): void {
  const [folder, tenant, place, leaf] = path.split('/');
  if (folder !== 'tenants') {
    return;
  }
  if (place === 'tenant.yaml') {
    tenants.set(file, parseTenant(file.text, path));
  } else if (leaf === 'environment.yaml') {
    const { text } = file;
    try {
      const good = parseEnvironmentFile({ text, tenant, environment: place });
      environments.set(file, { text, good });
    } catch {
      /* What is wrong with it is found, and told, when it is registered. */
    }
  }
}

/** What the `tenant.yaml` at the path says, parsed ahead or now. Asked for once. */
export function parsedTenant(path: string, file: TextFile): Parsed<Tenant> {
  const parsed = tenants.get(file) ?? parseTenant(file.text, path);
  tenants.delete(file);
  return parsed;
}

/** What an `environment.yaml` says, where it was parsed ahead and is valid. */
export function environmentAhead(file: TreeFile): ReadEnvironment | undefined {
  return environments.get(file);
}
