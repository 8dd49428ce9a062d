import { z } from 'zod';
import {
  allPages,
  byImportance,
  ChangeCalls,
  mostCommits,
  requestPage,
} from '../changeCalls';
import { ForgeClient } from '../http/ForgeClient';
import {
  BranchChange,
  BranchCommit,
  ChangeForge,
  PullRequest,
  RepositoryLocation,
} from '../types';
import { toActions } from './fileActions';
import {
  branchSchema,
  commitSchema,
  compareSchema,
  isOwn,
  mergeRequestSchema,
  mergeRequestsSchema,
  toCommit,
  toPullRequest,
  treeSchema,
} from './gitlabShapes';
import { mergeByRequest } from './mergeByRequest';

const treePage = 100;

/** Changes of a project on GitLab (docs.gitlab.com, "REST API"). */
export class GitlabChanges implements ChangeForge {
  readonly baseBranch: string;
  readonly #client: ForgeClient;
  readonly #location: RepositoryLocation;
  readonly #calls: ChangeCalls;

  constructor(options: {
    client: ForgeClient;
    location: RepositoryLocation;
    baseBranch: string;
  }) {
    const { client, location } = options;
    this.baseBranch = options.baseBranch;
    this.#client = client;
    this.#location = location;
    this.#calls = new ChangeCalls(client, `${location.owner}/${location.name}`);
  }

  get name(): string {
    return this.#calls.name;
  }

  async head(branch: string): Promise<string | undefined> {
    const answer = await this.#client.call(
      'GET',
      this.#parts('repository', 'branches', branch),
    );
    if (answer.status === 404) {
      return undefined;
    }
    const what = `read the branch ${branch} of ${this.name}`;
    return this.#calls.read(answer, 200, branchSchema, what).commit.id;
  }

  async listFiles(
    commit: string,
    folder: string,
  ): Promise<Map<string, string>> {
    const entries = await allPages(treePage, async page => {
      const answer = await this.#client.call(
        'GET',
        this.#parts('repository', 'tree'),
        {
          query: {
            ref: commit,
            path: folder,
            recursive: 'true',
            per_page: String(treePage),
            page: String(page),
          },
        },
      );
      // "Tree Not Found"
      return answer.status === 404
        ? []
        : this.#calls.read(
            answer,
            200,
            treeSchema,
            `read ${folder} of ${this.name}`,
          );
    });
    return new Map(
      entries
        .filter(({ type }) => type !== 'tree')
        .map(({ path, id }) => [path, id]),
    );
  }

  async readFile(commit: string, path: string): Promise<string | undefined> {
    const answer = await this.#client.call(
      'GET',
      this.#parts('repository', 'files', path, 'raw'),
      { query: { ref: commit }, accept: '*/*' },
    );
    if (answer.status === 404) {
      return undefined;
    }
    this.#calls.require(answer, [200], `read ${path} of ${this.name}`);
    return answer.text;
  }

  async commit(change: BranchChange): Promise<string> {
    const { branch, parent, create, message, files, author } = change;
    if (!create && (await this.head(branch)) !== parent) {
      throw this.#calls.moved(branch);
    }
    const what = `write to the branch ${branch} of ${this.name}`;
    const actions = await toActions(this.#client, {
      project: this.#parts(),
      commit: parent,
      files,
      what,
    });
    const answer = await this.#client.call(
      'POST',
      this.#parts('repository', 'commits'),
      {
        body: {
          branch,
          ...(create && { start_sha: parent }),
          commit_message: message,
          ...(author && {
            author_name: author.name,
            author_email: author.email,
          }),
          actions,
        },
      },
    );
    // 400: a branch that is there, a file that came, went or was changed since the commit that is named.
    if ([400, 409].includes(answer.status)) {
      const head = await this.head(branch);
      if (create ? head !== undefined : head !== parent) {
        throw this.#calls.moved(branch);
      }
    }
    const commit = this.#calls.read(answer, 201, commitSchema, what);
    if (commit.parent_ids[0] !== parent) {
      throw this.#calls.moved(branch);
    }
    return commit.id;
  }

  async mergeBase(options: { branch: string }): Promise<void> {
    await mergeByRequest(this.#client, {
      project: this.#parts(),
      from: this.baseBranch,
      into: options.branch,
      what: `merge ${this.baseBranch} into ${options.branch} of ${this.name}`,
    });
  }

  async deleteBranch(branch: string): Promise<void> {
    const answer = await this.#client.call(
      'DELETE',
      this.#parts('repository', 'branches', branch),
    );
    const what = `remove the branch ${branch} of ${this.name}`;
    this.#calls.require(answer, [204, 404], what);
  }

  async commitsBetween(base: string, head: string): Promise<BranchCommit[]> {
    const answer = await this.#client.call(
      'GET',
      this.#parts('repository', 'compare'),
      { query: { from: base, to: head } },
    );
    const what = `compare commits of ${this.name}`;
    const { commits } = this.#calls.read(answer, 200, compareSchema, what);
    if (commits.length > mostCommits) {
      throw this.#calls.tooManyCommits();
    }
    return commits.map(toCommit);
  }

  async findRequests(branch: string): Promise<PullRequest[]> {
    const found = await this.#list({
      state: 'all',
      source_branch: branch,
      target_branch: this.baseBranch,
      order_by: 'created_at',
      sort: 'desc',
      per_page: '10',
    });
    return found.filter(isOwn).map(toPullRequest).sort(byImportance);
  }

  async openRequest(request: {
    branch: string;
    title: string;
    body: string;
  }): Promise<PullRequest> {
    const { branch, title, body } = request;
    const answer = await this.#client.call(
      'POST',
      this.#parts('merge_requests'),
      {
        body: {
          source_branch: branch,
          target_branch: this.baseBranch,
          title,
          description: body,
        },
      },
    );
    const what = `open a merge request of ${branch} on ${this.name}`;
    return toPullRequest(
      this.#calls.read(answer, 201, mergeRequestSchema, what),
    );
  }

  async updateRequest(
    number: number,
    change: { title: string; body: string },
  ): Promise<void> {
    const answer = await this.#client.call(
      'PUT',
      this.#parts('merge_requests', String(number)),
      { body: { title: change.title, description: change.body } },
    );
    const what = `update request !${number} of ${this.name}`;
    this.#calls.read(answer, 200, z.unknown(), what);
  }

  async listRequests(
    state: 'open' | 'closed',
    prefix: string,
  ): Promise<PullRequest[]> {
    const read = async (page: number) =>
      await this.#list({
        state: state === 'open' ? 'opened' : 'all',
        target_branch: this.baseBranch,
        order_by: state === 'open' ? 'created_at' : 'updated_at',
        sort: 'desc',
        per_page: String(requestPage),
        page: String(page),
      });
    const found =
      state === 'open' ? await allPages(requestPage, read) : await read(1);
    return found
      .filter(isOwn)
      .map(toPullRequest)
      .filter(
        request =>
          request.branch.startsWith(prefix) &&
          (request.state === 'open') === (state === 'open'),
      );
  }

  async comment(number: number, body: string): Promise<void> {
    const answer = await this.#client.call(
      'POST',
      this.#parts('merge_requests', String(number), 'notes'),
      { body: { body } },
    );
    const what = `comment on request !${number} of ${this.name}`;
    this.#calls.require(answer, [201], what);
  }

  async #list(query: Record<string, string>) {
    const answer = await this.#client.call(
      'GET',
      this.#parts('merge_requests'),
      { query },
    );
    const what = `list the requests of ${this.name}`;
    return this.#calls.read(answer, 200, mergeRequestsSchema, what);
  }

  #parts(...rest: string[]): string[] {
    const { owner, name } = this.#location;
    return ['projects', `${owner}/${name}`, ...rest];
  }
}
