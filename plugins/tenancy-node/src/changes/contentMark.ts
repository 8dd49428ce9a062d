import { createHash } from 'node:crypto';
import { blobName, FileChange } from '../forges';

/** A mark of what a commit makes of files: git's names of their contents by path, undefined for those that go. */
export function contentMark(
  files: Iterable<readonly [path: string, name: string | undefined]>,
): string {
  const lines = [...files].map(([path, name]) => `${name ?? '-'} ${path}\n`);
  return createHash('sha256')
    .update(lines.sort().join(''))
    .digest('hex')
    .slice(0, 16);
}

/** The mark of a commit that is about to be made, in a repository whose names have this length. */
export function markOf(files: readonly FileChange[], length: number): string {
  return contentMark(
    files.map(file => [
      file.path,
      'remove' in file ? undefined : blobName(file.content, length),
    ]),
  );
}
