import { request } from 'node:http';
import { personas } from '../../identities';
import { Visitor } from '../__testUtils__/Visitor';
import { ForgeServer, cleanUp, startForge } from '../__testUtils__/forgeServer';

jest.setTimeout(60_000);

const [ines, tom, , hugo] = personas;
const evil = `"><script>alert('x')</script>`;

describe('pages', () => {
  let server: ForgeServer;
  let visitor: Visitor;
  /** Set by what changes the state. The next test then starts from the beginning. */
  let changed = true;

  beforeEach(async () => {
    if (changed) {
      await cleanUp();
      await startSeeded();
      changed = false;
    }
    visitor = new Visitor(server.baseUrl, () => {
      changed = true;
    });
  });

  afterAll(async () => {
    await cleanUp();
  });

  async function startSeeded() {
    server = await startForge();
    const { forge } = server;
    await forge.ensureRepository({
      owner: 'platform',
      name: 'gitops',
      description: evil,
      files: {
        'README.md': `# Hello\n\n${evil} [run](javascript:alert(1)) [docs](docs/ä.md) ![logo](logo.png) [up](../../../x.md)\n`,
        'docs/ä.md': `line one\n${evil}\n`,
        'docs/page.html': evil,
        'big/blob.bin': Buffer.from([0, 1, 2]),
      },
    });
    await forge.ensureRepository({
      owner: 'payments',
      name: 'secrets',
      private: true,
      files: { 'a.txt': 'a' },
    });
    await forge.ensureRepository({ owner: 'shop', name: 'empty' });
    await forge.createPullRequest({
      owner: 'platform',
      name: 'gitops',
      title: evil,
      body: `**Bold** ${evil}`,
      head: 'tenant/loyalty',
      files: { 'docs/ä.md': 'line one\nline two\n', 'new.yaml': 'a: 1\n' },
      author: 'ines.moreau',
    });
  }

  it.each([
    ['/', 200, 'Repositories'],
    ['/platform', 200, 'gitops'],
    ['/nobody', 404, 'There is nothing here'],
    ['/platform/gitops', 200, '<h1>Hello</h1>'],
    ['/platform/gitops/src/branch/main', 200, 'docs/'],
    ['/platform/gitops/src/branch/main/', 200, 'docs/'],
    ['/platform/gitops/src/branch/tenant/loyalty/docs', 200, 'ä.md'],
    ['/platform/gitops/src/branch/main/docs/%C3%A4.md', 200, 'id="L2"'],
    ['/platform/gitops/src/branch/main/big/blob.bin', 200, 'not text'],
    ['/platform/gitops/src/branch/none', 404, 'Start of platform/gitops'],
    ['/platform/gitops/src/branch/main/none', 404, 'nothing here'],
    ['/platform/gitops/src/branch/main/..%2f..%2fx', 404, 'nothing here'],
    ['/platform/gitops/src/tag/main', 404, 'nothing here'],
    ['/platform/gitops/commits/branch/main', 200, 'Initial commit'],
    ['/platform/gitops/commits/branch/main?path=docs', 200, 'Initial'],
    ['/platform/gitops/commit/none', 404, 'nothing here'],
    ['/platform/gitops/compare/main...tenant/loyalty', 200, 'line two'],
    ['/platform/gitops/pulls', 200, '1 open'],
    ['/platform/gitops/pulls?state=closed', 200, 'No pull request is closed'],
    ['/platform/gitops/pulls/1', 200, 'line two'],
    ['/platform/gitops/pulls/2', 404, 'nothing here'],
    ['/platform/gitops/pulls/x', 404, 'nothing here'],
    ['/shop/empty', 200, 'git push origin HEAD:main'],
    ['/payments/secrets', 404, 'you are not signed in'],
    ['/user/login', 200, 'Inès Moreau'],
    ['/..%2f..%2fetc', 404, 'nothing here'],
    ['/platform/%zz', 404, 'nothing here'],
    ['/assets/forge.css', 200, 'prefers-color-scheme'],
  ])('shows %s with %i', async (path, status, expected) => {
    const page = await visitor.get(path);

    expect(page.status).toBe(status);
    expect(page.text).toContain(expected);
    expect(page.text).not.toContain(evil);
    expect(page.text).not.toContain('<script');
    expect(server.complaints).toEqual([]);
  });

  it.each([
    ['diff', '+line two'],
    ['patch', 'Subject: [PATCH]'],
  ])('sends a pull request as a %s in plain text', async (kind, expected) => {
    const { response, text } = await visitor.get(
      `/platform/gitops/pulls/1.${kind}`,
    );

    expect(text).toContain(expected);
    expect(response.headers.get('Content-Type')).toBe(
      'text/plain; charset=utf-8',
    );
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
  });

  it('forbids scripts, frames and whatever comes from elsewhere', async () => {
    const { response } = await visitor.get('/platform/gitops');

    const policy = response.headers.get('Content-Security-Policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('script-src');
    expect(policy).not.toContain('unsafe');
  });

  it('leads the links of a text to its neighbours, and to nothing that runs', async () => {
    const { text } = await visitor.get('/platform/gitops');

    expect(text).toContain(
      'href="/platform/gitops/src/branch/main/docs/%C3%A4.md"',
    );
    expect(text).toContain('src="/platform/gitops/raw/branch/main/logo.png"');
    expect(text).toContain('href="/platform/gitops/src/branch/main/x.md"');
    expect(text).not.toContain('href="javascript');
  });

  it('sends files as text, whatever they are called', async () => {
    const { response, text } = await visitor.get(
      '/platform/gitops/raw/branch/main/docs/page.html',
    );

    expect(text).toBe(evil);
    expect(response.headers.get('Content-Type')).toBe(
      'text/plain; charset=utf-8',
    );
    expect(response.headers.get('Content-Security-Policy')).toContain(
      'sandbox',
    );
  });

  it('sends who opens the address of git in a browser to the page', async () => {
    const { response, status } = await visitor.get('/platform/gitops.git');

    expect(status).toBe(302);
    expect(response.headers.get('Location')).toBe('/platform/gitops');
  });

  it('signs a persona in, keeps them over a restart, and signs them out', async () => {
    const login = await visitor.signIn(ines.name);
    expect(login.status).toBe(303);
    const [cookie] = login.response.headers.getSetCookie();
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Lax');
    const secret = await visitor.get('/payments/secrets');
    expect(secret.text).toContain('Inès Moreau');

    await server.restart();
    const after = await visitor.get('/payments/secrets');
    expect(after.status).toBe(200);

    await visitor.post('/user/logout', {});
    const out = await visitor.get('/payments/secrets');
    expect(out.status).toBe(404);
  });

  it.each([
    [
      'forged',
      `forge_session=${Buffer.from('hugo.lefevre|9999999999999').toString('base64url')}.x`,
    ],
    ['broken', 'forge_session=%'],
  ])('does not take a %s cookie', async (_what, cookie) => {
    const response = await fetch(`${server.baseUrl}/payments/secrets`, {
      headers: { Cookie: cookie },
    });

    expect(response.status).toBe(404);
  });

  it('does not take a cookie beyond its end', async () => {
    let now = new Date('2026-01-01T00:00:00Z');
    const other = await startForge({ now: () => now });
    await other.forge.ensureRepository({
      owner: 'payments',
      name: 'secrets',
      private: true,
    });
    const late = new Visitor(other.baseUrl);
    await late.signIn(ines.name);
    await expect(late.get('/payments/secrets')).resolves.toMatchObject({
      status: 200,
    });

    now = new Date('2026-01-09T00:00:00Z');

    await expect(late.get('/payments/secrets')).resolves.toMatchObject({
      status: 404,
    });
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'data:text/html,x',
    '/\t/evil.example',
  ])('goes nowhere else after signing in: %s', async target => {
    const { response } = await visitor.post('/user/login', {
      name: ines.name,
      redirect_to: target,
    });

    const url = new URL(
      response.headers.get('Location') ?? 'x:',
      server.baseUrl,
    );
    expect(url.host).toBe(new URL(server.baseUrl).host);
  });

  it.each([
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['another port of this machine', { 'Sec-Fetch-Site': 'same-site' }],
    ['an old browser on another site', { Origin: 'http://evil.example' }],
    ['no browser', {}],
  ])('refuses every form from %s', async (_where, headers) => {
    await visitor.signIn(hugo.name);
    const pull = '/platform/gitops/pulls/1';

    const answers = await Promise.all([
      visitor.post('/user/login', { name: tom.name }, headers),
      visitor.post('/user/logout', {}, headers),
      visitor.post(`${pull}/merge`, { do: 'merge' }, headers),
      visitor.post(`${pull}/state`, { state: 'closed' }, headers),
      visitor.post(`${pull}/comments`, { body: 'x' }, headers),
    ]);

    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(403));
  });

  it('takes a form of an old browser on the forge itself', async () => {
    const { status } = await visitor.post(
      '/user/login',
      { name: ines.name },
      { Origin: server.baseUrl },
    );

    expect(status).toBe(303);
  });

  it('shows who may not merge why, and refuses the form all the same', async () => {
    const path = '/platform/gitops/pulls/1';
    const anonymous = await visitor.get(path);
    expect(words(anonymous.text)).toContain('Sign in to merge it');
    expect(anonymous.text).not.toContain('<textarea');

    await visitor.signIn(tom.name);
    const { text } = await visitor.get(path);
    expect(words(text)).toContain('but not by Tom Becker');
    expect(text).not.toContain('Merge pull request</button>');
    expect(text).not.toContain('Close pull request');

    const merge = await visitor.post(`${path}/merge`, {
      do: 'merge',
      head_commit_id: headOf(text),
    });
    const close = await visitor.post(`${path}/state`, { state: 'closed' });
    const comment = await visitor.post(`${path}/comments`, { body: 'Hm' });
    expect([merge.status, close.status, comment.status]).toEqual([
      403, 403, 303,
    ]);
  });

  it('lets the reviewer comment, merge what they saw, and see it done', async () => {
    const path = '/platform/gitops/pulls/1';
    await visitor.signIn(hugo.name);
    await visitor.post(`${path}/comments`, { body: `Good ${evil}` });
    const before = await visitor.get(path);
    expect(words(before.text)).toContain('Hugo Lefèvre commented');

    const stale = await visitor.post(`${path}/merge`, {
      do: 'merge',
      head_commit_id: '0'.repeat(40),
    });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('Look at it again');
    const merged = await visitor.post(`${path}/merge`, {
      do: 'squash',
      head_commit_id: headOf(before.text),
      delete_branch: 'yes',
    });

    expect(merged.status).toBe(303);
    expect(merged.response.headers.get('Location')).toBe(path);
    const after = await visitor.get(path);
    expect(words(after.text)).toContain('Hugo Lefèvre merged it');
    expect(after.text).toContain('line two');
    const file = await visitor.get('/platform/gitops/src/branch/main/new.yaml');
    expect(file.status).toBe(200);
    const branch = await visitor.get(
      '/platform/gitops/src/branch/tenant/loyalty',
    );
    expect(branch.status).toBe(404);
  });

  it('closes and opens again', async () => {
    const path = '/platform/gitops/pulls/1';
    await visitor.signIn(ines.name);

    await visitor.post(`${path}/state`, { state: 'closed' });
    const closed = await visitor.get(path);
    await visitor.post(`${path}/state`, { state: 'open' });
    const opened = await visitor.get(path);

    expect(closed.text).toContain('Open again');
    expect(opened.text).toContain('Close pull request');
  });

  it('answers to its own names only', async () => {
    const { port } = new URL(server.baseUrl);
    const answers = await Promise.all(
      ['localhost', '127.0.0.1', 'evil.example'].map(
        async name => await requestAs(Number(port), `${name}:${port}`),
      ),
    );

    expect(answers).toEqual([200, 200, 421]);
  });
});

/** What a reader sees, in one line. */
function words(text: string): string {
  return text.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
}

function headOf(text: string): string {
  return /name="head_commit_id" value="([0-9a-f]{40})"/.exec(text)?.[1] ?? '';
}

/** Asks for the start page under a name of somebody's choice. */
async function requestAs(port: number, host: string): Promise<number> {
  return await new Promise((resolve, reject) => {
    request(
      { host: '127.0.0.1', port, path: '/', headers: { Host: host } },
      response => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    )
      .once('error', reject)
      .end();
  });
}
