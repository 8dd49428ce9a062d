import { lstat, readdir, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import { RepositoryFile } from '@socle/plugin-tenancy-node';

/** Files that one commit may have. */
const mostFiles = 1000;
/** Bytes that they may have together. */
const mostBytes = 10 * 1024 * 1024;

export interface ReadWorkspaceOptions {
  workspacePath: string;
  /** Folder in the workspace; the workspace itself where unset. */
  sourcePath?: string;
}

/**
 * Reads the files of a task's workspace, in the order of their paths. What is below a folder `.git` is left out.
 *
 * @throws NotAllowedError on a path that leads out of the workspace.
 * @throws NotFoundError where there is no such folder.
 * @throws InputError on symbolic links, on a folder without files, and on more files or bytes than one commit may have.
 */
export async function readWorkspace(
  options: ReadWorkspaceOptions,
): Promise<RepositoryFile[]> {
  const { workspacePath, sourcePath = '.' } = options;
  const root = resolveSafeChildPath(workspacePath, sourcePath);
  await requireFolder(workspacePath, root, sourcePath);

  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const found = entries
    .map(entry => ({
      entry,
      path: path
        .relative(root, path.join(entry.parentPath, entry.name))
        .split(path.sep)
        .join('/'),
    }))
    .filter(file => !file.path.split('/').includes('.git'))
    .filter(({ entry }) => !entry.isDirectory())
    .sort((left, right) => (left.path < right.path ? -1 : 1));

  const odd = found.filter(({ entry }) => !entry.isFile());
  if (odd.length > 0) {
    throw new InputError(
      `The workspace holds what is no file: ${listed(odd.map(file => file.path))}. Symbolic links are not published; let the template write files in their place.`,
    );
  }
  if (found.length === 0) {
    throw new InputError(
      `There are no files in ${sourcePath} of the workspace. Fetch the template's files in a step before this one.`,
    );
  }
  if (found.length > mostFiles) {
    throw new InputError(
      `The workspace holds ${found.length} files, and a first commit may have ${mostFiles}. Leave out what is generated, or set sourcePath.`,
    );
  }

  const files: RepositoryFile[] = [];
  let bytes = 0;
  for (const file of found) {
    const absolute = resolveSafeChildPath(root, file.path);
    const { size, mode } = await lstat(absolute);
    bytes += size;
    if (bytes > mostBytes) {
      throw new InputError(
        `The workspace holds more than ${mostBytes / 1024 / 1024} MiB. Leave out what is generated, or set sourcePath.`,
      );
    }
    files.push({
      path: file.path,
      content: await readFile(absolute),
      executable: (mode & 0o100) !== 0,
    });
  }
  return files;
}

async function requireFolder(
  workspacePath: string,
  root: string,
  sourcePath: string,
): Promise<void> {
  const missing = new NotFoundError(
    `There is no folder ${sourcePath} in the workspace. Check sourcePath, and the steps that write it.`,
  );
  const found = await lstat(root).catch(() => {
    throw missing;
  });
  const expected = path.resolve(await realpath(workspacePath), sourcePath);
  if (found.isSymbolicLink() || (await realpath(root)) !== expected) {
    throw new InputError(
      `${sourcePath} in the workspace leads over a symbolic link, which is not followed. Set sourcePath to the folder itself.`,
    );
  }
  if (!found.isDirectory()) {
    throw missing;
  }
}

function listed(paths: string[]): string {
  const shown = paths.slice(0, 3).join(', ');
  return paths.length > 3 ? `${shown} and ${paths.length - 3} more` : shown;
}
