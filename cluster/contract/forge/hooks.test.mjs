import { createHmac } from 'node:crypto';
import http from 'node:http';
import { after, before, beforeEach, describe, it } from 'node:test';
import { expect } from 'expect';
import { eventually } from '../../tests/eventually.mjs';
import {
  ask,
  done,
  forgeUrl,
  makeRepository,
  merge,
  openPull,
  owner,
  refusal,
  write,
} from '../lib/forge.mjs';
import { people } from '../lib/platform.mjs';

const { ines, tom, socle } = people;
const secret = 'known-to-both';
const sha = expect.stringMatching(/^[0-9a-f]{40}$/);
const zero = '0'.repeat(40);

describe('a webhook', () => {
  let repository;
  let hooks;
  let server;
  let address;
  /** What arrived, in order. */
  const received = [];
  before(async () => {
    repository = await makeRepository();
    hooks = `${repository.path}/hooks`;
    server = http.createServer((request, response) => {
      const chunks = [];
      request.on('data', chunk => chunks.push(chunk));
      request.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const { method, url, headers } = request;
        received.push({ method, url, headers, text, body: JSON.parse(text) });
        response.end('thanks');
      });
    });
    await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${server.address().port}/portal`;
  });
  after(async () => {
    server.close();
    server.closeAllConnections();
    await repository.remove();
  });
  beforeEach(() => received.splice(0));

  const hook = (extra = {}) => ({
    type: 'gitea',
    active: true,
    events: ['push', 'create', 'delete', 'pull_request'],
    config: { url: address, content_type: 'json', secret },
    ...extra,
  });
  const delivery = (event, isIt = () => true) =>
    eventually(
      async () =>
        received.find(
          ({ headers, body }) =>
            headers['x-gitea-event'] === event && isIt(body),
        ),
      Boolean,
    );

  it('is an administrator’s to set', async () => {
    const notAdmin =
      'user should be an owner or a collaborator with admin write of a repository';

    for (const [who, expected] of [
      [null, [401, 'token is required']],
      [tom, [403, notAdmin]],
      [ines, [403, notAdmin]],
    ]) {
      expect(refusal(await ask(who, 'GET', hooks))).toEqual(expected);
      expect(refusal(await ask(who, 'POST', hooks, hook()))).toEqual(expected);
    }
  });

  for (const [title, change, message] of [
    [
      'of an unknown type',
      { type: 'unheard-of' },
      'Invalid hook type: unheard-of',
    ],
    ['without a type', { type: undefined }, '[Type]: Required'],
    [
      'without an address',
      { config: { content_type: 'json' } },
      'Missing config option: url',
    ],
    [
      'without a content type',
      { config: { url: 'http://127.0.0.1:1/' } },
      'Missing config option: content_type',
    ],
    [
      'with another content type',
      { config: { url: 'http://127.0.0.1:1/', content_type: 'xml' } },
      'Invalid content type',
    ],
    [
      'to a file',
      { config: { url: 'file:///etc/passwd', content_type: 'json' } },
      expect.stringMatching(/^Invalid url/),
    ],
  ]) {
    it(`is not set ${title}`, async () => {
      const answer = await ask(socle, 'POST', hooks, hook(change));

      expect(refusal(answer)).toEqual([422, message]);
    });
  }

  it('is set, found, changed and removed, and never tells its secret', async () => {
    const { status, body } = await ask(
      socle,
      'POST',
      hooks,
      hook({ active: false }),
    );
    const one = `${hooks}/${body.id}`;

    expect([status, body]).toEqual([
      201,
      {
        id: expect.any(Number),
        type: 'gitea',
        branch_filter: '',
        config: { content_type: 'json', url: address },
        events: expect.arrayContaining(['push', 'create', 'delete']),
        authorization_header: '',
        name: '',
        active: false,
        updated_at: expect.any(String),
        created_at: expect.any(String),
      },
    ]);
    const { id, type, active } = await done(socle, 'GET', one);
    expect({ id, type, active }).toEqual({
      id: body.id,
      type: 'gitea',
      active: false,
    });
    expect(await done(socle, 'GET', hooks)).toHaveLength(1);
    const changed = await ask(socle, 'PATCH', one, {
      config: { url: `${address}/elsewhere` },
    });
    expect([changed.status, changed.body.config.url]).toEqual([
      200,
      `${address}/elsewhere`,
    ]);
    expect((await ask(socle, 'DELETE', one)).status).toBe(204);
    expect(refusal(await ask(socle, 'GET', one))).toEqual([404, 'not found']);
  });

  describe('that is set', () => {
    before(() => done(socle, 'POST', hooks, hook()));

    it('tells of a push: what moved, by whom, and the commits', async () => {
      const before = (
        await done(null, 'GET', `${repository.path}/branches/main`)
      ).commit.id;
      const { commit } = await write(repository, 'main', 'a.txt', 'a\n');

      const { method, url, headers, body } = await delivery('push');
      expect([method, url, headers['content-type']]).toEqual([
        'POST',
        '/portal',
        'application/json',
      ]);
      const page = `${forgeUrl}/${owner}/${repository.name}`;
      const person = {
        name: 'Inès Moreau',
        email: expect.any(String),
        username: ines,
      };
      const shown = {
        id: commit.sha,
        message: 'Write a.txt\n',
        url: `${page}/commit/${commit.sha}`,
        author: person,
        committer: person,
        verification: null,
        timestamp: expect.any(String),
        added: ['a.txt'],
        removed: [],
        modified: [],
      };
      expect(body).toEqual({
        ref: 'refs/heads/main',
        before,
        after: commit.sha,
        compare_url: `${page}/compare/${before}...${commit.sha}`,
        commits: [shown],
        total_commits: 1,
        head_commit: shown,
        repository: expect.objectContaining({
          full_name: `${owner}/${repository.name}`,
          clone_url: repository.url,
          html_url: page,
          default_branch: 'main',
        }),
        pusher: expect.objectContaining({ login: ines }),
        sender: expect.objectContaining({ login: ines }),
      });
    });

    it('signs what it tells', async () => {
      await write(repository, 'main', 'signed.txt', 'a\n');

      const { headers, text } = await delivery('push');
      const digest = algorithm =>
        createHmac(algorithm, secret).update(text).digest('hex');
      expect(headers).toMatchObject({
        'x-gitea-event': 'push',
        'x-gitea-event-type': 'push',
        'x-gitea-delivery': expect.stringMatching(/^[0-9a-f-]{36}$/),
        'x-gitea-signature': digest('sha256'),
        'x-gogs-event': 'push',
        'x-gogs-signature': digest('sha256'),
        'x-github-event': 'push',
        'x-hub-signature': `sha1=${digest('sha1')}`,
        'x-hub-signature-256': `sha256=${digest('sha256')}`,
      });
    });

    it('tells of branches that come and go', async () => {
      await write(repository, 'coming', 'b.txt', 'b\n', 'main');
      const created = await delivery('create');
      const pushed = await delivery('push');
      await done(ines, 'DELETE', `${repository.path}/branches/coming`);
      const deleted = await delivery('delete');

      expect(created.body).toMatchObject({
        sha,
        ref: 'coming',
        ref_type: 'branch',
        repository: expect.objectContaining({ name: repository.name }),
        sender: expect.objectContaining({ login: ines }),
      });
      expect([pushed.body.ref, pushed.body.before]).toEqual([
        'refs/heads/coming',
        zero,
      ]);
      expect(deleted.body).toMatchObject({
        ref: 'coming',
        ref_type: 'branch',
        pusher_type: 'user',
        sender: expect.objectContaining({ login: ines }),
      });
    });

    it('tells of pull requests, to the end', async () => {
      await write(repository, 'proposed', 'c.txt', 'c\n', 'main');
      const { number } = await openPull(repository, 'proposed', 'Propose');
      const opened = await delivery(
        'pull_request',
        ({ action }) => action === 'opened',
      );
      await merge(repository, number);
      const closed = await delivery(
        'pull_request',
        ({ action }) => action === 'closed',
      );

      expect(opened.body).toMatchObject({
        action: 'opened',
        number,
        pull_request: expect.objectContaining({
          number,
          state: 'open',
          title: 'Propose',
        }),
        repository: expect.objectContaining({ name: repository.name }),
        sender: expect.objectContaining({ login: ines }),
      });
      expect(closed.body.pull_request).toMatchObject({
        state: 'closed',
        merged: true,
      });
    });

    it('tells of a push by git, too', async t => {
      const { makeWorkplace } = await import('../lib/forge.mjs');
      const workplace = makeWorkplace();
      t.after(workplace.remove);
      const { git, address: addressOf } = workplace;
      await git('clone', '-q', addressOf(repository), 'clone');
      await git('-C', 'clone', 'commit', '-q', '--allow-empty', '-m', 'By git');
      await git('-C', 'clone', 'push', '-q', 'origin', 'HEAD:main');

      const { body } = await delivery('push');
      expect(body).toMatchObject({
        ref: 'refs/heads/main',
        total_commits: 1,
        pusher: expect.objectContaining({ login: ines }),
      });
      expect(body.commits[0].author).toEqual({
        name: 'Ann',
        email: 'ann@example.com',
        username: '',
      });
    });
  });
});
