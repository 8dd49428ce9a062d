import { z } from 'zod';
import {
  allPages,
  byImportance,
  RepositoryCalls,
  mostCommits,
  requestPage,
} from '../RepositoryCalls';
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
  readonly #calls: RepositoryCalls;

  constructor(options: {
    client: ForgeClient;
    location: RepositoryLocation;
    baseBranch: string;
  }) {
    const { client, location } = options;
    this.baseBranch = options.baseBranch;
    this.#calls = new RepositoryCalls({
      client,
      location,
      root: ['projects', `${location.owner}/${location.name}`],
    });
  }

  get name(): string {
    return this.#calls.name;
  }

  async head(branch: string): Promise<string | undefined> {
    const found = await this.#calls.find(['repository', 'branches', branch], {
      schema: branchSchema,
      what: `read the branch ${branch} of ${this.name}`,
    });
    return found?.commit.id;
  }

  async listFiles(
    commit: string,
    folder: string,
  ): Promise<Map<string, string>> {
    const entries = await allPages(
      treePage,
      async page =>
        (await this.#calls.find(['repository', 'tree'], {
          query: {
            ref: commit,
            path: folder,
            recursive: 'true',
            per_page: String(treePage),
            page: String(page),
          },
          schema: treeSchema,
          what: `read ${folder} of ${this.name}`,
        })) ?? [],
    );
    return new Map(
      entries
        .filter(({ type }) => type !== 'tree')
        .map(({ path, id }) => [path, id]),
    );
  }

  async readFile(commit: string, path: string): Promise<string | undefined> {
    return await this.#calls.findText(['repository', 'files', path, 'raw'], {
      query: { ref: commit },
      accept: '*/*',
      what: `read ${path} of ${this.name}`,
    });
  }

  async commit(change: BranchChange): Promise<string> {
    const { branch, parent, create, message, files, author } = change;
    if (!create && (await this.head(branch)) !== parent) {
      throw this.#calls.moved(branch);
    }
    const what = `write to the branch ${branch} of ${this.name}`;
    const actions = await toActions(this.#calls.client, {
      project: this.#calls.root,
      commit: parent,
      files,
      what,
    });
    const answer = await this.#calls.call('POST', ['repository', 'commits'], {
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
    });
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
    await mergeByRequest(this.#calls.client, {
      project: this.#calls.root,
      from: this.baseBranch,
      into: options.branch,
      what: `merge ${this.baseBranch} into ${options.branch} of ${this.name}`,
    });
  }

  async deleteBranch(branch: string): Promise<void> {
    const answer = await this.#calls.call('DELETE', [
      'repository',
      'branches',
      branch,
    ]);
    const what = `remove the branch ${branch} of ${this.name}`;
    this.#calls.require(answer, [204, 404], what);
  }

  async commitsBetween(base: string, head: string): Promise<BranchCommit[]> {
    const { commits } = await this.#calls.get(['repository', 'compare'], {
      query: { from: base, to: head },
      schema: compareSchema,
      what: `compare commits of ${this.name}`,
    });
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
    const answer = await this.#calls.call('POST', ['merge_requests'], {
      body: {
        source_branch: branch,
        target_branch: this.baseBranch,
        title,
        description: body,
      },
    });
    const what = `open a merge request of ${branch} on ${this.name}`;
    return toPullRequest(
      this.#calls.read(answer, 201, mergeRequestSchema, what),
    );
  }

  async updateRequest(
    number: number,
    change: { title: string; body: string },
  ): Promise<void> {
    const answer = await this.#calls.call(
      'PUT',
      ['merge_requests', String(number)],
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
    const answer = await this.#calls.call(
      'POST',
      ['merge_requests', String(number), 'notes'],
      { body: { body } },
    );
    const what = `comment on request !${number} of ${this.name}`;
    this.#calls.require(answer, [201], what);
  }

  async #list(query: Record<string, string>) {
    return await this.#calls.get(['merge_requests'], {
      query,
      schema: mergeRequestsSchema,
      what: `list the requests of ${this.name}`,
    });
  }
}
