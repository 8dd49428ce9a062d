import { personas } from '../../identities';
import { ApiClient, apiClient, at, base64 } from '../__testUtils__/apiClient';
import {
  ForgeServer,
  cleanUp,
  startForge,
  temporaryFolder,
} from '../__testUtils__/forgeServer';
import { cloneUrl, commitFiles, gitText } from '../__testUtils__/gitClient';

jest.setTimeout(60_000);

const [ines, tom, , hugo] = personas;
const repo = '/repos/payments/checkout';

describe('pull requests', () => {
  let server: ForgeServer;
  let api: ApiClient;

  beforeEach(async () => {
    server = await startForge();
    await server.forge.ensureRepository({
      owner: 'payments',
      name: 'checkout',
      files: { 'a.txt': 'one\n', 'b.txt': 'one\n', 'c.txt': 'same\n' },
    });
    api = apiClient(server.baseUrl, ines);
  });

  afterEach(async () => {
    await cleanUp();
  });

  /** Commits to a branch, which is made where there is none. */
  async function write(branch: string, path: string, text: string) {
    const there = await api('GET', `${repo}/branches/${branch}`);
    const ref = there.status === 200 ? branch : 'main';
    const file = await api('GET', `${repo}/contents/${path}?ref=${ref}`);
    const answer = await api(
      file.status === 200 ? 'PUT' : 'POST',
      `${repo}/contents/${path}`,
      {
        branch: ref,
        ...(ref === branch ? {} : { new_branch: branch }),
        content: base64(text),
        message: `Write ${path}`,
        ...(file.status === 200 ? { sha: file.object.sha ?? null } : {}),
      },
    );
    return String(at(answer.object, 'commit', 'sha'));
  }

  async function open(head: string, title = `Add ${head}`) {
    const answer = await api('POST', `${repo}/pulls`, {
      head,
      base: 'main',
      title,
      body: 'Because',
    });
    expect(answer.status).toBe(201);
    return Number(answer.object.number);
  }

  it('opens one in the shape of Gitea', async () => {
    const head = await write('feature/one', 'a.txt', 'two\n');
    await write('feature/one', 'new/d.txt', 'd\n');

    const number = await open('feature/one');

    const { object } = await api('GET', `${repo}/pulls/${number}`);
    expect(object).toMatchObject({
      number: 1,
      title: 'Add feature/one',
      body: 'Because',
      state: 'open',
      mergeable: true,
      merged: false,
      merged_at: null,
      merge_commit_sha: null,
      additions: 2,
      deletions: 1,
      changed_files: 2,
      user: { login: 'ines.moreau', full_name: 'Inès Moreau' },
      base: { ref: 'main', label: 'main' },
      head: { ref: 'feature/one' },
      html_url: `${server.baseUrl}/payments/checkout/pulls/1`,
    });
    const commits = await api('GET', `${repo}/pulls/1/commits`);
    expect(commits.list).toHaveLength(2);
    expect(commits.list[1].sha).toBe(head);
    const files = await api('GET', `${repo}/pulls/1/files?limit=1`);
    expect(files.list).toMatchObject([
      { filename: 'a.txt', status: 'changed', additions: 1, deletions: 1 },
    ]);
    expect(files.headers.get('X-Total-Count')).toBe('2');
    expect(files.headers.get('Link')).toContain('rel="next"');
    const diff = await api('GET', `${repo}/pulls/1.diff`);
    expect(diff.text).toContain('+++ b/new/d.txt');
    const patch = await api('GET', `${repo}/pulls/1.patch`);
    expect(patch.text).toContain('Subject: [PATCH 1/2] Write a.txt');
  });

  it('finds one by base and head, with slashes in both', async () => {
    await write('feature/one', 'a.txt', 'two\n');
    const number = await open('feature/one');

    const found = await api('GET', `${repo}/pulls/main/feature/one`);
    const encoded = await api('GET', `${repo}/pulls/main/feature%2Fone`);
    const none = await api('GET', `${repo}/pulls/main/feature/two`);

    expect(found.object.number).toBe(number);
    expect(encoded.object.number).toBe(number);
    expect(none.status).toBe(404);
  });

  it('opens one from a branch that git pushed, merges it, and a clone sees it', async () => {
    const folder = await temporaryFolder();
    const url = cloneUrl(server.baseUrl, 'payments/checkout', ines);
    await gitText(folder, 'clone', '--quiet', url, 'work');
    const work = `${folder}/work`;
    await commitFiles(work, 'Pay faster', { 'fast.txt': 'fast\n' });
    await gitText(work, 'push', '--quiet', 'origin', 'HEAD:faster');
    const number = await open('faster');

    const merged = await api('POST', `${repo}/pulls/${number}/merge`, {
      Do: 'merge',
      delete_branch_after_merge: true,
    });

    expect(merged.status).toBe(200);
    expect(merged.text).toBe('');
    await gitText(work, 'pull', '--quiet', 'origin', 'main');
    const message = await gitText(work, 'log', '-1', '--format=%an%n%B');
    expect(message).toContain(
      "Inès Moreau\nMerge pull request 'Add faster' (#1) from faster into main",
    );
    await expect(
      gitText(work, 'ls-remote', 'origin', 'refs/heads/faster'),
    ).resolves.toBe('');
    await expect(
      gitText(work, 'ls-remote', 'origin', 'refs/pull/1/head'),
    ).resolves.not.toBe('');
    const { object } = await api('GET', `${repo}/pulls/${number}`);
    expect(object).toMatchObject({
      state: 'closed',
      merged: true,
      merged_by: { login: 'ines.moreau' },
      merge_commit_sha: await gitText(work, 'rev-parse', 'HEAD'),
      changed_files: 1,
      head: { ref: 'refs/pull/1/head' },
    });
  });

  it.each([
    ['merge', 2, 'two\n'],
    ['squash', 1, 'two\n'],
    ['rebase', 1, 'two\n'],
    ['rebase-merge', 2, 'two\n'],
  ])(
    'merges a branch that fell behind by %s',
    async (style, parents, expected) => {
      await write('topic', 'a.txt', 'half\n');
      await write('topic', 'a.txt', 'two\n');
      await write('main', 'b.txt', 'two\n');
      const number = await open('topic');

      const merged = await api('POST', `${repo}/pulls/${number}/merge`, {
        Do: style,
      });

      expect(merged.status).toBe(200);
      const [tip] = (await api('GET', `${repo}/commits?limit=1`)).list;
      expect(tip.parents).toHaveLength(parents);
      for (const path of ['a.txt', 'b.txt']) {
        const file = await api('GET', `${repo}/raw/${path}?ref=main`);
        expect(file.text).toBe(expected);
      }
    },
  );

  it('fast-forwards only where nothing is lost', async () => {
    const head = await write('ahead', 'a.txt', 'two\n');
    const ahead = await open('ahead');
    const merged = await api('POST', `${repo}/pulls/${ahead}/merge`, {
      Do: 'fast-forward-only',
    });
    expect(merged.status).toBe(200);
    const main = await api('GET', `${repo}/branches/main`);
    expect(at(main.object, 'commit', 'id')).toBe(head);

    await write('behind', 'b.txt', 'two\n');
    await write('main', 'c.txt', 'two\n');
    const behind = await open('behind');
    const refused = await api('POST', `${repo}/pulls/${behind}/merge`, {
      Do: 'fast-forward-only',
    });
    expect(refused.status).toBe(405);
  });

  it('keeps the commits of a rebase apart, and drops those that change nothing any more', async () => {
    await write('topic', 'a.txt', 'two\n');
    await write('topic', 'b.txt', 'two\n');
    await write('main', 'a.txt', 'two\n');
    const number = await open('topic');

    await api('POST', `${repo}/pulls/${number}/merge`, { Do: 'rebase' });

    const { list } = await api('GET', `${repo}/commits?limit=10`);
    expect(list.map(commit => at(commit, 'commit', 'message'))).toEqual([
      'Write b.txt\n',
      'Write a.txt\n',
      'Initial commit\n',
    ]);
  });

  it('does not merge conflicts by any style', async () => {
    await write('topic', 'a.txt', 'theirs\n');
    await write('main', 'a.txt', 'ours\n');
    const number = await open('topic');
    const { object } = await api('GET', `${repo}/pulls/${number}`);
    expect(object.mergeable).toBe(false);

    for (const style of ['merge', 'squash', 'rebase', 'fast-forward-only']) {
      const answer = await api('POST', `${repo}/pulls/${number}/merge`, {
        Do: style,
      });
      expect(answer.status).toBe(405);
    }
    const update = await api('POST', `${repo}/pulls/${number}/update`);
    expect(update.status).toBe(409);
  });

  it.each(['merge', 'rebase'])(
    'brings the base into the head by %s',
    async style => {
      await write('topic', 'a.txt', 'two\n');
      await write('main', 'b.txt', 'two\n');
      const number = await open('topic');

      const update = await api(
        'POST',
        `${repo}/pulls/${number}/update?style=${style}`,
      );

      expect(update.status).toBe(200);
      const compare = await api('GET', `${repo}/compare/topic...main`);
      expect(compare.object.total_commits).toBe(0);
      const pull = await api('GET', `${repo}/pulls/${number}`);
      const branch = await api('GET', `${repo}/branches/topic`);
      expect(at(pull.object, 'head', 'sha')).toBe(
        at(branch.object, 'commit', 'id'),
      );
    },
  );

  it('lists by state, in the order that is asked for', async () => {
    for (const name of ['one', 'two', 'three']) {
      await write(name, `${name}.txt`, name);
      await open(name);
    }
    await api('PATCH', `${repo}/pulls/2`, { state: 'closed' });
    await api('POST', `${repo}/issues/1/comments`, { body: 'Fine' });
    const numbers = async (query: string) =>
      (await api('GET', `${repo}/pulls?${query}`)).list.map(
        ({ number }) => number,
      );

    await expect(numbers('')).resolves.toEqual([3, 1]);
    await expect(numbers('state=closed')).resolves.toEqual([2]);
    await expect(numbers('state=all&sort=oldest')).resolves.toEqual([1, 2, 3]);
    await expect(numbers('state=all&sort=mostcomment')).resolves.toEqual([
      1, 3, 2,
    ]);
    await expect(
      numbers('state=all&sort=oldest&limit=2&page=2'),
    ).resolves.toEqual([3]);
    await expect(numbers('state=all&sort=constructor')).resolves.toEqual([
      3, 2, 1,
    ]);
  });

  it('edits, closes and opens again', async () => {
    await write('topic', 'a.txt', 'two\n');
    await write('stable', 'c.txt', 'stable\n');
    const number = await open('topic');

    const edited = await api('PATCH', `${repo}/pulls/${number}`, {
      title: 'Better',
      body: '',
      base: 'stable',
    });
    expect(edited.status).toBe(201);
    expect(edited.object).toMatchObject({
      title: 'Better',
      body: '',
      base: { ref: 'stable' },
    });
    const closed = await api('PATCH', `${repo}/pulls/${number}`, {
      state: 'closed',
    });
    expect(closed.object).toMatchObject({ state: 'closed', merged: false });
    const merge = await api('POST', `${repo}/pulls/${number}/merge`, {
      Do: 'merge',
    });
    expect(merge.status).toBe(404);
    const opened = await api('PATCH', `${repo}/pulls/${number}`, {
      state: 'open',
    });
    expect(opened.object.state).toBe('open');
  });

  it('follows its branch, and closes when the branch goes', async () => {
    await write('topic', 'a.txt', 'two\n');
    const number = await open('topic');
    const head = await write('topic', 'b.txt', 'two\n');
    const followed = await api('GET', `${repo}/pulls/${number}`);
    expect(at(followed.object, 'head', 'sha')).toBe(head);

    await api('DELETE', `${repo}/branches/topic`);

    const closed = await api('GET', `${repo}/pulls/${number}`);
    expect(closed.object).toMatchObject({
      state: 'closed',
      merged: false,
      head: { sha: head, ref: 'refs/pull/1/head' },
    });
    const again = await api('PATCH', `${repo}/pulls/${number}`, {
      state: 'open',
    });
    expect(again.status).toBe(422);
  });

  it('merges the commit that was reviewed, or none', async () => {
    const reviewed = await write('topic', 'a.txt', 'two\n');
    const number = await open('topic');
    const later = await write('topic', 'b.txt', 'two\n');

    const stale = await api('POST', `${repo}/pulls/${number}/merge`, {
      Do: 'merge',
      head_commit_id: reviewed,
    });
    const fresh = await api('POST', `${repo}/pulls/${number}/merge`, {
      do: 'merge',
      head_commit_id: later,
      MergeTitleField: 'Two',
      MergeMessageField: 'Both of them.',
    });

    expect(stale.status).toBe(409);
    expect(stale.object.message).toBe('head out of date');
    expect(fresh.status).toBe(200);
    const [tip] = (await api('GET', `${repo}/commits?limit=1`)).list;
    expect(at(tip, 'commit', 'message')).toBe('Two\n\nBoth of them.\n');
    const twice = await api('POST', `${repo}/pulls/${number}/merge`, {
      Do: 'merge',
    });
    expect(twice.status).toBe(405);
    const state = await api('PATCH', `${repo}/pulls/${number}`, {
      state: 'open',
    });
    expect(state.status).toBe(412);
  });

  it('merges once however often it is asked at the same time', async () => {
    await write('topic', 'a.txt', 'two\n');
    const number = await open('topic');

    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        api('POST', `${repo}/pulls/${number}/merge`, { Do: 'merge' }),
      ),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 405, 405]);
    const { headers } = await api('GET', `${repo}/commits`);
    expect(headers.get('X-Total-Count')).toBe('3');
  });

  it.each<[string, number, Parameters<ApiClient>[2]]>([
    ['without a title', 422, { head: 'topic', base: 'main' }],
    ['without a head', 422, { base: 'main', title: 'x' }],
    ['of a branch on itself', 422, { head: 'main', base: 'main', title: 'x' }],
    ['of no branch', 404, { head: 'none', base: 'main', title: 'x' }],
    ['on no branch', 404, { head: 'topic', base: 'none', title: 'x' }],
    ['of a fork', 404, { head: 'tom:topic', base: 'main', title: 'x' }],
    ['twice', 409, { head: 'taken', base: 'main', title: 'x' }],
    [
      'by owner and branch',
      201,
      { head: 'payments:topic', base: 'main', title: 'x' },
    ],
  ])('answers the opening of one %s', async (_what, status, body) => {
    await write('topic', 'a.txt', 'two\n');
    await write('taken', 'a.txt', 'three\n');
    await open('taken');

    const answer = await api('POST', `${repo}/pulls`, body);

    expect(answer.status).toBe(status);
  });

  it('marks unfinished work by its title, and does not merge it', async () => {
    await write('topic', 'a.txt', 'two\n');
    const number = await open('topic', 'WIP: not yet');

    const { object } = await api('GET', `${repo}/pulls/${number}`);
    const merge = await api('POST', `${repo}/pulls/${number}/merge`, {
      Do: 'merge',
    });

    expect(object).toMatchObject({ draft: true, mergeable: false });
    expect(merge.status).toBe(405);
  });

  it('keeps comments, which their author and writers may change', async () => {
    await write('topic', 'a.txt', 'two\n');
    const number = await open('topic');
    const other = apiClient(server.baseUrl, tom);
    const comments = `${repo}/issues/${number}/comments`;

    const mine = await api('POST', comments, { body: 'Mine' });
    const theirs = await other('POST', comments, { body: 'Theirs' });
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    const own = `${repo}/issues/comments/${theirs.object.id}`;
    const foreign = `${repo}/issues/comments/${mine.object.id}`;
    const edited = await other('PATCH', own, { body: 'Edited' });
    expect(edited.object).toMatchObject({
      body: 'Edited',
      user: { login: 'tom.becker' },
    });
    for (const [method, body] of [
      ['PATCH', { body: 'x' }],
      ['DELETE', undefined],
    ] as const) {
      await expect(other(method, foreign, body)).resolves.toMatchObject({
        status: 403,
      });
    }
    await expect(api('DELETE', own)).resolves.toMatchObject({ status: 204 });
    const { list, headers } = await api('GET', comments);
    expect(list.map(({ body }) => body)).toEqual(['Mine']);
    expect(headers.get('X-Total-Count')).toBe('1');
    await expect(api('POST', comments, {})).resolves.toMatchObject({
      status: 422,
    });
  });

  it('keeps reviews, which nobody gives themselves', async () => {
    await write('topic', 'a.txt', 'two\n');
    const number = await open('topic');
    const reviews = `${repo}/pulls/${number}/reviews`;
    const reviewer = apiClient(server.baseUrl, hugo);

    const self = await api('POST', reviews, { event: 'APPROVED' });
    const mute = await reviewer('POST', reviews, { event: 'REQUEST_CHANGES' });
    const approved = await reviewer('POST', reviews, {
      event: 'APPROVED',
      body: 'Good',
    });

    expect([self.status, mute.status, approved.status]).toEqual([
      422, 422, 200,
    ]);
    await write('topic', 'b.txt', 'two\n');
    const { list } = await api('GET', reviews);
    expect(list).toMatchObject([
      { state: 'APPROVED', body: 'Good', official: true, stale: true },
    ]);
    const one = await api('GET', `${reviews}/${list[0].id}`);
    expect(one.object.state).toBe('APPROVED');
  });
});
