import { Row, identities, rows } from '../__testUtils__/apiRows';
import { apiClient, at, base64 } from '../__testUtils__/apiClient';
import { ForgeServer, cleanUp, startForge } from '../__testUtils__/forgeServer';

jest.setTimeout(60_000);

const { ines, socle, tom } = identities;
const P = '/repos/payments/checkout';

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
      expect(answer.headers.has('WWW-Authenticate')).toBe(false);
    },
  );

  it.each<[Row[0], string, string]>([
    ['tom', 'PATCH', `${P}/pulls/1`],
    ['tom', 'POST', `${P}/pulls/1/update`],
  ])('refuses %s to %s %s without a word', async (who, method, path) => {
    const api = apiClient(server.baseUrl, identities[who]);

    await expect(api(method, path, { title: 'x' })).resolves.toMatchObject({
      status: 403,
      text: '',
    });
  });

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
      `<${server.baseUrl}/api/v1${P}/branches?limit=1&page=1>; rel="first",` +
        `<${server.baseUrl}/api/v1${P}/branches?limit=1&page=1>; rel="prev"`,
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
    expect(ref.list).toMatchObject([
      { ref: 'refs/heads/main', object: { type: 'commit' } },
    ]);
    expect(heads.list.map(item => item.ref)).toEqual([
      'refs/heads/main',
      'refs/heads/topic/one',
    ]);
  });

  it('changes nothing in an archived repository until it is brought back', async () => {
    changed = true;
    const api = apiClient(server.baseUrl, socle);
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
