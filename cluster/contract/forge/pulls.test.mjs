import { after, before, describe, it } from 'node:test';
import { expect } from 'expect';
import {
  ask,
  done,
  forgeUrl,
  makeRepository,
  openPull,
  owner,
  refusal,
  write,
} from '../lib/forge.mjs';
import { people } from '../lib/platform.mjs';

const { ines, tom, hugo } = people;
const sha = expect.stringMatching(/^[0-9a-f]{40}$/);

describe('a pull request', () => {
  let repository;
  let pulls;
  before(async () => {
    repository = await makeRepository();
    pulls = `${repository.path}/pulls`;
    for (const branch of ['topic', 'other', 'third']) {
      await write(repository, branch, `${branch}.txt`, 'a\n', 'main');
    }
    await write(repository, 'topic', 'more.txt', 'b\n');
  });
  after(() => repository.remove());

  const page = () => `${forgeUrl}/${owner}/${repository.name}`;

  for (const [who, body, status, message] of [
    [
      null,
      { head: 'topic', base: 'main', title: 'x' },
      401,
      'token is required',
    ],
    [
      tom,
      { head: 'topic', base: 'main', title: 'x' },
      403,
      'user must be a collaborator',
    ],
    [ines, { head: 'none', base: 'main', title: 'x' }, 404, 'not found'],
    [ines, { head: 'topic', base: 'none', title: 'x' }, 404, 'not found'],
    [
      ines,
      { head: 'main', base: 'main', title: 'x' },
      422,
      'Invalid PullRequest: There are no changes between the head and the base',
    ],
    [ines, { head: 'topic', base: 'main' }, 422, '[Title]: Required'],
    [ines, { head: 'topic', title: 'x' }, 422, '[Base]: Required'],
    [ines, {}, 422, '[Head]: Required'],
  ]) {
    it(`is not opened by ${who ?? 'nobody'} with ${JSON.stringify(body)}`, async () => {
      expect(refusal(await ask(who, 'POST', pulls, body))).toEqual([
        status,
        message,
      ]);
    });
  }

  it('is opened once for a branch', async () => {
    const { status, body } = await ask(ines, 'POST', pulls, {
      head: 'topic',
      base: 'main',
      title: 'Add a topic',
      body: 'Because',
    });

    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: expect.any(Number),
      number: 1,
      url: `${page()}/pulls/1`,
      html_url: `${page()}/pulls/1`,
      diff_url: `${page()}/pulls/1.diff`,
      patch_url: `${page()}/pulls/1.patch`,
      user: expect.objectContaining({ login: ines }),
      title: 'Add a topic',
      body: 'Because',
      labels: [],
      milestone: null,
      assignee: null,
      assignees: [],
      requested_reviewers: [],
      state: 'open',
      draft: false,
      is_locked: false,
      comments: 0,
      additions: 2,
      deletions: 0,
      changed_files: 2,
      merged: false,
      merged_at: null,
      merge_commit_sha: null,
      merged_by: null,
      base: {
        label: 'main',
        ref: 'main',
        sha,
        repo_id: expect.any(Number),
        repo: expect.objectContaining({ name: repository.name }),
      },
      head: {
        label: 'topic',
        ref: 'topic',
        sha,
        repo_id: expect.any(Number),
        repo: expect.objectContaining({ name: repository.name }),
      },
      merge_base: sha,
      due_date: null,
      created_at: expect.any(String),
      updated_at: expect.any(String),
      closed_at: null,
    });
    const again = await ask(ines, 'POST', pulls, {
      head: 'topic',
      base: 'main',
      title: 'Again',
    });
    expect(refusal(again)).toEqual([
      409,
      expect.stringMatching(
        /^pull request already exists for these targets \[/,
      ),
    ]);
    const repositoryNow = await done(null, 'GET', repository.path);
    expect(repositoryNow.open_pr_counter).toBe(1);
  });

  it('is found by its branches', async () => {
    const found = await done(null, 'GET', `${pulls}/main/topic`);
    const none = await ask(null, 'GET', `${pulls}/main/none`);

    expect(found.number).toBe(1);
    expect(refusal(none)).toEqual([404, 'not found']);
  });

  it('tells of its files, commits and changes', async () => {
    const files = await done(null, 'GET', `${pulls}/1/files`);
    const commits = await done(null, 'GET', `${pulls}/1/commits`);
    const diff = await ask(null, 'GET', `${pulls}/1.diff`);
    const patch = await ask(null, 'GET', `${pulls}/1.patch`);

    expect(files).toEqual(
      ['more.txt', 'topic.txt'].map(filename => ({
        filename,
        status: 'added',
        additions: 1,
        deletions: 0,
        changes: 1,
        html_url: expect.stringContaining(`/${filename}`),
        contents_url: expect.stringContaining(`/contents/${filename}?ref=`),
        raw_url: expect.stringContaining(`/${filename}`),
      })),
    );
    expect(commits.map(({ commit }) => commit.message)).toEqual([
      'Write more.txt\n',
      'Write topic.txt\n',
    ]);
    expect(diff.text).toMatch(
      /^diff --git a\/more.txt b\/more.txt\nnew file mode 100644\n/,
    );
    expect(patch.text).toMatch(/^From [0-9a-f]{40} /);
    const onPage = await ask(
      null,
      'GET',
      `${owner}/${repository.name}/pulls/1.diff`,
    );
    expect(onPage.text).toBe(diff.text);
  });

  it('is listed by its state', async () => {
    const { number } = await openPull(repository, 'other', 'Another');
    await done(ines, 'PATCH', `${pulls}/${number}`, { state: 'closed' });
    const numbers = async query =>
      (await done(null, 'GET', pulls + query)).map(one => one.number);

    // All of them, whatever its documentation says.
    expect(await numbers('')).toEqual([number, 1]);
    expect(await numbers('?state=open')).toEqual([1]);
    expect(await numbers('?state=closed')).toEqual([number]);
    expect(await numbers('?state=all')).toEqual([number, 1]);
    expect(await numbers('?state=unheard-of')).toEqual([number, 1]);
    expect(await numbers('?state=all&limit=1&page=2')).toEqual([1]);
    expect(await numbers('?state=open&sort=newest&limit=50&page=1')).toEqual([
      1,
    ]);
    expect(
      await numbers('?state=closed&sort=recentclose&limit=50&page=1'),
    ).toEqual([number]);
  });

  it('is changed by its author and by writers', async () => {
    const change = (who, body) => ask(who, 'PATCH', `${pulls}/1`, body);

    expect(refusal(await change(null, { title: 'x' }))).toEqual([
      401,
      'token is required',
    ]);
    expect(refusal(await change(tom, { title: 'x' }))).toEqual([403, '']);
    const { status, body } = await change(ines, {
      title: 'Add a better topic',
      body: 'More',
    });
    expect([status, body.title, body.body]).toEqual([
      201,
      'Add a better topic',
      'More',
    ]);
    expect(refusal(await change(ines, { state: 'ajar' }))).toEqual([
      412,
      'unknown state: ajar',
    ]);
    expect(refusal(await change(ines, { base: 'none' }))).toEqual([
      404,
      "new base 'none' not exist",
    ]);
  });

  it('is closed and opened again', async () => {
    const change = state => done(ines, 'PATCH', `${pulls}/1`, { state });

    const closed = await change('closed');
    expect([closed.state, closed.merged, closed.closed_at]).toEqual([
      'closed',
      false,
      expect.any(String),
    ]);
    const opened = await change('open');
    expect([opened.state, opened.closed_at]).toEqual(['open', null]);
  });

  it('is discussed by everybody who may see it', async () => {
    const comments = `${repository.path}/issues/1/comments`;
    const { status, body } = await ask(tom, 'POST', comments, {
      body: 'Looks good',
    });

    expect([status, body]).toEqual([
      201,
      {
        id: expect.any(Number),
        html_url: `${page()}/pulls/1#issuecomment-${body.id}`,
        pull_request_url: `${page()}/pulls/1`,
        issue_url: '',
        user: expect.objectContaining({ login: tom }),
        original_author: '',
        original_author_id: 0,
        body: 'Looks good',
        assets: [],
        created_at: expect.any(String),
        updated_at: expect.any(String),
      },
    ]);
    expect(await done(null, 'GET', comments)).toHaveLength(1);
    expect((await done(null, 'GET', `${pulls}/1`)).comments).toBe(1);
    const one = `${repository.path}/issues/comments/${body.id}`;
    const change = who => ask(who, 'PATCH', one, { body: `By ${who}` });
    expect(refusal(await change(people.amara))).toEqual([403, '']);
    expect((await change(tom)).body.body).toBe(`By ${tom}`);
    expect((await change(ines)).body.body).toBe(`By ${ines}`);
    expect(refusal(await ask(tom, 'POST', comments, {}))).toEqual([
      422,
      '[Body]: Required',
    ]);
    expect(refusal(await ask(null, 'POST', comments, { body: 'x' }))).toEqual([
      401,
      'token is required',
    ]);
    expect(
      (await ask(null, 'GET', `${repository.path}/issues/comments/999999`))
        .status,
    ).toBe(404);
  });

  it('is reviewed by others than its author', async () => {
    const reviews = `${pulls}/1/reviews`;
    const review = (who, event, body) =>
      ask(who, 'POST', reviews, { event, body });

    const approved = await review(tom, 'APPROVED', 'Fine');
    expect([approved.status, approved.body]).toEqual([
      200,
      expect.objectContaining({
        id: expect.any(Number),
        user: expect.objectContaining({ login: tom }),
        state: 'APPROVED',
        body: 'Fine',
        official: false,
        stale: false,
        dismissed: false,
        commit_id: sha,
      }),
    ]);
    const own = await review(ines, 'APPROVED');
    expect([own.status, own.body.message]).toEqual([
      422,
      expect.stringContaining('approve your own pull is not allowed'),
    ]);
    await review(hugo, 'REQUEST_CHANGES', 'No');
    const all = await done(null, 'GET', reviews);
    expect(
      all.map(({ user, state, official }) => [user.login, state, official]),
    ).toEqual([
      [tom, 'APPROVED', false],
      [hugo, 'REQUEST_CHANGES', true],
    ]);
    expect(refusal(await review(null, 'APPROVED'))).toEqual([
      401,
      'token is required',
    ]);
  });

  it('that says so is a draft', async () => {
    const { draft, title } = await done(ines, 'POST', pulls, {
      head: 'third',
      base: 'main',
      title: 'WIP: third',
    });

    expect([draft, title]).toEqual([true, 'WIP: third']);
  });

  for (const number of ['999', 'x']) {
    it(`is not found at ${number}`, async () => {
      expect(refusal(await ask(null, 'GET', `${pulls}/${number}`))).toEqual([
        404,
        'not found',
      ]);
    });
  }
});
