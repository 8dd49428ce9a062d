import { after, before, describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { expect } from 'expect';
import {
  ask,
  done,
  forgeUrl,
  makeRepository,
  owner,
  refusal,
  write,
} from '../lib/forge.mjs';
import { people } from '../lib/platform.mjs';

const { ines, tom } = people;
const sha = expect.stringMatching(/^[0-9a-f]{40}$/);

describe('the history of a repository', () => {
  let repository;
  let head;
  before(async () => {
    repository = await makeRepository();
    await write(repository, 'main', 'docs/a.md', 'one\n');
    await write(repository, 'topic', 'b.md', 'two\n', 'main');
    ({ commit: head } = await write(
      repository,
      'topic',
      'docs/a.md',
      '1\n2\n',
    ));
  });
  after(() => repository.remove());

  const get = target => done(null, 'GET', repository.path + target);
  const api = () => `${forgeUrl}/api/v1${repository.path}`;
  const page = () => `${forgeUrl}/${owner}/${repository.name}`;

  it('is listed, the last commit first', async () => {
    const { body, headers } = await ask(
      null,
      'GET',
      `${repository.path}/commits?sha=topic&limit=2`,
    );

    expect(headers['x-total-count']).toBe('4');
    expect(headers.link).toContain(
      `<${api()}/commits?limit=2&page=2&sha=topic>; rel="next"`,
    );
    expect(body.map(({ commit }) => commit.message)).toEqual([
      'Write docs/a.md\n',
      'Write b.md\n',
    ]);
    const person = {
      name: 'Inès Moreau',
      email: expect.any(String),
      date: expect.any(String),
    };
    expect(body[0]).toEqual({
      url: `${api()}/git/commits/${head.sha}`,
      sha: head.sha,
      created: expect.any(String),
      html_url: `${page()}/commit/${head.sha}`,
      commit: {
        url: `${api()}/git/commits/${head.sha}`,
        author: person,
        committer: person,
        message: 'Write docs/a.md\n',
        tree: { url: expect.any(String), sha, created: expect.any(String) },
        verification: expect.objectContaining({ verified: false }),
      },
      author: expect.objectContaining({ login: ines }),
      committer: expect.objectContaining({ login: ines }),
      parents: [{ url: expect.any(String), sha, created: expect.any(String) }],
      files: [{ filename: 'docs/a.md', status: 'modified' }],
      stats: { total: 3, additions: 2, deletions: 1 },
    });
    expect(await get(`/git/commits/${head.sha}`)).toEqual(body[0]);
    expect((await get('/git/commits/topic')).sha).toBe(head.sha);
  });

  it('is listed without what nobody wants', async () => {
    const [commit] = await get(
      '/commits?sha=topic&limit=1&stat=false&files=false&verification=false',
    );

    expect([commit.stats, commit.files, commit.commit.verification]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('is listed for one path', async () => {
    const commits = await get('/commits?path=docs/a.md&sha=topic');

    expect(commits.map(({ commit }) => commit.message)).toEqual([
      'Write docs/a.md\n',
      'Write docs/a.md\n',
    ]);
  });

  it('is compared between branches', async () => {
    const { total_commits: total, commits } = await get(
      '/compare/main...topic',
    );

    expect([total, commits.map(({ commit }) => commit.message)]).toEqual([
      2,
      ['Write docs/a.md\n', 'Write b.md\n'],
    ]);
    expect((await get('/compare/main...main')).total_commits).toBe(0);
  });

  it('is read as trees and blobs', async () => {
    const flat = await get('/git/trees/topic');
    const { body: deep, headers } = await ask(
      null,
      'GET',
      `${repository.path}/git/trees/topic?recursive=true&per_page=2`,
    );

    const shown = ({ path, mode, type }) => [path, mode, type];
    expect(flat.tree.map(shown)).toEqual([
      ['README.md', '100644', 'blob'],
      ['b.md', '100644', 'blob'],
      ['docs', '040000', 'tree'],
    ]);
    expect([flat.truncated, flat.total_count, flat.page]).toEqual([
      false,
      3,
      1,
    ]);
    expect([deep.truncated, deep.tree.length, deep.total_count]).toEqual([
      true,
      2,
      4,
    ]);
    expect(headers['x-total-count']).toBe('4');
    const { sha: id, size, url } = flat.tree[1];
    expect([size, url]).toEqual([4, `${api()}/git/blobs/${id}`]);
    expect(await get(`/git/blobs/${id}`)).toEqual({
      content: Buffer.from('two\n').toString('base64'),
      encoding: 'base64',
      url: `${api()}/git/blobs/${id}`,
      sha: id,
      size: 4,
    });
  });

  it('is read as references, by their beginning', async () => {
    const refs = await get('/git/refs/heads/topic');

    expect(refs).toEqual([
      {
        ref: 'refs/heads/topic',
        url: `${api()}/git/refs/heads/topic`,
        object: {
          type: 'commit',
          sha: head.sha,
          url: `${api()}/git/commits/${head.sha}`,
        },
      },
    ]);
    expect((await get('/git/refs')).map(({ ref }) => ref)).toEqual([
      'refs/heads/main',
      'refs/heads/topic',
    ]);
  });

  it('is read as diff and patch', async () => {
    const diff = await ask(
      null,
      'GET',
      `${repository.path}/git/commits/topic.diff`,
    );
    const patch = await ask(
      null,
      'GET',
      `${repository.path}/git/commits/topic.patch`,
    );

    expect(diff.headers['content-type']).toMatch(/^text\/plain/);
    expect(diff.text).toContain(
      '--- a/docs/a.md\n+++ b/docs/a.md\n@@ -1 +1,2 @@\n-one\n+1\n+2\n',
    );
    expect(patch.text).toMatch(/^From [0-9a-f]{40} .*\nFrom: /);
  });

  for (const [target, status, message] of [
    ['/git/trees/none', 400, 'sha not found [none]'],
    [
      `/git/blobs/${'0'.repeat(40)}`,
      400,
      `object does not exist [id: ${'0'.repeat(40)}, rel_path: ]`,
    ],
    ['/git/refs/heads/none', 404, 'not found'],
    ['/git/commits/none', 404, "commit doesn't exist: none"],
    ['/commits?path=none', 404, 'FileCommitsCount'],
    ['/commits?sha=none', 404, 'null'],
    ['/compare/main...none', 404, 'not found'],
    ['/commits/none/status', 404, 'not found'],
    ['/archive/none.zip', 404, 'unrecognized repository reference: none'],
    ['/archive/main.rar', 400, 'unknown format: main.rar'],
  ]) {
    it(`is not found at ${target}`, async () => {
      const answer = await ask(null, 'GET', repository.path + target);

      const [code, text] = refusal(answer);
      expect([code, text.trim()]).toEqual([status, message]);
    });
  }

  it('is packed into an archive', async () => {
    const { status, headers, text } = await ask(
      null,
      'GET',
      `${repository.path}/archive/topic.zip`,
    );
    expect([status, headers['content-type']]).toEqual([
      200,
      'application/octet-stream',
    ]);
    expect(text.startsWith('PK')).toBe(true);

    for (const address of [
      `${forgeUrl}/api/v1${repository.path}/archive/topic.tar.gz`,
      `${page()}/archive/topic.tar.gz`,
    ]) {
      const response = await fetch(address);
      const tar = gunzipSync(Buffer.from(await response.arrayBuffer()));
      expect(tar.toString('latin1')).toContain(
        `${repository.name}/docs/a.md\0`,
      );
    }
  });

  describe('has statuses', () => {
    const post = (who, state) =>
      ask(who, 'POST', `${repository.path}/statuses/${head.sha}`, state);

    it('that tell of checks, the last of each counting', async () => {
      const none = await get(`/commits/${head.sha}/status`);
      expect([none.state, none.total_count]).toEqual(['pending', 0]);

      const { status, body } = await post(ines, {
        state: 'success',
        context: 'ci/build',
        description: 'Built',
        target_url: 'http://ci.example/1',
      });
      expect([status, body]).toEqual([
        201,
        {
          id: expect.any(Number),
          status: 'success',
          target_url: 'http://ci.example/1',
          description: 'Built',
          url: `${api()}/statuses/${head.sha}`,
          context: 'ci/build',
          creator: expect.objectContaining({ login: ines }),
          created_at: expect.any(String),
          updated_at: expect.any(String),
        },
      ]);
      await post(ines, { state: 'failure', context: 'ci/test' });
      await post(ines, { state: 'pending', context: 'ci/test' });

      const combined = await get('/commits/topic/status');
      expect(combined).toMatchObject({
        sha: head.sha,
        state: 'pending',
        total_count: 2,
        commit_url: expect.any(String),
        url: expect.any(String),
        repository: expect.objectContaining({ name: repository.name }),
      });
      expect(
        combined.statuses
          .map(({ context, status: state }) => `${context} ${state}`)
          .sort(),
      ).toEqual(['ci/build success', 'ci/test pending']);
      expect(await get(`/commits/${head.sha}/statuses`)).toHaveLength(3);
    });

    it('that who may write sets', async () => {
      expect(refusal(await post(tom, { state: 'success' }))).toEqual([
        403,
        'user should have a permission to write to a repo',
      ]);
      expect(refusal(await post(null, { state: 'success' }))).toEqual([
        401,
        'token is required',
      ]);
    });
  });
});
