import { ConflictError } from '@backstage/errors';
import { z } from 'zod';
import { allPages } from '../RepositoryCalls';
import { ForgeAnswer, ForgeClient } from '../http/ForgeClient';
import { useOf } from '../ownerUse';
import { messageOf } from '../http/messageOf';
import {
  FoundRepository,
  NewCommit,
  NewRepository,
  RepositoryForge,
  RepositoryLocation,
  RepositoryUrls,
} from '../types';
import {
  commitSchema,
  commitsSchema,
  namespaceSchema,
  pathsSchema,
  projectSchema,
  treeSchema,
} from './gitlabShapes';

const treePage = 100;

/** A project of a group on GitLab (docs.gitlab.com, "REST API"). */
export class GitlabForge implements RepositoryForge {
  readonly keepsExecutables = true;
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
    const answer = await this.#client.call(
      'GET',
      ['groups', owner, 'projects'],
      {
        query: { per_page: '2' },
      },
    );
    return answer.status === 404
      ? 'missing'
      : useOf(this.#read(answer, 200, pathsSchema, 'read').map(toName), name);
  }

  async createOwner(visibility: NewRepository['visibility']): Promise<void> {
    const { owner } = this.#location;
    const names = owner.split('/');
    const path = names.at(-1) ?? owner;
    const above = names.slice(0, -1).join('/');
    const what = `make the group ${owner}`;
    const parent = above
      ? this.#client.read(await this.#client.call('GET', ['groups', above]), {
          status: 200,
          schema: namespaceSchema,
          what,
          owner: above,
        })
      : undefined;
    const answer = await this.#client.call('POST', ['groups'], {
      body: {
        name: path,
        path,
        visibility,
        ...(parent && { parent_id: parent.id }),
      },
    });
    if (isTaken(answer)) {
      throw new ConflictError(`There is a group ${owner} by now`);
    }
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
    const found = this.#read(answer, 200, projectSchema, 'read');
    return {
      empty: found.empty_repo,
      defaultBranch: found.default_branch ?? 'main',
    };
  }

  async create(repository: NewRepository): Promise<void> {
    const { owner, name } = this.#location;
    const namespace = this.#read(
      await this.#client.call('GET', ['namespaces', owner]),
      200,
      namespaceSchema,
      'make',
    );
    const answer = await this.#client.call('POST', ['projects'], {
      body: {
        name,
        path: name,
        namespace_id: namespace.id,
        description: repository.description,
        visibility: repository.visibility,
        default_branch: repository.defaultBranch,
        initialize_with_readme: false,
      },
    });
    if (isTaken(answer)) {
      throw new ConflictError(`There is a repository ${this.#name()} by now`);
    }
    this.#read(answer, 201, z.unknown(), 'make');
  }

  async commit(commit: NewCommit): Promise<string> {
    const { branch, message, files, author } = commit;
    const answer = await this.#client.call(
      'POST',
      this.#parts('repository', 'commits'),
      {
        body: {
          branch,
          commit_message: message,
          ...(author && {
            author_name: author.name,
            author_email: author.email,
          }),
          actions: files.map(({ path, content, executable }) => ({
            action: 'create',
            file_path: path,
            content: content.toString('base64'),
            encoding: 'base64',
            ...(executable && { execute_filemode: true }),
          })),
        },
      },
    );
    if (answer.status === 400 && !(await this.find())?.empty) {
      throw new ConflictError(
        `Somebody else wrote to ${this.#name()} at the same time`,
      );
    }
    return this.#read(answer, 201, commitSchema, 'write to').id;
  }

  async firstMessage(branch: string): Promise<string> {
    // `order=topo` has the root last; only the newest come without their number.
    const page = async (number: number) =>
      await this.#client.call('GET', this.#parts('repository', 'commits'), {
        query: {
          ref_name: branch,
          order: 'topo',
          per_page: String(treePage),
          page: String(number),
        },
      });
    for (let number = 1; ; number += 1) {
      const answer = await page(number);
      const commits = this.#read(answer, 200, commitsSchema, 'read');
      const root = commits.find(({ parent_ids: parents }) => !parents.length);
      if (root || commits.length < treePage) {
        return root?.message ?? commits.at(-1)?.message ?? '';
      }
    }
  }

  async listContents(branch: string): Promise<Map<string, string>> {
    const entries = await allPages(treePage, async page =>
      this.#read(
        await this.#client.call('GET', this.#parts('repository', 'tree'), {
          query: {
            ref: branch,
            recursive: 'true',
            per_page: String(treePage),
            page: String(page),
          },
        }),
        200,
        treeSchema,
        'read',
      ),
    );
    return new Map(
      entries
        .filter(({ type }) => type !== 'tree')
        .map(({ path, id }) => [path, id]),
    );
  }

  urls(branch: string): RepositoryUrls {
    const { owner, name } = this.#location;
    const encoded = (path: string) =>
      path.split('/').map(encodeURIComponent).join('/');
    const root = `${this.#baseUrl}/${encoded(owner)}/${encodeURIComponent(name)}`;
    return {
      remoteUrl: `${root}.git`,
      repoContentsUrl: `${root}/-/blob/${encoded(branch)}/`,
    };
  }

  #name(): string {
    return `${this.#location.owner}/${this.#location.name}`;
  }

  #parts(...rest: string[]): string[] {
    return ['projects', this.#name(), ...rest];
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

/** Whether GitLab refuses something because there is one: it says so by 400 and in words only. */
function isTaken(answer: ForgeAnswer): boolean {
  return (
    answer.status === 400 &&
    /has already been taken/.test(messageOf(answer.body) ?? '')
  );
}

function toName({ path }: { path: string }): { name: string } {
  return { name: path };
}
