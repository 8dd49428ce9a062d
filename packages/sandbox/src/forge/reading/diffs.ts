import { GitOutputTooLargeError } from '../git';
import { Repository } from '../repository';

/** git's own name of the tree without entries. */
export const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** How one file differs between two trees. */
export interface ChangedFile {
  path: string;
  previousPath: string | undefined;
  status: 'added' | 'deleted' | 'modified' | 'renamed' | 'copied' | 'type';
  additions: number;
  deletions: number;
  binary: boolean;
}

const statuses: Record<string, ChangedFile['status']> = {
  A: 'added',
  C: 'copied',
  D: 'deleted',
  R: 'renamed',
  T: 'type',
};

/** Lists the files that differ, in git's order. */
export async function listChangedFiles(
  repository: Repository,
  from: string,
  to: string,
): Promise<ChangedFile[]> {
  const fields = await repository.git.records([
    'diff-tree',
    '-r',
    '-z',
    '-M',
    '--raw',
    '--numstat',
    '--no-ext-diff',
    '--no-textconv',
    from,
    to,
  ]);
  const files: ChangedFile[] = [];
  let counted = 0;
  for (let index = 0; index < fields.length;) {
    const field = fields[index];
    if (field.startsWith(':')) {
      const letter = field.split(' ')[4][0];
      const moved = letter === 'R' || letter === 'C';
      files.push({
        path: fields[index + (moved ? 2 : 1)],
        previousPath: moved ? fields[index + 1] : undefined,
        status: statuses[letter] ?? 'modified',
        additions: 0,
        deletions: 0,
        binary: false,
      });
      index += moved ? 3 : 2;
    } else {
      // The counts follow in the same order; a moved file has an empty path, then both paths.
      const [additions, deletions, path] = field.split('\t');
      const file = files[counted];
      file.additions = parseInt(additions, 10) || 0;
      file.deletions = parseInt(deletions, 10) || 0;
      file.binary = additions === '-';
      counted += 1;
      index += path === '' ? 3 : 1;
    }
  }
  return files;
}

/**
 * The difference as a patch, in git's order of files; undefined when it is larger than the limit.
 *
 * @param limit - bytes; 8 MiB when left out.
 */
export async function readPatch(
  repository: Repository,
  options: { from: string; to: string; binary?: boolean; limit?: number },
): Promise<string | undefined> {
  const { from, to, binary = false, limit = 8 * 1024 * 1024 } = options;
  try {
    const { stdout } = await repository.git.run(
      [
        'diff-tree',
        '-r',
        '-p',
        '-M',
        '--no-color',
        '--no-ext-diff',
        '--no-textconv',
        ...(binary ? ['--binary'] : []),
        from,
        to,
      ],
      { outputLimit: limit },
    );
    return stdout.toString('utf8');
  } catch (error) {
    if (error instanceof GitOutputTooLargeError) {
      return undefined;
    }
    throw error;
  }
}
