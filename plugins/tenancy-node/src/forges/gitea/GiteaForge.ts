import { ConflictError } from '@backstage/errors';
import { z } from 'zod';
import {
  FoundRepository,
  NewCommit,
  NewRepository,
  RepositoryForge,
  RepositoryLocation,
  RepositoryUrls,
} from '../types';
import { ForgeAnswer, ForgeClient } from '../http/ForgeClient';
import { namesSchema, useOf } from '../ownerUse';

const repositorySchema = z.object({
  empty: z.boolean(),
  default_branch: z.string().min(1),
});
const committedSchema = z.object({ commit: z.object({ sha: z.string() }) });
const commitsSchema = z
  .array(z.object({ commit: z.object({ message: z.string() }) }))
  .min(1);
const treeSchema = z.object({
  truncated: z.boolean(),
  tree: z.array(
    z.object({ path: z.string(), type: z.string(), sha: z.string() }),
  ),
});
/** Entries on a page of a tree, which Gitea allows. */
const treePage = 1000;
const mostTreePages = 20;

/** A repository of an organisation on Gitea, or on Forgejo. */
export class GiteaForge implements RepositoryForge {
  readonly keepsExecutables = false;
  readonly #client: ForgeClient;
  readonly #baseUrl: string;
  readonly #location: RepositoryLocation;

  constructor(options: {
    client: ForgeClient;
    /** Where people read the forge. */
    baseUrl: string;
    location: RepositoryLocation;
  }) {
    this.#client = options.client;
    this.#baseUrl = options.baseUrl;
    this.#location = options.location;
  }

  async ownerUse(): Promise<'missing' | 'unused' | 'used'> {
    const { owner, name } = this.#location;
    const answer = await this.#client.call('GET', ['orgs', owner, 'repos'], {
      query: { limit: '2' },
    });
    return answer.status === 404
      ? 'missing'
      : useOf(this.#read(answer, 200, namesSchema, 'read'), name);
  }

  async createOwner(visibility: NewRepository['visibility']): Promise<void> {
    const { owner } = this.#location;
    const answer = await this.#client.call('POST', ['orgs'], {
      body: { username: owner, visibility },
    });
    // "user already exists"
    if (
      [409, 422].includes(answer.status) &&
      (await this.ownerUse()) !== 'missing'
    ) {
      throw new ConflictError(`There is an organisation ${owner} by now`);
    }
    const what = `make the organisation ${owner}`;
    this.#client.read(answer, {
      status: 201,
      schema: z.unknown(),
      what,
      owner,
    });
  }

  async find(): Promise<FoundRepository | undefined> {
    const answer = await this.#client.call('GET', this.#parts());
    if (answer.status === 404) {
      return undefined;
    }
    const { empty, default_branch: defaultBranch } = this.#read(
      answer,
      200,
      repositorySchema,
      'read',
    );
    return { empty, defaultBranch };
  }

  async create(repository: NewRepository): Promise<void> {
    const { owner, name } = this.#location;
    const { description, visibility, defaultBranch } = repository;
    const answer = await this.#client.call('POST', ['orgs', owner, 'repos'], {
      body: {
        name,
        description,
        private: visibility === 'private',
        default_branch: defaultBranch,
        auto_init: false,
      },
    });
    this.#read(answer, 201, z.unknown(), 'make');
  }

  async commit(commit: NewCommit): Promise<string> {
    const { branch, message, files, author } = commit;
    const answer = await this.#client.call('POST', this.#parts('contents'), {
      body: {
        branch,
        message,
        ...(author && { author, committer: author }),
        files: files.map(({ path, content }) => ({
          operation: 'create',
          path,
          content: content.toString('base64'),
        })),
      },
    });
    // Gitea has no status of its own for a file that is there by now.
    if (answer.status === 422 && !(await this.find())?.empty) {
      throw new ConflictError(
        `Somebody else wrote to ${this.#name()} at the same time`,
      );
    }
    return this.#read(answer, 201, committedSchema, 'write to').commit.sha;
  }

  async firstMessage(branch: string): Promise<string> {
    const page = async (number: number) =>
      await this.#client.call('GET', this.#parts('commits'), {
        query: {
          sha: branch,
          limit: '1',
          page: String(number),
          stat: 'false',
          verification: 'false',
          files: 'false',
        },
      });
    const newest = await page(1);
    const total = Number(newest.headers.get('x-total-count') ?? '1');
    const oldest = total > 1 ? await page(total) : newest;
    const [first] = this.#read(oldest, 200, commitsSchema, 'read');
    return first.commit.message;
  }

  async listContents(branch: string): Promise<Map<string, string>> {
    const contents = new Map<string, string>();
    for (let page = 1; page <= mostTreePages; page += 1) {
      const answer = await this.#client.call(
        'GET',
        this.#parts('git', 'trees', branch),
        {
          query: {
            recursive: 'true',
            page: String(page),
            per_page: String(treePage),
          },
        },
      );
      const { tree, truncated } = this.#read(answer, 200, treeSchema, 'read');
      tree
        .filter(({ type }) => type !== 'tree')
        .forEach(({ path, sha }) => contents.set(path, sha));
      if (!truncated) {
        break;
      }
    }
    return contents;
  }

  urls(branch: string): RepositoryUrls {
    const { owner, name } = this.#location;
    const root = `${this.#baseUrl}/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
    const branchPath = branch.split('/').map(encodeURIComponent).join('/');
    return {
      remoteUrl: `${root}.git`,
      repoContentsUrl: `${root}/src/branch/${branchPath}/`,
    };
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
