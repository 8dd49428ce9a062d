import { ForgeError } from '../errors';
import { GitOutputTooLargeError } from '../git';
import { Repository } from '../repository';

export interface TreeEntry {
  /** Six octal digits, as git writes them. */
  mode: string;
  type: 'blob' | 'tree' | 'commit';
  sha: string;
  /** Bytes of a file; 0 for everything else. */
  size: number;
  /** Path from the root of the repository. */
  path: string;
}

/** Whole files are given up to this size; larger ones are only streamed. */
export const blobLimit = 8 * 1024 * 1024;

/** The entries of a folder, in git's order. */
export async function listTree(
  repository: Repository,
  options: {
    /** A commit or tree. */
    sha: string;
    /** Path of the tree itself, put before the entries' names. */
    prefix?: string;
    recursive?: boolean;
  },
): Promise<TreeEntry[]> {
  const { sha, prefix = '', recursive = false } = options;
  const records = await repository.git.records([
    'ls-tree',
    '-z',
    '-l',
    '--full-tree',
    ...(recursive ? ['-r', '-t'] : []),
    sha,
  ]);
  return records
    .map(parseEntry)
    .map(entry =>
      prefix === '' ? entry : { ...entry, path: `${prefix}/${entry.path}` },
    );
}

/** The file or folder at a path; undefined where there is none. The root is a tree with the path ''. */
export async function findEntry(
  repository: Repository,
  commit: string,
  path: string,
): Promise<TreeEntry | undefined> {
  if (path === '') {
    const sha = await repository.git.text(['rev-parse', `${commit}^{tree}`]);
    return { mode: '040000', type: 'tree', sha, size: 0, path: '' };
  }
  const [record] = await repository.git.records([
    'ls-tree',
    '-z',
    '-l',
    '--full-tree',
    commit,
    '--',
    path,
  ]);
  return record === undefined ? undefined : parseEntry(record);
}

/**
 * Reads a whole file.
 *
 * @throws ForgeError 413 when it is larger than {@link blobLimit}.
 */
export async function readBlob(
  repository: Repository,
  sha: string,
): Promise<Buffer> {
  try {
    const { stdout } = await repository.git.run(['cat-file', 'blob', sha], {
      outputLimit: blobLimit,
    });
    return stdout;
  } catch (error) {
    if (error instanceof GitOutputTooLargeError) {
      throw new ForgeError(413, `The file is larger than ${blobLimit} bytes`);
    }
    throw error;
  }
}

function parseEntry(record: string): TreeEntry {
  const tab = record.indexOf('\t');
  const [mode, type, sha, size] = record.slice(0, tab).split(/ +/);
  return {
    mode,
    type: type === 'tree' || type === 'commit' ? type : 'blob',
    sha,
    size: parseInt(size, 10) || 0,
    path: record.slice(tab + 1),
  };
}
