import { ConflictError, NotAllowedError } from '@backstage/errors';
import { z } from 'zod';
import { eachLimited } from '../eachLimited';
import { ForgeAnswer, ForgeClient } from '../http/ForgeClient';
import { namesSchema, useOf } from '../ownerUse';
import {
  FoundRepository,
  NewCommit,
  NewRepository,
  RepositoryForge,
  RepositoryLocation,
  RepositoryUrls,
} from '../types';
import { TreeEntry, writeBlob, writeCommit } from './gitData';
import {
  commitsSchema,
  contentsCommitSchema,
  refSchema,
  repositorySchema,
  treeSchema,
} from './githubShapes';
import { isTaken } from './isTaken';

/**
 * Marks the first of the two commits of a first content: GitHub's Git database cannot write to a repository without a
 * commit, its contents API can, and writes one file at a time.
 */
const beginning = 'Socle-Part: beginning';

/** A repository of an organisation on GitHub. */
export class GithubForge implements RepositoryForge {
  readonly keepsExecutables = true;
  readonly #client: ForgeClient;
  readonly #location: RepositoryLocation;

  constructor(options: { client: ForgeClient; location: RepositoryLocation }) {
    this.#client = options.client;
    this.#location = options.location;
  }

  async ownerUse(): Promise<'missing' | 'unused' | 'used'> {
    const { owner, name } = this.#location;
    const answer = await this.#client.call('GET', ['orgs', owner, 'repos'], {
      query: { per_page: '2' },
    });
    return answer.status === 404
      ? 'missing'
      : useOf(this.#read(answer, 200, namesSchema, 'read'), name);
  }

  /** GitHub's REST API makes no organisations. */
  async createOwner(): Promise<void> {
    const { host, owner } = this.#location;
    throw new NotAllowedError(
      `${host} has no organisation ${owner} that the portal's account sees, and GitHub has people make organisations. Have it made and the account given access to it, and run the task again.`,
    );
  }

  async find(): Promise<FoundRepository | undefined> {
    const answer = await this.#client.call('GET', this.#parts());
    if (answer.status === 404) {
      return undefined;
    }
    const { default_branch: defaultBranch } = this.#read(
      answer,
      200,
      repositorySchema,
      'read',
    );
    const [newest, ...older] = await this.#newestCommits();
    return {
      empty:
        !newest ||
        (older.length === 0 && newest.commit.message.includes(beginning)),
      defaultBranch,
    };
  }

  async create(repository: NewRepository): Promise<void> {
    const { owner, name } = this.#location;
    const { description, visibility } = repository;
    const answer = await this.#client.call('POST', ['orgs', owner, 'repos'], {
      body: {
        name,
        description: description.slice(0, 350),
        private: visibility === 'private',
        auto_init: false,
      },
    });
    if (isTaken(answer)) {
      throw new ConflictError(`There is a repository ${this.#name()} by now`);
    }
    this.#read(answer, 201, z.unknown(), 'make');
  }

  async commit(commit: NewCommit): Promise<string> {
    const { branch, message, files, author } = commit;
    const [first, ...rest] = files;
    const [begun] = await this.#newestCommits();
    const parent =
      begun?.sha ??
      (await this.#begin({
        ...commit,
        files: [first],
        message:
          rest.length > 0 ? `${message.trimEnd()}\n${beginning}\n` : message,
      }));
    if (!begun && rest.length === 0) {
      return parent;
    }
    const { owner } = this.#location;
    const what = `write to the repository ${this.#name()}`;
    const sha = await writeCommit(this.#client, {
      repository: this.#parts(),
      parent,
      message,
      author,
      what,
      owner,
      entries: await eachLimited(
        files,
        4,
        async (file): Promise<TreeEntry> => ({
          path: file.path,
          mode: file.executable ? '100755' : '100644',
          type: 'blob',
          sha: await writeBlob(this.#client, {
            repository: this.#parts(),
            content: file.content,
            what,
            owner,
          }),
        }),
      ),
    });
    const answer = await this.#client.call(
      'PATCH',
      this.#parts('git', 'refs', 'heads', ...branch.split('/')),
      { body: { sha, force: false } },
    );
    if (answer.status === 422) {
      throw this.#written();
    }
    this.#read(answer, 200, refSchema, 'write to');
    return sha;
  }

  async firstMessage(branch: string): Promise<string> {
    const page = async (number: number) =>
      await this.#client.call('GET', this.#parts('commits'), {
        query: { sha: branch, per_page: '1', page: String(number) },
      });
    const newest = await page(1);
    const last = /[?&]page=(\d+)[^>]*>; rel="last"/.exec(
      newest.headers.get('link') ?? '',
    )?.[1];
    const oldest = last ? await page(Number(last)) : newest;
    const [first] = this.#read(oldest, 200, commitsSchema.min(1), 'read');
    return first.commit.message;
  }

  async listContents(branch: string): Promise<Map<string, string>> {
    const answer = await this.#client.call(
      'GET',
      this.#parts('git', 'trees', branch),
      { query: { recursive: '1' } },
    );
    const { tree } = this.#read(answer, 200, treeSchema, 'read');
    return new Map(
      tree
        .filter(({ type }) => type !== 'tree')
        .map(({ path, sha }) => [path, sha ?? '']),
    );
  }

  urls(branch: string): RepositoryUrls {
    const { host, owner, name } = this.#location;
    const root = `https://${host}/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
    const branchPath = branch.split('/').map(encodeURIComponent).join('/');
    return {
      remoteUrl: `${root}.git`,
      repoContentsUrl: `${root}/blob/${branchPath}/`,
    };
  }

  /** The first commit of all, with one file. */
  async #begin(commit: NewCommit): Promise<string> {
    const { branch, message, author } = commit;
    const [{ path, content }] = commit.files;
    const answer = await this.#client.call(
      'PUT',
      this.#parts('contents', ...path.split('/')),
      {
        body: {
          branch,
          message,
          content: content.toString('base64'),
          ...(author && { author, committer: author }),
        },
      },
    );
    if ([409, 422].includes(answer.status)) {
      const [found] = await this.#newestCommits();
      if (found) {
        throw this.#written();
      }
    }
    return this.#read(answer, 201, contentsCommitSchema, 'write to').commit.sha;
  }

  /** The newest two commits of the default branch; none where there is no commit. */
  async #newestCommits() {
    const answer = await this.#client.call('GET', this.#parts('commits'), {
      query: { per_page: '2' },
    });
    // "Git Repository is empty."
    return answer.status === 409
      ? []
      : this.#read(answer, 200, commitsSchema, 'read');
  }

  #written(): ConflictError {
    return new ConflictError(
      `Somebody else wrote to ${this.#name()} at the same time`,
    );
  }

  #name(): string {
    return `${this.#location.owner}/${this.#location.name}`;
  }

  #parts(...rest: string[]): string[] {
    const { owner, name } = this.#location;
    return ['repos', owner, name, ...rest];
  }

  /** The body of a success. Anything else is thrown. */
  #read<T>(
    answer: ForgeAnswer,
    status: number,
    schema: z.ZodType<T>,
    verb: 'make' | 'read' | 'write to',
  ): T {
    const what = `${verb} the repository ${this.#name()}`;
    const { owner } = this.#location;
    return this.#client.read(answer, { status, schema, what, owner });
  }
}
