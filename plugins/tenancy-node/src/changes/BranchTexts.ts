import { BranchCommit, ChangeForge } from '../forges';
import { BranchHistory } from './history';
import { contentMark } from './contentMark';
import { ChangeTrailers, readTrailers } from './trailers';

/** What Socle wanted in a file last. */
export interface OwnText {
  /** git's name of it; undefined where it removed the file. */
  name?: string;
  /** A commit that has it, where there is one: a text that was merged with a person's is in none. */
  commit?: string;
}

/** What is in a tenant's folder at the commits of a branch, and whose it is. Reads each commit once. */
export class BranchTexts {
  readonly #forge: ChangeForge;
  readonly #folder: string;
  readonly #known = new Map<string, Promise<Map<string, string>>>();

  constructor(options: { forge: ChangeForge; folder: string }) {
    this.#forge = options.forge;
    this.#folder = options.folder;
  }

  /** git's names of the folder's files, by path. */
  async files(commit: string): Promise<Map<string, string>> {
    const known = this.#known.get(commit);
    if (known) {
      return await known;
    }
    const reading = this.#forge.listFiles(commit, this.#folder);
    this.#known.set(commit, reading);
    return await reading;
  }

  async read(commit: string, path: string): Promise<string | undefined> {
    return await this.#forge.readFile(commit, path);
  }

  /**
   * What Socle wanted last in each file that it wrote on a branch. What a merge took from the base as it is counts as
   * Socle's: nobody on the branch changed it.
   */
  async own(history: BranchHistory): Promise<Map<string, OwnText>> {
    const own = new Map<string, OwnText>();
    for (const commit of [...history.commits].reverse()) {
      const merged = (await this.#trailersOf(commit))?.merged;
      const base = commit.parents[1];
      if (merged) {
        const files = await this.files(commit.sha);
        for (const path of await this.changedBy(commit)) {
          const wanted = merged.get(path);
          own.set(
            path,
            wanted
              ? { name: wanted }
              : { name: files.get(path), commit: commit.sha },
          );
        }
      } else if (base && !history.commits.some(({ sha }) => sha === base)) {
        const [files, theirs] = await Promise.all([
          this.files(commit.sha),
          this.files(base),
        ]);
        for (const path of await this.changedBy(commit)) {
          if (files.get(path) === theirs.get(path)) {
            own.set(path, { name: files.get(path), commit: commit.sha });
          }
        }
      }
    }
    return own;
  }

  /** The paths that a commit changed, against its first parent. */
  async changedBy({ sha, parents }: BranchCommit): Promise<string[]> {
    const [after, before] = await Promise.all([
      this.files(sha),
      parents[0] ? this.files(parents[0]) : new Map<string, string>(),
    ]);
    return differing(after, before);
  }

  /** The trailers of a commit that is as Socle made it. One that a person amended still carries them, and is theirs. */
  async #trailersOf(commit: BranchCommit): Promise<ChangeTrailers | undefined> {
    const trailers = readTrailers(commit.message);
    if (!trailers?.content) {
      return trailers;
    }
    const files = await this.files(commit.sha);
    const paths = await this.changedBy(commit);
    const mark = contentMark(paths.map(path => [path, files.get(path)]));
    return mark === trailers.content ? trailers : undefined;
  }

  /** The newest commit of a person that changed a file. */
  async lastPersonOf(
    path: string,
    history: BranchHistory,
  ): Promise<BranchCommit | undefined> {
    for (const commit of history.commits) {
      if (
        (await this.changedBy(commit)).includes(path) &&
        !(await this.#trailersOf(commit))
      ) {
        return commit;
      }
    }
    return undefined;
  }
}

/** Paths that two trees have differently, in order. */
export function differing(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): string[] {
  return [...new Set([...one.keys(), ...other.keys()])]
    .filter(path => one.get(path) !== other.get(path))
    .sort();
}
