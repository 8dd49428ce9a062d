import { ForgeEvents } from './events';
import { Git, RepositoryGit } from './git';
import { ForgeLogger } from './logger';
import { RepositoryRecord, repositoryRecordSchema } from './records';
import { RefChange, Refs, zeroSha } from './refs';
import { JsonFile } from './store';

/** A bare repository with what the forge knows of it. */
export class Repository {
  readonly owner: string;
  readonly name: string;
  /** Absolute path of the bare repository. */
  readonly directory: string;
  readonly git: RepositoryGit;
  readonly #file: JsonFile<RepositoryRecord>;
  #refs: Refs | undefined;
  #size = 0;

  private constructor(options: {
    owner: string;
    name: string;
    directory: string;
    git: RepositoryGit;
    file: JsonFile<RepositoryRecord>;
  }) {
    this.owner = options.owner;
    this.name = options.name;
    this.directory = options.directory;
    this.git = options.git;
    this.#file = options.file;
  }

  static async open(options: {
    owner: string;
    name: string;
    directory: string;
    recordPath: string;
    git: Git;
    events: ForgeEvents;
    logger: ForgeLogger;
    now: () => Date;
    initial: () => Promise<RepositoryRecord>;
  }): Promise<Repository> {
    const { owner, name, directory, recordPath, git, events, logger, now } =
      options;
    const bound = new RepositoryGit(git, directory);
    const file = await JsonFile.open({
      path: recordPath,
      schema: repositoryRecordSchema,
      initial: options.initial,
      logger,
    });
    const repository = new Repository({
      owner,
      name,
      directory,
      git: bound,
      file,
    });
    repository.#refs = await Refs.open(bound, async changes => {
      await repository.#followFirstBranch(changes);
      await repository.change(draft => {
        draft.updatedAt = now().toISOString();
      });
      repository.#size = await readSize(bound);
      for (const change of changes) {
        await events.emit({ type: 'push', repository, change });
      }
    });
    repository.#size = await readSize(bound);
    return repository;
  }

  get fullName(): string {
    return `${this.owner}/${this.name}`;
  }

  get record(): RepositoryRecord {
    return this.#file.value;
  }

  get refs(): Refs {
    if (!this.#refs) {
      throw new Error(`The repository ${this.fullName} is not open`);
    }
    return this.#refs;
  }

  /** KiB of its objects on disk. */
  get size(): number {
    return this.#size;
  }

  /** Whether there is no branch yet. */
  get empty(): boolean {
    return this.refs.branches().length === 0;
  }

  /** Changes the record on disk, then in memory. */
  async change<R>(change: (draft: RepositoryRecord) => R): Promise<R> {
    return await this.#file.update(change);
  }

  /** Makes another branch the one that clones start from. */
  async setDefaultBranch(branch: string): Promise<void> {
    await this.git.run(['symbolic-ref', 'HEAD', `refs/heads/${branch}`]);
    await this.change(draft => {
      draft.defaultBranch = branch;
    });
  }

  /** Deletes the record. */
  async forget(): Promise<void> {
    await this.#file.remove();
  }

  /** As in Gitea, the first push decides the default branch of an empty repository. */
  async #followFirstBranch(changes: RefChange[]): Promise<void> {
    if (this.refs.branch(this.record.defaultBranch)) {
      return;
    }
    const created = changes.filter(
      ({ ref, before }) => ref.startsWith('refs/heads/') && before === zeroSha,
    );
    const branches = this.refs.branches();
    if (created.length > 0 && branches.length === created.length) {
      await this.setDefaultBranch(branches[0].name);
    }
  }
}

async function readSize(git: RepositoryGit): Promise<number> {
  const text = await git.text(['count-objects', '-v']);
  const figures = new Map(
    text.split('\n').map((line): [string, number] => {
      const [name, value] = line.split(': ');
      return [name, parseInt(value, 10)];
    }),
  );
  return (figures.get('size') ?? 0) + (figures.get('size-pack') ?? 0);
}
