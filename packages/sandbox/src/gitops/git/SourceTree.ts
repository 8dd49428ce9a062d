import { posix } from 'path';
import { GitReader, Snapshot, TreeEntry } from './GitReader';

const rootEntry: TreeEntry = { path: '.', type: 'tree', object: '', size: 0 };

/** The files of one commit, as a file system that cannot be left. */
export class SourceTree {
  readonly #reader: GitReader;
  readonly #snapshot: Snapshot;
  readonly #contents = new Map<string, string>();
  #budget = 2_000;

  private constructor(reader: GitReader, snapshot: Snapshot) {
    this.#reader = reader;
    this.#snapshot = snapshot;
  }

  /** Throws where a symbolic link points out of the repository, as Argo CD refuses such a repository as a whole. */
  static async open(
    reader: GitReader,
    url: string,
    revision: string | undefined,
  ): Promise<SourceTree> {
    const snapshot = await reader.snapshot(url, revision);
    const tree = new SourceTree(reader, snapshot);
    await tree.once('links', async () => await tree.#refuseLinksThatLeave());
    return tree;
  }

  /** Makes something of this commit once, however often it is opened. */
  async once<Value>(what: string, make: () => Promise<Value>): Promise<Value> {
    return await this.#reader.once(this.#snapshot, what, make);
  }

  /** Commit SHA. */
  get revision(): string {
    return this.#snapshot.revision;
  }

  get entries(): Iterable<TreeEntry> {
    return this.#snapshot.entries.values();
  }

  /** The entry at a path, symbolic links followed. */
  async entry(path: string): Promise<TreeEntry | undefined> {
    const real = await this.#realPath(path);
    return real === '.' ? rootEntry : this.#snapshot.entries.get(real);
  }

  /** The files and directories right below a directory, by name. */
  async children(path: string): Promise<{ name: string; entry: TreeEntry }[]> {
    const real = await this.#realPath(path);
    const prefix = real === '.' ? '' : `${real}/`;
    return [...this.#snapshot.entries.values()]
      .filter(
        entry =>
          entry.path.startsWith(prefix) &&
          entry.path !== real &&
          !entry.path.slice(prefix.length).includes('/'),
      )
      .map(entry => ({ name: entry.path.slice(prefix.length), entry }))
      .sort((left, right) => (left.name < right.name ? -1 : 1));
  }

  /** Throws where there is no such file. */
  async read(path: string): Promise<string> {
    const real = await this.#realPath(path);
    const known = this.#contents.get(real);
    if (known !== undefined) {
      return known;
    }
    this.#budget -= 1;
    if (this.#budget < 0) {
      throw new Error('the source reads more than 2000 files');
    }
    const entry = this.#snapshot.entries.get(real);
    if (entry?.type !== 'blob') {
      throw new Error(`open ${path}: no such file or directory`);
    }
    await this.prefetch([real, ...this.#smallFilesBeside(real)]);
    return this.#contents.get(real) ?? '';
  }

  /** Reads many files with one git process. */
  async prefetch(paths: string[]): Promise<void> {
    const missing = [...new Set(paths)].filter(
      path => !this.#contents.has(path),
    );
    for (const [path, content] of await this.#reader.read(
      this.#snapshot,
      missing,
    )) {
      this.#contents.set(path, content);
    }
  }

  /** Who reads one manifest of a directory reads the others next. */
  #smallFilesBeside(path: string): string[] {
    const directory = posix.dirname(path);
    return [...this.#snapshot.entries.values()]
      .filter(
        entry =>
          entry.type === 'blob' &&
          entry.size < 64 * 1024 &&
          posix.dirname(entry.path) === directory,
      )
      .map(entry => entry.path)
      .slice(0, 100);
  }

  async #realPath(path: string): Promise<string> {
    let pending = posix.normalize(path).split('/').filter(isName);
    let done: string[] = [];
    for (let hops = 0; pending.length > 0;) {
      const [name, ...rest] = pending;
      pending = rest;
      if (name === '..') {
        if (done.length === 0) {
          throw new Error(`${path}: path outside of the repository`);
        }
        done = done.slice(0, -1);
        continue;
      }
      done = [...done, name];
      const entry = this.#snapshot.entries.get(done.join('/'));
      if (entry?.type === 'symlink') {
        hops += 1;
        if (hops > 40) {
          throw new Error(`${path}: too many levels of symbolic links`);
        }
        await this.prefetch([entry.path]);
        const target = this.#contents.get(entry.path) ?? '';
        done = done.slice(0, -1);
        pending = [...target.split('/').filter(isName), ...pending];
      }
    }
    return done.length === 0 ? '.' : done.join('/');
  }

  async #refuseLinksThatLeave(): Promise<void> {
    const links = [...this.#snapshot.entries.values()].filter(
      entry => entry.type === 'symlink',
    );
    await this.prefetch(links.map(link => link.path));
    for (const link of links) {
      const target = this.#contents.get(link.path) ?? '';
      const absolute = posix.join('/', posix.dirname(link.path));
      const depth = absolute.split('/').filter(isName).length;
      if (posix.isAbsolute(target) || climbs(target) > depth) {
        throw new Error(
          `repository contains out-of-bounds symlinks. file: ${link.path}`,
        );
      }
    }
  }
}

function isName(part: string): boolean {
  return part !== '' && part !== '.';
}

/** How many levels a relative path ever climbs above where it begins. */
function climbs(target: string): number {
  let depth = 0;
  let highest = 0;
  for (const part of target.split('/').filter(isName)) {
    depth += part === '..' ? -1 : 1;
    highest = Math.max(highest, -depth);
  }
  return highest;
}
