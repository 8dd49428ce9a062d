import { ForgeRepositories } from '../../forge/types';
import { GitError, runGit } from './runGit';

/** One entry of a commit's tree. */
export interface TreeEntry {
  /** Relative to the root of the repository. */
  path: string;
  type: 'blob' | 'tree' | 'commit' | 'symlink';
  object: string;
  /** In bytes; zero for directories. */
  size: number;
}

/** A commit of a repository, with all its paths. */
export interface Snapshot {
  directory: string;
  /** Commit SHA. */
  revision: string;
  entries: Map<string, TreeEntry>;
}

const largestFile = 4 * 1024 * 1024;
/** Argo CD's default of `reposerver.max.combined.directory.manifests.size`. */
const largestRead = 10 * 1024 * 1024;
const mostEntries = 50_000;
const keptSnapshots = 40;
const keptResults = 500;

/** Reads commits of the forge's bare repositories, without a work tree. */
export class GitReader {
  readonly #repositories: ForgeRepositories;
  readonly #snapshots = new Map<string, Promise<Snapshot>>();
  readonly #made = new Map<string, unknown>();

  constructor(repositories: ForgeRepositories) {
    this.#repositories = repositories;
  }

  /**
   * The commit that a revision stands for: a branch, a tag, a full ref, a (truncated) SHA, `HEAD` or nothing.
   * Throws Argo CD's words: `unable to resolve '…' to a commit SHA`, `failed to list refs: repository not found`.
   */
  async resolve(
    url: string,
    revision: string | undefined,
  ): Promise<{ directory: string; revision: string }> {
    const located = this.#repositories.locate(url);
    if (!located) {
      throw new GitError(
        // What a forge says to who has no name, whether the repository exists or not.
        'failed to list refs: authentication required: Unauthorized\n',
      );
    }
    const { directory } = located;
    if (revision && this.#snapshots.has(`${directory}@${revision}`)) {
      return { directory, revision };
    }
    for (const candidate of candidatesOf(revision || 'HEAD')) {
      const sha = await this.#revisionOf(directory, candidate);
      if (sha) {
        return { directory, revision: sha };
      }
    }
    throw new GitError(
      `unable to resolve '${revision || 'HEAD'}' to a commit SHA`,
    );
  }

  /** All paths of a commit. Kept for the commits used last, as a commit never changes. */
  async snapshot(url: string, revision: string | undefined): Promise<Snapshot> {
    const resolved = await this.resolve(url, revision);
    const key = `${resolved.directory}@${resolved.revision}`;
    const known = this.#snapshots.get(key);
    if (known) {
      return await known;
    }
    const reading = readTree(resolved.directory, resolved.revision);
    this.#snapshots.set(key, reading);
    if (this.#snapshots.size > keptSnapshots) {
      this.#snapshots.delete([...this.#snapshots.keys()][0]);
    }
    try {
      return await reading;
    } catch (error) {
      this.#snapshots.delete(key);
      throw error;
    }
  }

  /** Makes something of a commit once; kept for what was made last, as a commit never changes. */
  async once<Value>(
    snapshot: Snapshot,
    what: string,
    make: () => Promise<Value>,
  ): Promise<Value> {
    const key = `${snapshot.directory}@${snapshot.revision} ${what}`;
    const made = this.#made.has(key)
      ? (this.#made.get(key) as Value)
      : await make();
    // What was used last is dropped last.
    this.#made.delete(key);
    this.#made.set(key, made);
    if (this.#made.size > keptResults) {
      this.#made.delete([...this.#made.keys()][0]);
    }
    return made;
  }

  /** The contents of files, by path. Refuses a file over 4 MiB and more than 10 MiB together. */
  async read(
    snapshot: Snapshot,
    paths: string[],
  ): Promise<Map<string, string>> {
    const entries = paths.map(path => snapshot.entries.get(path));
    let total = 0;
    for (const entry of entries) {
      total += entry?.size ?? 0;
      if ((entry?.size ?? 0) > largestFile || total > largestRead) {
        throw new GitError('exceeded max combined manifest file size');
      }
    }
    const wanted = entries.filter(entry => entry !== undefined);
    if (wanted.length === 0) {
      return new Map();
    }
    const output = await runGit({
      directory: snapshot.directory,
      arguments: ['cat-file', '--batch'],
      input: wanted.map(entry => `${entry.object}\n`).join(''),
      limit: largestRead * 2,
    });
    return splitBatch(
      output,
      wanted.map(entry => entry.path),
    );
  }

  async #revisionOf(
    directory: string,
    candidate: string,
  ): Promise<string | undefined> {
    try {
      const output = await runGit({
        directory,
        arguments: [
          'rev-parse',
          '--verify',
          '--quiet',
          '--end-of-options',
          `${candidate}^{commit}`,
        ],
        limit: 1024,
      });
      return output.toString('utf8').trim() || undefined;
    } catch (error) {
      if (error instanceof GitError && error.exitCode !== undefined) {
        return undefined;
      }
      throw error;
    }
  }
}

function candidatesOf(revision: string): string[] {
  if (revision === 'HEAD') {
    return ['HEAD'];
  }
  // Anything that git would read as an expression rather than a name resolves to nothing, as in a list of remote refs.
  if (/[\s~^:?*[\\]|\.\.|@\{|^-/.test(revision)) {
    return [];
  }
  if (/^[0-9a-f]{40}$/.test(revision)) {
    return [revision];
  }
  const names = revision.startsWith('refs/')
    ? [revision]
    : [`refs/heads/${revision}`, `refs/tags/${revision}`];
  return /^[0-9a-f]{7,39}$/.test(revision) ? [...names, revision] : names;
}

async function readTree(
  directory: string,
  revision: string,
): Promise<Snapshot> {
  const output = await runGit({
    directory,
    arguments: ['ls-tree', '-r', '-t', '-l', '-z', '--full-tree', revision],
    limit: 16 * 1024 * 1024,
  });
  const lines = output.toString('utf8').split('\0').filter(Boolean);
  if (lines.length > mostEntries) {
    throw new GitError(`the commit holds more than ${mostEntries} paths`);
  }
  const entries = new Map<string, TreeEntry>();
  for (const line of lines) {
    const tab = line.indexOf('\t');
    const [mode, type, object, size] = line.slice(0, tab).split(/ +/);
    const path = line.slice(tab + 1);
    entries.set(path, {
      path,
      type: mode === '120000' ? 'symlink' : (type as TreeEntry['type']),
      object,
      size: Number(size) || 0,
    });
  }
  return { directory, revision, entries };
}

function splitBatch(output: Buffer, paths: string[]): Map<string, string> {
  const contents = new Map<string, string>();
  let offset = 0;
  for (const path of paths) {
    const end = output.indexOf('\n', offset);
    const header = output.subarray(offset, end).toString('utf8').split(' ');
    const size = Number(header[2]);
    if (end < 0 || header[1] !== 'blob' || !Number.isFinite(size)) {
      throw new GitError(`${path} cannot be read from the repository`);
    }
    contents.set(
      path,
      output.subarray(end + 1, end + 1 + size).toString('utf8'),
    );
    offset = end + 1 + size + 1;
  }
  return contents;
}
