import { conflict } from './errors';
import { GitError, RepositoryGit } from './git';

/** What git says for "no object". */
export const zeroSha = '0'.repeat(40);

/** A branch or tag that moved. */
export interface RefChange {
  ref: string;
  before: string;
  after: string;
  /** Name of the identity that moved it. */
  pusher: string;
}

/** Moves one ref if it still is where the caller saw it. */
export type MoveRef = (change: RefChange) => Promise<void>;

/**
 * The branches and tags of one repository.
 *
 * The forge's own changes run one after the other. Pushes run beside them, guarded by git's own locks:
 * both sides name the old value, so that nobody's change is lost.
 */
export class Refs {
  readonly #git: RepositoryGit;
  readonly #announce: (changes: RefChange[]) => Promise<void>;
  #known: Map<string, string>;
  #turn: Promise<unknown> = Promise.resolve();
  #announced: Promise<void> = Promise.resolve();

  private constructor(
    git: RepositoryGit,
    known: Map<string, string>,
    announce: (changes: RefChange[]) => Promise<void>,
  ) {
    this.#git = git;
    this.#known = known;
    this.#announce = announce;
  }

  static async open(
    git: RepositoryGit,
    announce: (changes: RefChange[]) => Promise<void>,
  ): Promise<Refs> {
    return new Refs(git, await readRefs(git), announce);
  }

  /** Commit of a branch; undefined where there is none. */
  branch(name: string): string | undefined {
    return this.#known.get(`refs/heads/${name}`);
  }

  /** Names and commits of all branches, by name. */
  branches(): Array<{ name: string; sha: string }> {
    return [...this.#known]
      .filter(([ref]) => ref.startsWith('refs/heads/'))
      .map(([ref, sha]) => ({ name: ref.slice('refs/heads/'.length), sha }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /**
   * Runs a task that moves refs, alone among the forge's own. What it moved is told to everybody before this returns.
   *
   * @throws ForgeError 409 from `move` when the ref is no longer where the caller saw it.
   */
  async update<T>(task: (move: MoveRef) => Promise<T>): Promise<T> {
    const moved: RefChange[] = [];
    const run = this.#turn.then(async () => {
      try {
        return await task(async change => {
          await moveRef(this.#git, change);
          this.#remember(change);
          moved.push(change);
        });
      } finally {
        this.#enqueue(moved);
      }
    });
    this.#turn = run.catch(() => {});
    try {
      return await run;
    } finally {
      await this.#announced;
    }
  }

  /**
   * Compares the refs with those known, and tells of those that a push moved.
   *
   * @param refs - the refs that the push named; all where they are not known.
   */
  async notice(pusher: string, refs?: string[]): Promise<void> {
    const run = this.#turn.then(async () => {
      const present = await readRefs(this.#git);
      const moved = [
        ...(refs ?? new Set([...this.#known.keys(), ...present.keys()])),
      ]
        .map(ref => ({
          ref,
          before: this.#known.get(ref) ?? zeroSha,
          after: present.get(ref) ?? zeroSha,
          pusher,
        }))
        .filter(change => change.before !== change.after);
      moved.forEach(change => this.#remember(change));
      this.#enqueue(moved);
    });
    this.#turn = run.catch(() => {});
    await run;
    await this.#announced;
  }

  #remember(change: RefChange): void {
    if (change.after === zeroSha) {
      this.#known.delete(change.ref);
    } else {
      this.#known.set(change.ref, change.after);
    }
  }

  #enqueue(changes: RefChange[]): void {
    if (changes.length > 0) {
      this.#announced = this.#announced.then(() => this.#announce(changes));
    }
  }
}

async function readRefs(git: RepositoryGit): Promise<Map<string, string>> {
  const text = await git.text([
    'for-each-ref',
    '--format=%(objectname) %(refname)',
    'refs/heads',
    'refs/tags',
  ]);
  return new Map(
    text
      .split('\n')
      .filter(line => line !== '')
      .map(line => [line.slice(41), line.slice(0, 40)]),
  );
}

async function moveRef(git: RepositoryGit, change: RefChange): Promise<void> {
  const { ref, before, after } = change;
  try {
    if (after === zeroSha) {
      await git.run(['update-ref', '--no-deref', '-d', ref, before]);
    } else {
      await git.run(['update-ref', '--no-deref', ref, after, before]);
    }
  } catch (error) {
    if (error instanceof GitError) {
      throw conflict(
        `${ref} cannot move to ${after}: it changed, or another ref stands in its place`,
      );
    }
    throw error;
  }
}
