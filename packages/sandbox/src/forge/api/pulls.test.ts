import { personas } from '../../identities';
import { PullRequestAuthor } from '../__testUtils__/PullRequestAuthor';
import { ApiClient, apiClient, at } from '../__testUtils__/apiClient';
import { ForgeServer, cleanUp, startForge } from '../__testUtils__/forgeServer';

jest.setTimeout(60_000);

const [ines, tom, , hugo] = personas;
const repo = '/repos/payments/checkout';

describe('pull requests', () => {
  let server: ForgeServer;
  let api: ApiClient;
  let author: PullRequestAuthor;

  beforeEach(async () => {
    server = await startForge();
    await server.forge.ensureRepository({
      owner: 'payments',
      name: 'checkout',
      files: { 'a.txt': 'one\n', 'b.txt': 'one\n', 'c.txt': 'same\n' },
    });
    api = apiClient(server.baseUrl, ines);
    author = new PullRequestAuthor(api, repo);
  });

  afterEach(async () => {
    await cleanUp();
  });

  it('opens one in the shape of Gitea', async () => {
    const head = await author.write('feature/one', 'a.txt', 'two\n');
    await author.write('feature/one', 'new/d.txt', 'd\n');

    const number = await author.open('feature/one');

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
    await author.write('feature/one', 'a.txt', 'two\n');
    const number = await author.open('feature/one');

    const found = await api('GET', `${repo}/pulls/main/feature/one`);
    const encoded = await api('GET', `${repo}/pulls/main/feature%2Fone`);
    const none = await api('GET', `${repo}/pulls/main/feature/two`);

    expect(found.object.number).toBe(number);
    expect(encoded.object.number).toBe(number);
    expect(none.status).toBe(404);
  });

  it('lists by state, in the order that is asked for', async () => {
    for (const name of ['one', 'two', 'three']) {
      await author.write(name, `${name}.txt`, name);
      await author.open(name);
    }
    await api('PATCH', `${repo}/pulls/2`, { state: 'closed' });
    await api('POST', `${repo}/issues/1/comments`, { body: 'Fine' });
    const numbers = async (query: string) =>
      (await api('GET', `${repo}/pulls?${query}`)).list.map(
        ({ number }) => number,
      );

    await expect(numbers('')).resolves.toEqual([3, 2, 1]);
    await expect(numbers('state=open')).resolves.toEqual([3, 1]);
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
    await author.write('topic', 'a.txt', 'two\n');
    await author.write('stable', 'c.txt', 'stable\n');
    const number = await author.open('topic');

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
    await author.write('topic', 'a.txt', 'two\n');
    const number = await author.open('topic');
    const head = await author.write('topic', 'b.txt', 'two\n');
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
    await author.write('topic', 'a.txt', 'two\n');
    await author.write('taken', 'a.txt', 'three\n');
    await author.open('taken');

    const answer = await api('POST', `${repo}/pulls`, body);

    expect(answer.status).toBe(status);
  });

  it('keeps comments, which their author and writers may change', async () => {
    await author.write('topic', 'a.txt', 'two\n');
    const number = await author.open('topic');
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
    await author.write('topic', 'a.txt', 'two\n');
    const number = await author.open('topic');
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
    await author.write('topic', 'b.txt', 'two\n');
    const { list } = await api('GET', reviews);
    expect(list).toMatchObject([
      { state: 'APPROVED', body: 'Good', official: true, stale: true },
    ]);
    const one = await api('GET', `${reviews}/${list[0].id}`);
    expect(one.object.state).toBe('APPROVED');
  });
});
