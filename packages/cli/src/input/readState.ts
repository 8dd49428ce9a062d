import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { RefusedInput, UsageError } from '../report';
import { accept, readTenant, TenantDocument } from './documents';
import { isErrnoException } from './errno';
import { reasonOf } from './readText';

/** A tenant, or all tenants of a folder, at one time. */
export interface State {
  kind: 'nothing' | 'file' | 'folder';
  tenants: TenantDocument[];
  /** The socle.yaml in that folder. */
  profile?: string;
}

/**
 * Reads one side of a comparison: `-` or `/dev/null` for nothing, a tenant.yaml, or a folder: a platform's repository, its
 * `tenants/`, or one tenant's.
 *
 * Throws `UsageError` where it is none of these, `RefusedInput` where a tenant is wrong.
 */
export function readState(path: string): State {
  if (path === '-' || path === '/dev/null') {
    return { kind: 'nothing', tenants: [] };
  }
  if (!isFolder(path)) {
    return { kind: 'file', tenants: accept([readTenant(path)]) };
  }
  const profile = join(path, 'socle.yaml');
  const found = tenantFiles(path);
  if (!found) {
    throw new UsageError(
      `${path} holds no tenant.yaml, no tenants/ and no socle.yaml.`,
    );
  }
  // What lies in a tree may be a stranger's: a link of theirs would show what is elsewhere.
  const tenants = accept(found.map(file => readTenant(file, { links: false })));
  refuseTwice(tenants);
  return {
    kind: 'folder',
    tenants,
    ...(existsSync(profile) && { profile }),
  };
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    if (isErrnoException(error) && error.code !== 'ENOENT') {
      throw new UsageError(`${path} cannot be read: ${reasonOf(error)}.`);
    }
    throw new UsageError(`There is no file or folder ${path}.`);
  }
}

function tenantFiles(folder: string): string[] | undefined {
  if (existsSync(join(folder, 'tenant.yaml'))) {
    return [join(folder, 'tenant.yaml')];
  }
  if (existsSync(join(folder, 'tenants'))) {
    return tenantFilesIn(join(folder, 'tenants'));
  }
  const found = tenantFilesIn(folder);
  return found.length > 0 || existsSync(join(folder, 'socle.yaml'))
    ? found
    : undefined;
}

/** `<tenant>/tenant.yaml` of a folder, in the order of their names. */
export function tenantFilesIn(folder: string): string[] {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw new UsageError(`${folder} cannot be read: ${reasonOf(error)}.`);
  }
  return entries
    .filter(entry => entry.isDirectory())
    .map(({ name }) => join(folder, name, 'tenant.yaml'))
    .filter(file => existsSync(file))
    .sort();
}

function refuseTwice(tenants: readonly TenantDocument[]): void {
  const files = new Map<string, string>();
  for (const { value, file, locate } of tenants) {
    const { name } = value.metadata;
    const other = files.get(name);
    if (other !== undefined) {
      throw new RefusedInput([
        {
          rule: 'references',
          severity: 'error',
          file,
          ...locate(['metadata', 'name']),
          path: 'metadata.name',
          message: `${other} names its tenant "${name}" too.`,
          remedy: 'Give each tenant a name of its own, that of its folder.',
        },
      ]);
    }
    files.set(name, file);
  }
}
