import { Dirent, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { RenderedFile, Tenant } from '@socle/plugin-tenancy-common';
import { below } from '../input/shownPath';
import { attempt } from './writeFiles';

/**
 * Files of a tenant's rendered folders (`argocd/` and one for each environment) that rendering it does not give any more.
 * A folder is rendered where the tenant has that environment, or where an `environment.yaml` says that it once had.
 */
export function staleFiles(options: {
  folder: string;
  tenant: Tenant;
  files: readonly RenderedFile[];
}): string[] {
  const { folder, tenant, files } = options;
  const home = `tenants/${tenant.metadata.name}`;
  const wanted = new Set(files.map(({ path }) => path));
  const rendered = new Set(files.map(({ path }) => dirname(path)));
  return entriesOf(join(folder, home))
    .filter(entry => entry.isDirectory())
    .map(({ name }) => ({
      path: below(home, name),
      entries: entriesOf(join(folder, home, name)),
    }))
    .filter(
      ({ path, entries }) =>
        rendered.has(path) ||
        entries.some(({ name }) => name === 'environment.yaml'),
    )
    .flatMap(({ path }) => filesBelow(folder, path))
    .filter(path => !wanted.has(path));
}

/** Removes files, and the folders that they leave empty. */
export function removeFiles(folder: string, paths: readonly string[]): void {
  for (const path of paths) {
    const target = join(folder, path);
    attempt(target, () => rmSync(target));
    // A tenant's own folder holds its tenant.yaml, and stays.
    for (
      let parent = dirname(path);
      parent.split('/').length > 2;
      parent = dirname(parent)
    ) {
      if (entriesOf(join(folder, parent)).length > 0) {
        break;
      }
      const empty = join(folder, parent);
      attempt(empty, () => rmdirSync(empty));
    }
  }
}

function filesBelow(folder: string, path: string): string[] {
  return entriesOf(join(folder, path)).flatMap(entry => {
    const inner = below(path, entry.name);
    return entry.isDirectory() ? filesBelow(folder, inner) : [inner];
  });
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    );
  } catch {
    return [];
  }
}
