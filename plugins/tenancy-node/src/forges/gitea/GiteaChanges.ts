import { ConflictError } from '@backstage/errors';
import { z } from 'zod';
import { allPages, mostCommits, RepositoryCalls } from '../RepositoryCalls';
import { eachLimited } from '../eachLimited';
import { ForgeClient } from '../http/ForgeClient';
import {
  BranchChange,
  BranchCommit,
  ChangeForge,
  PullRequest,
  RepositoryLocation,
} from '../types';
import { toOperation } from './fileOperations';
import {
  branchSchema,
  committedSchema,
  compareSchema,
  fileSchema,
  folderSchema,
  isOwn,
  pullSchema,
  pullsSchema,
  toCommit,
  toPullRequest,
  treeSchema,
} from './giteaShapes';

const treePage = 1000;
/** As many as Gitea gives by default at most (`MAX_RESPONSE_ITEMS`). */
const pullPage = 50;

/** Changes of a repository on Gitea, or on Forgejo (docs.gitea.com, "API"). */
export class GiteaChanges implements ChangeForge {
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
      root: ['repos', location.owner, location.name],
    });
  }

  get name(): string {
    return this.#calls.name;
  }

  async head(branch: string): Promise<string | undefined> {
    const found = await this.#calls.find(['branches', branch], {
      schema: branchSchema,
      what: `read the branch ${branch} of ${this.name}`,
    });
    return found?.commit.id;
  }

  async listFiles(
    commit: string,
    folder: string,
  ): Promise<Map<string, string>> {
    const what = `read ${folder} of ${this.name}`;
    const entries =
      (await this.#calls.find(['contents', ...folder.split('/')], {
        query: { ref: commit },
        schema: folderSchema,
        what,
      })) ?? [];
    const files = entries.filter(({ type }) => type !== 'dir');
    const folders = await eachLimited(
      entries.filter(({ type }) => type === 'dir'),
      4,
      async ({ path, sha }) =>
        (await this.#tree(sha, what)).map(entry => ({
          ...entry,
          path: `${path}/${entry.path}`,
        })),
    );
    return new Map(
      [...files, ...folders.flat()].map(({ path, sha }) => [path, sha]),
    );
  }

  async readFile(commit: string, path: string): Promise<string | undefined> {
    // `raw` reads a commit that Gitea does not have as the default branch; this one says that it is not there.
    const file = await this.#calls.find(['contents', ...path.split('/')], {
      query: { ref: commit },
      schema: fileSchema,
      what: `read ${path} of ${this.name}`,
    });
    return file && Buffer.from(file.content, 'base64').toString('utf8');
  }

  async commit(change: BranchChange): Promise<string> {
    const { branch, parent, create, message, files, author } = change;
    const what = `write to the branch ${branch} of ${this.name}`;
    if (create) {
      await this.#createBranch(branch, parent);
    } else if ((await this.head(branch)) !== parent) {
      throw this.#calls.moved(branch);
    }
    const answer = await this.#calls.call('POST', ['contents'], {
      body: {
        branch,
        message,
        ...(author && { author, committer: author }),
        files: files.map(toOperation),
      },
    });
    // A file that came, went or changed meanwhile: Gitea compares each with the name that it is given.
    if ([404, 409, 422].includes(answer.status)) {
      const head = await this.head(branch);
      if (head !== parent) {
        throw this.#calls.moved(branch);
      }
    }
    const { commit } = this.#calls.read(answer, 201, committedSchema, what);
    if (commit.parents?.[0]?.sha !== parent) {
      throw this.#calls.moved(branch);
    }
    return commit.sha;
  }

  async mergeBase(options: { request: number }): Promise<void> {
    const number = String(options.request);
    const answer = await this.#calls.call('POST', ['pulls', number, 'update'], {
      query: { style: 'merge' },
    });
    this.#calls.require(
      answer,
      [200],
      `merge ${this.baseBranch} into the branch of request #${number} of ${this.name}`,
    );
  }

  async deleteBranch(branch: string): Promise<void> {
    const answer = await this.#calls.call('DELETE', ['branches', branch]);
    const what = `remove the branch ${branch} of ${this.name}`;
    this.#calls.require(answer, [204, 404], what);
  }

  async commitsBetween(base: string, head: string): Promise<BranchCommit[]> {
    const { total_commits: total, commits } = await this.#calls.get(
      ['compare', `${base}...${head}`],
      { schema: compareSchema, what: `compare commits of ${this.name}` },
    );
    if (total > mostCommits) {
      throw this.#calls.tooManyCommits();
    }
    return (commits ?? []).map(toCommit);
  }

  async findRequests(branch: string): Promise<PullRequest[]> {
    const pull = await this.#calls.find(['pulls', this.baseBranch, branch], {
      schema: pullSchema,
      what: `read the request of ${branch} on ${this.name}`,
    });
    return pull && isOwn(pull) ? [toPullRequest(pull)] : [];
  }

  async openRequest(request: {
    branch: string;
    title: string;
    body: string;
  }): Promise<PullRequest> {
    const { branch, title, body } = request;
    const answer = await this.#calls.call('POST', ['pulls'], {
      body: { head: branch, base: this.baseBranch, title, body },
    });
    const what = `open a pull request of ${branch} on ${this.name}`;
    return toPullRequest(this.#calls.read(answer, 201, pullSchema, what));
  }

  async updateRequest(
    number: number,
    change: { title: string; body: string },
  ): Promise<void> {
    const answer = await this.#calls.call('PATCH', ['pulls', String(number)], {
      body: change,
    });
    const what = `update request #${number} of ${this.name}`;
    this.#calls.require(answer, [200, 201], what);
  }

  async listRequests(
    state: 'open' | 'closed',
    prefix: string,
  ): Promise<PullRequest[]> {
    const read = async (page: number) =>
      await this.#calls.get(['pulls'], {
        query: {
          state,
          sort: state === 'open' ? 'newest' : 'recentclose',
          limit: String(pullPage),
          page: String(page),
        },
        schema: pullsSchema,
        what: `list the requests of ${this.name}`,
      });
    const found =
      state === 'open' ? await allPages(pullPage, read) : await read(1);
    return found
      .filter(
        pull =>
          isOwn(pull) &&
          pull.base.label === this.baseBranch &&
          pull.head.label.startsWith(prefix),
      )
      .map(toPullRequest);
  }

  async comment(number: number, body: string): Promise<void> {
    const answer = await this.#calls.call(
      'POST',
      ['issues', String(number), 'comments'],
      { body: { body } },
    );
    const what = `comment on request #${number} of ${this.name}`;
    this.#calls.require(answer, [201], what);
  }

  async #createBranch(branch: string, commit: string): Promise<void> {
    const answer = await this.#calls.call('POST', ['branches'], {
      body: { new_branch_name: branch, old_ref_name: commit },
    });
    if (answer.status === 409) {
      throw new ConflictError(`${this.name} has a branch ${branch} by now`);
    }
    const what = `make the branch ${branch} of ${this.name}`;
    this.#calls.read(answer, 201, z.unknown(), what);
  }

  async #tree(sha: string, what: string) {
    const pages = [];
    for (let page = 1, more = true; more; page += 1) {
      const { tree, truncated } = await this.#calls.get(['git', 'trees', sha], {
        query: {
          recursive: 'true',
          page: String(page),
          per_page: String(treePage),
        },
        schema: treeSchema,
        what,
      });
      pages.push(...tree.filter(({ type }) => type !== 'tree'));
      more = truncated && tree.length > 0;
    }
    return pages;
  }
}
