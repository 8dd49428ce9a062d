import { isUtf8 } from 'node:buffer';
import { ChangedFile, unifiedDiff } from '@socle/plugin-tenancy-common';
import { RepositoryFile } from '@socle/plugin-tenancy-node';

/** Characters: what people read, and a log takes. */
const longest = 256 * 1024;

/** A first content as a unified diff. Of what is no text, only the path is told; a long one is cut with a note. */
export function firstDiff(files: readonly RepositoryFile[]): string {
  const diff = files
    .map(({ path, content }) =>
      isUtf8(content) && !content.includes(0)
        ? unifiedDiff([added(path, content.toString())])
        : `Binary files /dev/null and b/${path} differ\n`,
    )
    .join('');
  return diff.length > longest
    ? `${diff.slice(0, longest)}\nThe diff has ${diff.length - longest} more characters.\n`
    : diff;
}

function added(path: string, text: string): ChangedFile {
  const isWhole = text.endsWith('\n');
  const lines = (isWhole ? text.slice(0, -1) : text).split('\n');
  const count = text === '' ? 0 : lines.length;
  return {
    path,
    kind: 'added',
    added: count,
    removed: 0,
    hunks:
      count === 0
        ? []
        : [
            {
              oldStart: 0,
              oldLines: 0,
              newStart: 1,
              newLines: count,
              lines: [
                ...lines.map(line => `+${line}`),
                ...(isWhole ? [] : ['\\ No newline at end of file']),
              ],
            },
          ],
  };
}
