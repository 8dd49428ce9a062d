import { createHash, randomUUID } from 'node:crypto';
import { appendFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { conflict, unprocessable } from './errors';
import { ForgeEvents } from './events';
import { Git, RepositoryGit } from './git';
import { ForgeLogger } from './logger';
import { isOwnerName, isReferenceName, isRepositoryName } from './names';
import { RepositoryRecord } from './records';
import { Repository } from './repository';
import { writeFileDurably } from './store';

/**
 * Settings of each bare repository. Objects are checked and flushed when they arrive,
 * and `refs/pull` belongs to the forge: it can be fetched, and not be pushed to.
 */
const repositorySettings = `[http]
	receivepack = true
	getanyfile = false
[receive]
	fsckObjects = true
	hideRefs = refs/pull
	maxInputSize = 1g
	autogc = false
[transfer]
	fsckObjects = true
[uploadpack]
	allowFilter = true
	allowAnySHA1InWant = true
[core]
	fsync = committed,reference
	logAllRefUpdates = false
[gc]
	auto = 0
`;

/** A git process holds a ref's lock for milliseconds; an older lock is what a killed one left. */
const staleLockAge = 2_000;

export interface NewRepository {
  owner: string;
  name: string;
  description?: string;
  private?: boolean;
  defaultBranch?: string;
}

/** All repositories, on disk as `repositories/<owner>/<name>.git` with `metadata/<owner>/<name>.json`. */
export class Repositories {
  readonly #root: string;
  readonly #git: Git;
  readonly #events: ForgeEvents;
  readonly #logger: ForgeLogger;
  readonly #now: () => Date;
  readonly #open = new Map<string, Repository>();
  readonly #creating = new Set<string>();

  private constructor(options: {
    stateDirectory: string;
    git: Git;
    events: ForgeEvents;
    logger: ForgeLogger;
    now: () => Date;
  }) {
    this.#root = options.stateDirectory;
    this.#git = options.git;
    this.#events = options.events;
    this.#logger = options.logger;
    this.#now = options.now;
  }

  /** Opens what is on disk. A repository that cannot be opened is reported, and the others are there. */
  static async open(options: {
    stateDirectory: string;
    git: Git;
    events: ForgeEvents;
    logger: ForgeLogger;
    now: () => Date;
  }): Promise<Repositories> {
    const repositories = new Repositories(options);
    await repositories.#load();
    return repositories;
  }

  /** Folder of the bare repositories. */
  get directory(): string {
    return join(this.#root, 'repositories');
  }

  /** Folder for files that a crash may leave behind; emptied at each start. */
  get temporary(): string {
    return join(this.#root, 'temporary');
  }

  /** Names of owners and repositories are the same in upper and lower case, as in Gitea. */
  find(owner: string, name: string): Repository | undefined {
    return this.#open.get(keyOf(owner, name));
  }

  /** All repositories, by owner and name. */
  list(): Repository[] {
    return [...this.#open.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, repository]) => repository);
  }

  /**
   * Makes an empty repository. It appears on disk whole or not at all.
   *
   * @throws ForgeError 422 on a name that cannot be, 409 where there is one already.
   */
  async create(options: NewRepository): Promise<Repository> {
    const { owner, name, defaultBranch = 'main' } = options;
    if (!isOwnerName(owner)) {
      throw unprocessable(`${owner} cannot be the name of an owner`);
    }
    if (!isRepositoryName(name)) {
      throw unprocessable(`${name} cannot be the name of a repository`);
    }
    if (!isReferenceName(defaultBranch)) {
      throw unprocessable(`${defaultBranch} cannot be the name of a branch`);
    }
    const key = keyOf(owner, name);
    if (this.#open.has(key) || this.#creating.has(key)) {
      throw conflict('The repository with the same name already exists.');
    }
    this.#creating.add(key);
    try {
      const directory = join(this.directory, owner, `${name}.git`);
      const temporary = join(this.temporary, `${randomUUID()}.git`);
      await this.#git.run(temporary, [
        'init',
        '--quiet',
        '--bare',
        '--template=',
        `--initial-branch=${defaultBranch}`,
      ]);
      await appendFile(join(temporary, 'config'), repositorySettings);
      // First the record, then the folder that makes it one: a crash between the two leaves nothing that is seen.
      const record: RepositoryRecord = {
        ...this.#newRecord(owner, name),
        description: options.description ?? '',
        private: options.private ?? false,
        defaultBranch,
      };
      await writeFileDurably(
        this.#recordPath(owner, name),
        JSON.stringify(record),
      );
      await mkdir(join(this.directory, owner), { recursive: true });
      await rename(temporary, directory);
      const repository = await this.#openOne(owner, name);
      this.#open.set(key, repository);
      return repository;
    } finally {
      this.#creating.delete(key);
    }
  }

  /** Deletes a repository with all that is known of it. */
  async delete(repository: Repository): Promise<void> {
    this.#open.delete(keyOf(repository.owner, repository.name));
    const temporary = join(this.temporary, `${randomUUID()}.deleted`);
    await rename(repository.directory, temporary);
    await repository.forget();
    await rm(temporary, { recursive: true, force: true });
  }

  async #load(): Promise<void> {
    await rm(this.temporary, { recursive: true, force: true });
    await mkdir(this.temporary, { recursive: true });
    await mkdir(this.directory, { recursive: true });
    for (const owner of await folders(this.directory)) {
      for (const folder of await folders(join(this.directory, owner))) {
        const name = folder.replace(/\.git$/, '');
        if (name === folder || !isOwnerName(owner) || !isRepositoryName(name)) {
          continue;
        }
        try {
          await removeStaleLocks(join(this.directory, owner, folder));
          this.#open.set(keyOf(owner, name), await this.#openOne(owner, name));
        } catch (error) {
          this.#logger.error(
            `The repository ${owner}/${name} cannot be opened and is left out: ${error}`,
          );
        }
      }
    }
  }

  #recordPath(owner: string, name: string): string {
    return join(this.#root, 'metadata', owner, `${name}.json`);
  }

  async #openOne(owner: string, name: string): Promise<Repository> {
    const directory = join(this.directory, owner, `${name}.git`);
    return await Repository.open({
      owner,
      name,
      directory,
      recordPath: this.#recordPath(owner, name),
      git: this.#git,
      events: this.#events,
      logger: this.#logger,
      now: this.#now,
      initial: async () => await this.#recover(owner, name, directory),
    });
  }

  /** What the bare repository alone still tells, where its record is lost. */
  async #recover(
    owner: string,
    name: string,
    directory: string,
  ): Promise<RepositoryRecord> {
    const git = new RepositoryGit(this.#git, directory);
    const head = await git.text(['symbolic-ref', '--short', 'HEAD']);
    const pulls = await git.text([
      'for-each-ref',
      '--format=%(refname:lstrip=2)',
      'refs/pull',
    ]);
    const numbers = pulls.split('\n').map(line => parseInt(line, 10) || 0);
    return {
      ...this.#newRecord(owner, name),
      // What nobody may see is not shown because its record was lost.
      private: true,
      defaultBranch: head,
      nextNumber: Math.max(0, ...numbers) + 1,
    };
  }

  #newRecord(owner: string, name: string): RepositoryRecord {
    const now = this.#now().toISOString();
    return {
      version: 1,
      id: stableId(keyOf(owner, name)),
      description: '',
      website: '',
      private: false,
      archived: false,
      defaultBranch: 'main',
      createdAt: now,
      updatedAt: now,
      nextNumber: 1,
      nextId: 1,
      pullRequests: [],
      comments: [],
      reviews: [],
      hooks: [],
      statuses: [],
      protections: [],
    };
  }
}

/** A positive number of 31 bits that stays the same for the same text. */
export function stableId(text: string): number {
  return (
    (createHash('sha256').update(text).digest().readUInt32BE() & 0x7fffffff) + 1
  );
}

function keyOf(owner: string, name: string): string {
  return `${owner}/${name}`.toLowerCase();
}

async function folders(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  return entries.filter(entry => entry.isDirectory()).map(entry => entry.name);
}

/**
 * Removes the locks that killed git processes left, which would refuse every later change.
 * A process that outlived the forge may still hold one: it gets the time that it can need.
 */
async function removeStaleLocks(directory: string): Promise<void> {
  const inRefs = await readdir(join(directory, 'refs'), {
    recursive: true,
    withFileTypes: true,
  });
  const atTop = await readdir(directory, { withFileTypes: true });
  const locks = [...inRefs, ...atTop]
    .filter(entry => entry.isFile() && entry.name.endsWith('.lock'))
    .map(entry => join(entry.parentPath, entry.name));
  for (const lock of locks) {
    const found = await stat(lock).catch(() => undefined);
    if (found) {
      const age = Date.now() - found.mtimeMs;
      if (age < staleLockAge) {
        await sleep(staleLockAge - age);
      }
      await rm(lock, { force: true });
    }
  }
}
