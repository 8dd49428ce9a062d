import { machines, personas } from '../../identities';
import { ApiClient, apiClient, at, base64 } from '../__testUtils__/apiClient';
import { ForgeServer, cleanUp, startForge } from '../__testUtils__/forgeServer';

jest.setTimeout(60_000);

const [ines, tom, , hugo] = personas;
const [socle] = machines;
const identities = { nobody: undefined, ines, tom, hugo, socle };
const zero = '0'.repeat(40);

type Who = keyof typeof identities;
type Row = [
  who: Who,
  method: string,
  path: string,
  status: number,
  body?: Parameters<ApiClient>[2],
];

const P = '/repos/payments/checkout';
const S = '/repos/payments/secrets';
const hook = {
  type: 'gitea',
  config: { url: 'http://127.0.0.1:9/', content_type: 'json' },
};

/** Every group of routes: who asks for what, and the status that Gitea gives. */
const rows: Row[] = [
  ['nobody', 'GET', '/version', 200],
  ['nobody', 'GET', '/nothing', 404],
  ['nobody', 'GET', '/user', 401],
  ['ines', 'GET', '/user', 200],
  ['nobody', 'GET', '/users/search?q=bec', 200],
  ['nobody', 'GET', '/users/tom.becker', 200],
  ['nobody', 'GET', '/users/nobody', 404],
  ['nobody', 'GET', '/users/tom.becker/repos', 200],

  ['nobody', 'GET', '/orgs', 200],
  ['nobody', 'GET', '/orgs/payments', 200],
  ['nobody', 'GET', '/orgs/none', 404],
  ['nobody', 'GET', '/orgs/payments/repos', 200],
  ['nobody', 'POST', '/orgs', 401, { username: 'loyalty' }],
  ['ines', 'POST', '/orgs', 403, { username: 'loyalty' }],
  ['socle', 'POST', '/orgs', 201, { username: 'loyalty' }],
  ['socle', 'POST', '/orgs', 409, { username: 'payments' }],
  ['socle', 'POST', '/orgs', 422, { username: '../x' }],
  ['socle', 'POST', '/orgs', 422, {}],

  ['nobody', 'POST', '/orgs/payments/repos', 401, { name: 'a' }],
  ['tom', 'POST', '/orgs/payments/repos', 403, { name: 'a' }],
  ['ines', 'POST', '/orgs/payments/repos', 201, { name: 'a' }],
  ['socle', 'POST', '/orgs/payments/repos', 201, { name: 'a' }],
  ['socle', 'POST', '/orgs/none/repos', 404, { name: 'a' }],
  ['ines', 'POST', '/orgs/payments/repos', 409, { name: 'checkout' }],
  ['ines', 'POST', '/orgs/payments/repos', 409, { name: 'Checkout' }],
  ['ines', 'POST', '/orgs/payments/repos', 422, { name: '..' }],
  ['ines', 'POST', '/orgs/payments/repos', 422, { name: 'a/b' }],
  ['ines', 'POST', '/orgs/payments/repos', 422, { name: 'a.git' }],
  ['ines', 'POST', '/orgs/payments/repos', 422, { name: '-oProxyCommand' }],
  ['ines', 'POST', '/orgs/payments/repos', 422, { name: 'naïve' }],
  ['ines', 'POST', '/orgs/payments/repos', 422, { name: 'a\u0000b' }],
  ['ines', 'POST', '/orgs/payments/repos', 422, {}],
  ['ines', 'POST', '/user/repos', 201, { name: 'mine', auto_init: true }],
  ['nobody', 'POST', '/user/repos', 401, { name: 'mine' }],

  ['nobody', 'GET', '/repos/search?q=check', 200],
  ['nobody', 'GET', P, 200],
  ['nobody', 'GET', '/repos/PAYMENTS/Checkout', 200],
  ['nobody', 'GET', S, 404],
  ['tom', 'GET', S, 404],
  ['ines', 'GET', S, 200],
  ['nobody', 'GET', '/repos/payments/..%2fsecrets', 404],
  ['nobody', 'GET', '/repos/%2e%2e/secrets', 404],
  ['nobody', 'GET', '/repos/payments/%00', 404],
  ['nobody', 'GET', '/repos/payments/%zz', 404],
  ['nobody', 'GET', '/repos/payments/--upload-pack', 404],
  ['nobody', 'PATCH', P, 401, { private: true }],
  ['tom', 'PATCH', P, 403, { private: true }],
  ['ines', 'PATCH', P, 200, { description: 'x', default_branch: 'main' }],
  ['ines', 'PATCH', P, 404, { default_branch: 'none' }],
  ['ines', 'PATCH', P, 422, { name: 'other' }],
  ['ines', 'PATCH', P, 422, { private: 'yes' }],
  ['tom', 'PATCH', S, 404, { private: false }],
  ['nobody', 'DELETE', P, 401],
  ['tom', 'DELETE', P, 403],
  ['ines', 'DELETE', P, 204],

  ['nobody', 'GET', `${P}/branches`, 200],
  ['tom', 'GET', `${S}/branches`, 404],
  ['nobody', 'GET', `${P}/branches/main`, 200],
  ['nobody', 'GET', `${P}/branches/topic/one`, 200],
  ['nobody', 'GET', `${P}/branches/topic%2Fone`, 200],
  ['nobody', 'GET', `${P}/branches/none`, 404],
  ['tom', 'POST', `${P}/branches`, 403, { new_branch_name: 'b' }],
  ['nobody', 'POST', `${P}/branches`, 401, { new_branch_name: 'b' }],
  ['ines', 'POST', `${P}/branches`, 201, { new_branch_name: 'b/c' }],
  ['ines', 'POST', `${P}/branches`, 201, { new_branch_name: 'bäh' }],
  ['ines', 'POST', `${P}/branches`, 409, { new_branch_name: 'topic/one' }],
  ['ines', 'POST', `${P}/branches`, 409, { new_branch_name: 'topic' }],
  ['ines', 'POST', `${P}/branches`, 422, { new_branch_name: 'a..b' }],
  ['ines', 'POST', `${P}/branches`, 422, { new_branch_name: '-d' }],
  ['ines', 'POST', `${P}/branches`, 422, { new_branch_name: 'a b' }],
  [
    'ines',
    'POST',
    `${P}/branches`,
    404,
    { new_branch_name: 'b', old_branch_name: 'no' },
  ],
  [
    'ines',
    'POST',
    `${P}/branches`,
    404,
    { new_branch_name: 'b', old_ref_name: 'main~1' },
  ],
  ['tom', 'DELETE', `${P}/branches/topic/one`, 403],
  ['ines', 'DELETE', `${P}/branches/main`, 403],
  ['ines', 'DELETE', `${P}/branches/none`, 404],
  ['ines', 'DELETE', `${P}/branches/topic/one`, 204],

  ['nobody', 'GET', `${P}/contents`, 200],
  ['nobody', 'GET', `${P}/contents/none`, 404],
  ['nobody', 'GET', `${P}/contents/README.md?ref=none`, 404],
  ['nobody', 'GET', `${P}/contents/README.md?ref=main@{1}`, 404],
  ['nobody', 'GET', `${P}/contents/README.md?ref=:/Initial`, 404],
  ['nobody', 'GET', `${P}/contents/README.md?ref=--help`, 404],
  ['nobody', 'GET', `${P}/contents/..%2f..%2fHEAD`, 404],
  ['nobody', 'GET', `${P}/contents/:(glob)*`, 404],
  ['tom', 'GET', `${S}/contents/README.md`, 404],
  [
    'tom',
    'POST',
    `${P}/contents`,
    403,
    { files: [{ operation: 'create', path: 'a' }] },
  ],
  ['ines', 'POST', `${P}/contents`, 422, { files: [] }],
  [
    'ines',
    'POST',
    `${P}/contents`,
    422,
    { files: [{ operation: 'explode', path: 'a' }] },
  ],
  ['tom', 'PUT', `${P}/contents/README.md`, 403, { content: '', sha: zero }],
  ['tom', 'DELETE', `${P}/contents/README.md`, 403, { sha: zero }],
  ['ines', 'DELETE', `${P}/contents/README.md`, 422, {}],

  ['nobody', 'GET', `${P}/raw/README.md`, 200],
  ['tom', 'GET', `${S}/raw/README.md`, 404],
  ['nobody', 'GET', `${P}/media/topic/one/README.md`, 200],
  ['nobody', 'GET', `${P}/archive/main.tar.gz`, 200],
  ['nobody', 'GET', `${P}/archive/topic/one.zip`, 200],
  ['nobody', 'GET', `${P}/archive/none.zip`, 404],
  ['nobody', 'GET', `${P}/archive/main.rar`, 400],
  ['tom', 'GET', `${S}/archive/main.zip`, 404],
  ['nobody', 'GET', `${P}/git/trees/main`, 200],
  ['nobody', 'GET', `${P}/git/trees/none`, 404],
  ['nobody', 'GET', `${P}/git/blobs/${zero}`, 404],
  ['nobody', 'GET', `${P}/git/blobs/--help`, 422],
  ['nobody', 'GET', `${P}/git/refs`, 200],
  ['nobody', 'GET', `${P}/git/refs/heads/main`, 200],
  ['nobody', 'GET', `${P}/git/refs/heads/none`, 404],
  ['nobody', 'GET', `${P}/git/commits/main`, 200],
  ['nobody', 'GET', `${P}/git/commits/topic/one`, 200],
  ['nobody', 'GET', `${P}/git/commits/none`, 404],
  ['nobody', 'GET', `${P}/git/commits/main.diff`, 200],
  ['nobody', 'GET', `${P}/commits`, 200],
  ['nobody', 'GET', `${P}/commits?sha=topic/one&path=README.md`, 200],
  ['nobody', 'GET', `${P}/commits?path=none`, 404],
  ['nobody', 'GET', `${P}/commits?sha=none`, 404],
  ['ines', 'GET', '/repos/payments/empty/commits', 409],
  ['ines', 'GET', '/repos/payments/empty/contents', 404],
  ['ines', 'GET', '/repos/payments/empty/branches', 200],
  ['nobody', 'GET', `${P}/compare/main...topic/one`, 200],
  ['nobody', 'GET', `${P}/compare/main...none`, 404],
  ['nobody', 'GET', `${P}/compare/main`, 404],

  ['nobody', 'GET', `${P}/commits/main/status`, 200],
  ['nobody', 'GET', `${P}/commits/topic/one/statuses`, 200],
  ['nobody', 'GET', `${P}/commits/none/status`, 404],
  ['ines', 'POST', `${P}/statuses/${zero}`, 404, { state: 'success' }],
  ['tom', 'POST', `${P}/statuses/${zero}`, 403, { state: 'success' }],

  ['nobody', 'GET', `${P}/pulls`, 200],
  ['nobody', 'GET', `${P}/pulls/1`, 200],
  ['nobody', 'GET', `${P}/pulls/9`, 404],
  ['nobody', 'GET', `${P}/pulls/x`, 404],
  ['tom', 'GET', `${S}/pulls`, 404],
  ['nobody', 'GET', `${P}/pulls/1/merge`, 404],
  [
    'nobody',
    'POST',
    `${P}/pulls`,
    401,
    { head: 'topic/one', base: 'main', title: 'x' },
  ],
  [
    'tom',
    'POST',
    `${P}/pulls`,
    403,
    { head: 'topic/one', base: 'main', title: 'x' },
  ],
  ['nobody', 'PATCH', `${P}/pulls/1`, 401, { title: 'x' }],
  ['tom', 'PATCH', `${P}/pulls/1`, 403, { title: 'x' }],
  ['ines', 'PATCH', `${P}/pulls/1`, 201, { title: 'x' }],
  ['ines', 'PATCH', `${P}/pulls/1`, 422, { state: 'ajar' }],
  ['ines', 'PATCH', `${P}/pulls/1`, 404, { base: 'none' }],
  ['nobody', 'POST', `${P}/pulls/1/merge`, 401, { Do: 'merge' }],
  ['tom', 'POST', `${P}/pulls/1/merge`, 405, { Do: 'merge' }],
  ['ines', 'POST', `${P}/pulls/1/merge`, 422, {}],
  ['ines', 'POST', `${P}/pulls/1/merge`, 422, { Do: 'magic' }],
  ['ines', 'POST', `${P}/pulls/1/merge`, 405, { Do: 'manually-merged' }],
  ['ines', 'POST', `${P}/pulls/9/merge`, 404, { Do: 'merge' }],
  ['hugo', 'POST', `${P}/pulls/1/merge`, 200, { Do: 'merge' }],
  ['nobody', 'POST', `${P}/pulls/1/update`, 401],
  ['tom', 'POST', `${P}/pulls/1/update`, 403],
  ['ines', 'POST', `${P}/pulls/1/update`, 200],
  ['nobody', 'POST', `${P}/pulls/1/reviews`, 401, { event: 'APPROVED' }],
  ['tom', 'POST', `${P}/pulls/1/reviews`, 200, { event: 'APPROVED' }],
  ['nobody', 'GET', `${P}/pulls/1/reviews`, 200],
  ['nobody', 'POST', `${P}/issues/1/comments`, 401, { body: 'x' }],
  ['nobody', 'GET', `${P}/issues/1/comments`, 200],
  ['nobody', 'GET', `${P}/issues/comments/77`, 404],

  ['nobody', 'GET', `${P}/hooks`, 401],
  ['tom', 'GET', `${P}/hooks`, 403],
  ['ines', 'GET', `${P}/hooks`, 200],
  ['tom', 'POST', `${P}/hooks`, 403, hook],
  ['ines', 'POST', `${P}/hooks`, 201, hook],
  ['ines', 'POST', `${P}/hooks`, 422, { ...hook, type: 'slack' }],
  ['ines', 'POST', `${P}/hooks`, 422, { ...hook, events: ['nonsense'] }],
  [
    'ines',
    'POST',
    `${P}/hooks`,
    422,
    { type: 'gitea', config: { url: 'http://127.0.0.1' } },
  ],
  [
    'ines',
    'POST',
    `${P}/hooks`,
    422,
    {
      type: 'gitea',
      config: { url: 'http://192.168.0.1/', content_type: 'json' },
    },
  ],
  [
    'ines',
    'POST',
    `${P}/hooks`,
    422,
    {
      type: 'gitea',
      config: { url: 'http://127.0.0.1.nip.io/', content_type: 'json' },
    },
  ],
  [
    'ines',
    'POST',
    `${P}/hooks`,
    422,
    {
      type: 'gitea',
      config: { url: 'file:///etc/passwd', content_type: 'json' },
    },
  ],
  ['ines', 'GET', `${P}/hooks/77`, 404],
  ['tom', 'PATCH', `${P}/hooks/77`, 403, {}],
  ['tom', 'DELETE', `${P}/hooks/77`, 403],
];

describe('the API', () => {
  let server: ForgeServer;

  /** Set by what changes the state. The next test then starts from the beginning. */
  let changed = true;

  beforeEach(async () => {
    if (!changed) {
      return;
    }
    changed = false;
    await cleanUp();
    server = await startForge();
    const { forge } = server;
    await forge.ensureRepository({
      owner: 'payments',
      name: 'checkout',
      files: { 'README.md': '# checkout\n' },
    });
    await forge.ensureRepository({
      owner: 'payments',
      name: 'secrets',
      private: true,
      files: { 'README.md': '# secrets\n' },
    });
    await forge.ensureRepository({ owner: 'payments', name: 'empty' });
    await forge.createPullRequest({
      owner: 'payments',
      name: 'checkout',
      title: 'One',
      head: 'topic/one',
      files: { 'one.txt': 'one\n' },
      author: 'ines.moreau',
    });
  });

  afterAll(async () => {
    await cleanUp();
  });

  it.each(rows)(
    'answers %s %s %s with %i',
    async (...[who, method, path, status, body]: Row) => {
      const answer = await apiClient(server.baseUrl, identities[who])(
        method,
        path,
        body,
      );

      changed = method !== 'GET' && answer.status < 300;
      expect(answer.status).toBe(status);
      const swagger = `${server.baseUrl}/api/swagger`;
      expect(status < 400 ? swagger : answer.object.url).toBe(swagger);
      expect(server.complaints).toEqual([]);
      expect(answer.headers.has('WWW-Authenticate')).toBe(status === 401);
    },
  );

  it('refuses a wrong token wherever it is used', async () => {
    const api = apiClient(server.baseUrl, { token: 'wrong' });

    for (const path of ['/version', P, '/user']) {
      await expect(api('GET', path)).resolves.toMatchObject({ status: 401 });
    }
  });

  it('tells a repository as its viewer may use it', async () => {
    const { object } = await apiClient(server.baseUrl, tom)('GET', P);

    expect(object).toMatchObject({
      full_name: 'payments/checkout',
      owner: { login: 'payments' },
      clone_url: `${server.baseUrl}/payments/checkout.git`,
      html_url: `${server.baseUrl}/payments/checkout`,
      default_branch: 'main',
      empty: false,
      open_pr_counter: 1,
      permissions: { admin: false, push: false, pull: true },
    });
  });

  it('shows private repositories in lists only to those who may see them', async () => {
    const names = async (identity?: { token: string }) => {
      const { object } = await apiClient(server.baseUrl, identity)(
        'GET',
        '/repos/search?limit=50',
      );
      return JSON.stringify(object.data).includes('payments/secrets');
    };

    await expect(
      Promise.all([names(), names(tom), names(ines)]),
    ).resolves.toEqual([false, false, true]);
  });

  it('pages lists, with links to the other pages', async () => {
    const api = apiClient(server.baseUrl, ines);

    const { list, headers } = await api('GET', `${P}/branches?page=2&limit=1`);

    expect(list.map(({ name }) => name)).toEqual(['topic/one']);
    expect(headers.get('X-Total-Count')).toBe('2');
    expect(headers.get('Link')).toBe(
      `<${server.baseUrl}/api/v1${P}/branches?page=1&limit=1>; rel="first",` +
        `<${server.baseUrl}/api/v1${P}/branches?page=1&limit=1>; rel="prev"`,
    );
  });

  it('combines the statuses of a commit', async () => {
    changed = true;
    const api = apiClient(server.baseUrl, ines);
    const branch = await api('GET', `${P}/branches/topic/one`);
    const sha = String(at(branch.object, 'commit', 'id'));
    const none = await api('GET', `${P}/commits/${sha}/status`);
    for (const [context, state] of [
      ['check', 'failure'],
      ['build', 'success'],
      ['check', 'success'],
      ['lint', 'pending'],
    ]) {
      const created = await api('POST', `${P}/statuses/${sha}`, {
        context,
        state,
      });
      expect(created.status).toBe(201);
    }

    const combined = await api('GET', `${P}/commits/topic/one/status`);
    const all = await api('GET', `${P}/statuses/${sha}`);

    expect(none.object).toMatchObject({ state: 'pending', statuses: null });
    expect(combined.object).toMatchObject({ state: 'pending', total_count: 3 });
    expect(all.list).toHaveLength(4);
  });

  it('reads trees, blobs and refs', async () => {
    const api = apiClient(server.baseUrl);

    const tree = await api('GET', `${P}/git/trees/main?recursive=1`);
    const sha = String(at(tree.object, 'tree', '0', 'sha'));
    const blob = await api('GET', `${P}/git/blobs/${sha}`);
    const ref = await api('GET', `${P}/git/refs/heads/main`);
    const heads = await api('GET', `${P}/git/refs/heads`);

    expect(tree.object).toMatchObject({ truncated: false, total_count: 1 });
    expect(blob.object).toMatchObject({
      content: base64('# checkout\n'),
      encoding: 'base64',
    });
    expect(ref.object).toMatchObject({
      ref: 'refs/heads/main',
      object: { type: 'commit' },
    });
    expect(heads.list.map(item => item.ref)).toEqual([
      'refs/heads/main',
      'refs/heads/topic/one',
    ]);
  });

  it('changes nothing in an archived repository until it is brought back', async () => {
    changed = true;
    const api = apiClient(server.baseUrl, ines);
    await api('PATCH', P, { archived: true });

    const refused = await Promise.all([
      api('POST', `${P}/branches`, { new_branch_name: 'b' }),
      api('POST', `${P}/pulls/1/merge`, { Do: 'merge' }),
    ]);

    expect(refused.map(({ status }) => status)).toEqual([423, 423]);
    await expect(api('PATCH', P, { archived: false })).resolves.toMatchObject({
      status: 200,
    });
  });
});
