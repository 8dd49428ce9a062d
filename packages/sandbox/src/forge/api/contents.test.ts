import { machines, personas } from '../../identities';
import { ApiClient, apiClient, at, base64 } from '../__testUtils__/apiClient';
import { ForgeServer, cleanUp, startForge } from '../__testUtils__/forgeServer';
import { PushEvent } from '../types';

jest.setTimeout(60_000);

const [ines, tom] = personas;
const [socle] = machines;
const repo = '/repos/payments/checkout';

describe('contents', () => {
  let server: ForgeServer;
  let api: ApiClient;
  let events: PushEvent[];

  beforeEach(async () => {
    server = await startForge({ now: () => new Date('2026-03-04T05:06:07Z') });
    await server.forge.ensureRepository({
      owner: 'payments',
      name: 'checkout',
      files: {
        'README.md': '# checkout\n',
        'src/main.ts': 'export {};\n',
        'src/deep/ö ü.txt': 'ä\n',
      },
    });
    api = apiClient(server.baseUrl, ines);
    events = [];
    server.forge.onPush(event => events.push(event));
  });

  afterEach(async () => {
    await cleanUp();
  });

  it('reads a file with its addresses and its last commit', async () => {
    const { status, headers, object } = await api(
      'GET',
      `${repo}/contents/src/deep/${encodeURIComponent('ö ü.txt')}?ref=main`,
    );

    expect(status).toBe(200);
    expect(headers.get('Last-Modified')).toBe('Wed, 04 Mar 2026 05:06:07 GMT');
    const path = `src/deep/${encodeURIComponent('ö ü.txt')}`;
    const self = `${server.baseUrl}/api/v1${repo}/contents/${path}?ref=main`;
    const html = `${server.baseUrl}/payments/checkout/src/branch/main/${path}`;
    const git = `${server.baseUrl}/api/v1${repo}/git/blobs/${object.sha}`;
    expect(object).toEqual({
      name: 'ö ü.txt',
      path: 'src/deep/ö ü.txt',
      sha: expect.stringMatching(/^[0-9a-f]{40}$/),
      last_commit_sha: expect.stringMatching(/^[0-9a-f]{40}$/),
      last_committer_date: '2026-03-04T05:06:07+00:00',
      last_author_date: '2026-03-04T05:06:07+00:00',
      type: 'file',
      size: 3,
      encoding: 'base64',
      content: base64('ä\n'),
      target: null,
      url: self,
      html_url: html,
      git_url: git,
      download_url: `${server.baseUrl}/payments/checkout/raw/branch/main/${path}`,
      submodule_git_url: null,
      _links: { self, git, html },
    });
  });

  it('lists a folder, and the root', async () => {
    const folder = await api('GET', `${repo}/contents/src`);
    const root = await api('GET', `${repo}/contents`);

    expect(
      folder.list.map(({ path, type, content }) => [path, type, content]),
    ).toEqual([
      ['src/deep', 'dir', null],
      ['src/main.ts', 'file', null],
    ]);
    expect(root.list.map(({ path }) => path)).toEqual(['README.md', 'src']);
  });

  it('answers 304 to who has the file already', async () => {
    const url = `${server.baseUrl}/api/v1${repo}/contents/README.md`;
    const first = await fetch(url);
    const etag = first.headers.get('ETag') ?? '';

    const second = await fetch(url, { headers: { 'If-None-Match': etag } });

    expect(second.status).toBe(304);
  });

  it('creates, updates, moves and deletes a file, each by one commit', async () => {
    const created = await api('POST', `${repo}/contents/docs/a.md`, {
      content: base64('one'),
      message: 'Write docs',
      author: { name: 'Zoë', email: 'zoe@halle.example' },
    });
    expect(created.status).toBe(201);
    expect(at(created.object, 'commit', 'message')).toBe('Write docs\n');
    expect(at(created.object, 'commit', 'author')).toEqual({
      name: 'Zoë',
      email: 'zoe@halle.example',
      date: '2026-03-04T05:06:07Z',
    });
    const sha = at(created.object, 'content', 'sha') ?? null;

    const updated = await api('PUT', `${repo}/contents/docs/a.md`, {
      content: base64('two'),
      sha,
    });
    expect(updated.status).toBe(200);
    expect(at(updated.object, 'commit', 'message')).toBe('Update docs/a.md\n');

    const moved = await api('PUT', `${repo}/contents/docs/b.md`, {
      content: base64('two'),
      sha: at(updated.object, 'content', 'sha') ?? null,
      from_path: 'docs/a.md',
    });
    expect(moved.status).toBe(200);
    await expect(api('GET', `${repo}/contents/docs/a.md`)).resolves.toEqual(
      expect.objectContaining({ status: 404 }),
    );

    const deleted = await api('DELETE', `${repo}/contents/docs/b.md`, {
      sha: at(moved.object, 'content', 'sha') ?? null,
    });
    expect(deleted.status).toBe(200);
    expect(deleted.object.content).toBeNull();
    expect(events.map(({ ref, pusher }) => [ref, pusher])).toEqual(
      Array(4).fill(['refs/heads/main', 'ines.moreau']),
    );
  });

  it('changes many files by one commit on a new branch', async () => {
    const readme = await api('GET', `${repo}/contents/README.md`);
    const main = await api('GET', `${repo}/contents/src/main.ts`);

    const changed = await api('POST', `${repo}/contents`, {
      new_branch: 'feature/many',
      files: [
        { operation: 'create', path: 'new.txt', content: base64('new') },
        {
          operation: 'update',
          path: 'README.md',
          content: base64('# changed\n'),
          sha: readme.object.sha ?? null,
        },
        {
          operation: 'rename',
          path: 'src/index.ts',
          from_path: 'src/main.ts',
          sha: main.object.sha ?? null,
        },
        { operation: 'upload', path: 'up.txt', content: base64('up') },
      ],
    });

    expect(changed.status).toBe(201);
    expect(at(changed.object, 'commit', 'message')).toBe(
      'Add new.txt\nUpdate README.md, src/index.ts, up.txt\n',
    );
    const tree = await api(
      'GET',
      `${repo}/git/trees/${encodeURIComponent('feature/many')}?recursive=true`,
    );
    expect(JSON.stringify(tree.object.tree)).not.toContain('src/main.ts');
    expect(events).toHaveLength(1);
    const onMain = await api('GET', `${repo}/contents/new.txt`);
    expect(onMain.status).toBe(404);
  });

  it('writes the first commit of an empty repository', async () => {
    await server.forge.ensureRepository({ owner: 'payments', name: 'ledger' });

    const created = await api('POST', '/repos/payments/ledger/contents/a.txt', {
      content: base64('a'),
    });

    expect(created.status).toBe(201);
    const { list } = await api('GET', '/repos/payments/ledger/branches');
    expect(list.map(({ name }) => name)).toEqual(['main']);
  });

  it.each<[string, number, string, Parameters<ApiClient>[2]]>([
    ['an existing file', 422, 'README.md', { content: '' }],
    ['a folder', 422, 'src', { content: '' }],
    ['a path through a file', 422, 'README.md/a', { content: '' }],
    ['a path upwards', 422, '..%2f..%2fetc', { content: '' }],
    ['a path in .git', 422, '.git/hooks/update', { content: '' }],
    ['a path in .GIT', 422, 'a/.GIT/config', { content: '' }],
    ['a NUL', 422, 'a%00b', { content: '' }],
    ['text that is not base64', 422, 'a', { content: '!' }],
    ['a branch that is not there', 404, 'a', { content: '', branch: 'no' }],
    ['a branch with a bad name', 422, 'a', { content: '', branch: 'a..b' }],
    ['a number as message', 422, 'a', { content: '', message: 7 }],
    ['a list', 422, 'a', []],
  ])('does not create %s', async (_what, status, path, body) => {
    const answer = await api('POST', `${repo}/contents/${path}`, body);

    expect(answer.status).toBe(status);
    expect(answer.object.message).not.toBe('');
    expect(answer.object.url).toBe(`${server.baseUrl}/api/swagger`);
    expect(events).toEqual([]);
  });

  it.each<[string, number, string, Record<string, string>]>([
    ['without its object', 422, 'README.md', {}],
    ['with an old object', 422, 'README.md', { sha: '0'.repeat(40) }],
    ['that is not there', 404, 'none', { sha: '0'.repeat(40) }],
  ])('does not update a file %s', async (_what, status, path, body) => {
    const answer = await api('PUT', `${repo}/contents/${path}`, {
      content: '',
      ...body,
    });

    expect(answer.status).toBe(status);
  });

  it('lets one of two writers win', async () => {
    const { object } = await api('GET', `${repo}/contents/README.md`);
    const write = (text: string) =>
      api('PUT', `${repo}/contents/README.md`, {
        content: base64(text),
        sha: object.sha ?? null,
      });

    const answers = await Promise.all([write('one'), write('two')]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it.each([
    ['another team', tom, 403],
    ['nobody', undefined, 401],
    ['the portal', socle, 201],
  ])('answers a writing by %s', async (_who, identity, status) => {
    const answer = await apiClient(server.baseUrl, identity)(
      'POST',
      `${repo}/contents/a.txt`,
      { content: base64('a') },
    );

    expect(answer.status).toBe(status);
  });

  it('sends files as they are, so that a browser runs none of them', async () => {
    await api('POST', `${repo}/contents/evil.html`, {
      content: base64('<script>alert(1)</script>'),
    });

    const raw = await api('GET', `${repo}/raw/evil.html?ref=main`);
    const media = await api('GET', `${repo}/media/main/src/main.ts`);
    const none = await api('GET', `${repo}/raw/none.txt`);
    const folder = await api('GET', `${repo}/raw/src`);

    expect(raw.text).toBe('<script>alert(1)</script>');
    expect(raw.headers.get('Content-Type')).toBe('text/plain; charset=utf-8');
    expect(raw.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(raw.headers.get('Content-Security-Policy')).toContain('sandbox');
    expect(media.text).toBe('export {};\n');
    expect([none.status, folder.status]).toEqual([404, 404]);
  });

  it('refuses too much and too little', async () => {
    const large = await fetch(`${server.baseUrl}/api/v1${repo}/contents/a`, {
      method: 'POST',
      headers: { Authorization: `token ${ines.token}` },
      body: JSON.stringify({ content: 'A'.repeat(17 * 1024 * 1024) }),
    });
    const broken = await fetch(`${server.baseUrl}/api/v1${repo}/contents/a`, {
      method: 'POST',
      headers: { Authorization: `token ${ines.token}` },
      body: '{"content":',
    });

    expect(large.status).toBe(413);
    expect(broken.status).toBe(422);
  });
});
