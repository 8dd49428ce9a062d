import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { RenderedFile } from '@socle/plugin-tenancy-common';

/**
 * Writes files into a folder of the workspace. A symbolic link in the place of a file is replaced, not followed.
 *
 * @throws NotAllowedError on a path that leads out of the workspace.
 */
export async function writeFiles(options: {
  workspacePath: string;
  folder: string;
  files: readonly RenderedFile[];
}): Promise<void> {
  const { workspacePath, folder, files } = options;
  const root = resolveSafeChildPath(workspacePath, folder);
  for (const file of files) {
    const parent = resolveSafeChildPath(root, path.posix.dirname(file.path));
    await mkdir(parent, { recursive: true });
    const target = path.join(
      resolveSafeChildPath(root, path.posix.dirname(file.path)),
      path.posix.basename(file.path),
    );
    await rm(target, { force: true });
    await writeFile(target, file.content, { flag: 'wx' });
  }
}
