import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SourceFile } from '@socle/plugin-tenancy-common';
import { textOf } from './documents';
import { tenantFilesIn } from './readState';
import { shownPath } from './shownPath';
import { TreeReader } from './TreeReader';

/** What `check` is given. */
export interface Checked {
  files: readonly SourceFile[];
  profile?: SourceFile;
  tenants?: readonly SourceFile[];
}

/**
 * Reads what is to be checked, and with a profile that is not among it the profile and the tenants beside it. Throws
 * `UsageError` where a path is not there, or the profile cannot be read.
 */
export function checkedFiles(options: {
  paths: readonly string[];
  profile?: string;
}): Checked {
  const { paths, profile } = options;
  const tree = new TreeReader();
  paths.forEach(path => tree.add(path));
  if (profile === undefined || tree.has(profile)) {
    return { files: tree.files };
  }
  const content = textOf(profile);
  const known = new TreeReader();
  const folder = join(dirname(profile), 'tenants');
  if (existsSync(folder)) {
    tenantFilesIn(folder)
      .filter(file => !tree.has(file))
      .forEach(file => known.addFile(file));
  }
  return {
    files: tree.files,
    profile: { path: shownPath(profile), content },
    tenants: known.files,
  };
}
