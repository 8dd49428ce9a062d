import { z } from 'zod';
import {
  allPages,
  byImportance,
  RepositoryCalls,
  mostCommits,
  requestPage,
} from '../RepositoryCalls';
import { eachLimited } from '../eachLimited';
import { ForgeClient } from '../http/ForgeClient';
import {
  BranchChange,
  BranchCommit,
  ChangeForge,
  PullRequest,
  RepositoryLocation,
} from '../types';
import { writeCommit } from './gitData';
import {
  compareSchema,
  folderSchema,
  isOwn,
  pullSchema,
  pullsSchema,
  refSchema,
  toCommit,
  toPullRequest,
  treeSchema,
} from './githubShapes';
import { isTaken } from './isTaken';

/** Changes of a repository on GitHub, or on GitHub Enterprise Server (docs.github.com, "REST API"). */
export class GithubChanges implements ChangeForge {
  readonly baseBranch: string;
  readonly #calls: RepositoryCalls;
  readonly #owner: string;

  constructor(options: {
    client: ForgeClient;
    location: RepositoryLocation;
    baseBranch: string;
  }) {
    const { client, location } = options;
    this.baseBranch = options.baseBranch;
    this.#owner = location.owner;
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
    const found = await this.#calls.find(
      ['git', 'ref', 'heads', ...branch.split('/')],
      {
        schema: refSchema,
        what: `read the branch ${branch} of ${this.name}`,
      },
    );
    return found?.object.sha;
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
    const folders = await eachLimited(
      entries.filter(({ type }) => type === 'dir'),
      4,
      async ({ path, sha }) => {
        const { tree } = await this.#calls.get(['git', 'trees', sha], {
          query: { recursive: '1' },
          schema: treeSchema,
          what,
        });
        return tree
          .filter(({ type }) => type !== 'tree')
          .map(entry => ({
            path: `${path}/${entry.path}`,
            sha: entry.sha ?? '',
          }));
      },
    );
    return new Map(
      [...entries.filter(({ type }) => type !== 'dir'), ...folders.flat()].map(
        ({ path, sha }) => [path, sha],
      ),
    );
  }

  async readFile(commit: string, path: string): Promise<string | undefined> {
    return await this.#calls.findText(['contents', ...path.split('/')], {
      query: { ref: commit },
      accept: 'application/vnd.github.raw+json',
      what: `read ${path} of ${this.name}`,
    });
  }

  async commit(change: BranchChange): Promise<string> {
    const { branch, parent, create, message, files, author } = change;
    const what = `write to the branch ${branch} of ${this.name}`;
    const sha = await writeCommit(this.#calls.client, {
      repository: this.#calls.root,
      parent,
      message,
      author,
      what,
      entries: files.map(file => ({
        path: file.path,
        mode: '100644',
        type: 'blob',
        ...('remove' in file ? { sha: null } : { content: file.content }),
      })),
    });
    const answer = create
      ? await this.#calls.call('POST', ['git', 'refs'], {
          body: { ref: `refs/heads/${branch}`, sha },
        })
      : await this.#calls.call(
          'PATCH',
          ['git', 'refs', 'heads', ...branch.split('/')],
          { body: { sha, force: false } },
        );
    // "Reference already exists", "Update is not a fast forward": one status for what is wrong and for what came too late.
    if ([409, 422].includes(answer.status)) {
      const head = await this.head(branch);
      if (create ? head !== undefined : head !== parent) {
        throw this.#calls.moved(branch);
      }
    }
    this.#calls.read(answer, create ? 201 : 200, refSchema, what);
    return sha;
  }

  async mergeBase(options: { branch: string; base: string }): Promise<void> {
    const { branch, base } = options;
    const answer = await this.#calls.call('POST', ['merges'], {
      body: {
        base: branch,
        head: base,
        commit_message: `Merge branch '${this.baseBranch}' into ${branch}`,
      },
    });
    const what = `merge ${this.baseBranch} into ${branch} of ${this.name}`;
    this.#calls.require(answer, [201, 204], what);
  }

  async deleteBranch(branch: string): Promise<void> {
    const answer = await this.#calls.call('DELETE', [
      'git',
      'refs',
      'heads',
      ...branch.split('/'),
    ]);
    // 422: "Reference does not exist".
    const what = `remove the branch ${branch} of ${this.name}`;
    this.#calls.require(answer, [204, 422], what);
  }

  async commitsBetween(base: string, head: string): Promise<BranchCommit[]> {
    const { total_commits: total, commits } = await this.#calls.get(
      ['compare', `${base}...${head}`],
      {
        query: { per_page: String(mostCommits) },
        schema: compareSchema,
        what: `compare commits of ${this.name}`,
      },
    );
    if (total > mostCommits) {
      throw this.#calls.tooManyCommits();
    }
    return commits.map(toCommit);
  }

  async findRequests(branch: string): Promise<PullRequest[]> {
    const found = await this.#list({
      state: 'all',
      head: `${this.#owner}:${branch}`,
      base: this.baseBranch,
      sort: 'created',
      direction: 'desc',
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
    const answer = await this.#calls.call('POST', ['pulls'], {
      body: { head: branch, base: this.baseBranch, title, body },
    });
    if (isTaken(answer)) {
      throw this.#calls.moved(branch);
    }
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
    this.#calls.read(answer, 200, z.unknown(), what);
  }

  async listRequests(
    state: 'open' | 'closed',
    prefix: string,
  ): Promise<PullRequest[]> {
    const read = async (page: number) =>
      await this.#list({
        state,
        base: this.baseBranch,
        sort: state === 'open' ? 'created' : 'updated',
        direction: 'desc',
        per_page: String(requestPage),
        page: String(page),
      });
    const found =
      state === 'open' ? await allPages(requestPage, read) : await read(1);
    return found
      .filter(isOwn)
      .map(toPullRequest)
      .filter(({ branch }) => branch.startsWith(prefix));
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

  async #list(query: Record<string, string>) {
    return await this.#calls.get(['pulls'], {
      query,
      schema: pullsSchema,
      what: `list the requests of ${this.name}`,
    });
  }
}
