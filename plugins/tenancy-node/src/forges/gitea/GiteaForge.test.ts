import { registerMswTestHooks } from '@backstage/backend-test-utils';
import { http, HttpResponse, delay, passthrough } from 'msw';
import { setupServer } from 'msw/node';
import { giteaClient } from './giteaClient';
import { GiteaForge } from './GiteaForge';

const server = setupServer();
registerMswTestHooks(server);

const host = 'forge.example.com';
const api = `https://${host}/api/v1`;
const repository = `${api}/repos/payments/checkout`;

function forge(options: { timeLimit?: number; signal?: AbortSignal } = {}) {
  const baseUrl = `https://${host}`;
  const client = giteaClient(
    { host, baseUrl, username: 'socle', password: 'secret' },
    options,
  );
  return new GiteaForge({
    client,
    baseUrl,
    location: { host, owner: 'payments', name: 'checkout' },
  });
}

const create = async (options?: Parameters<typeof forge>[0]) =>
  await forge(options).create({
    description: 'Pays',
    visibility: 'private',
    defaultBranch: 'main',
  });

const commit = async () =>
  await forge().commit({
    branch: 'main',
    message: 'Begin',
    files: [
      { path: 'a.md', content: Buffer.from([255, 10]), executable: false },
    ],
  });

it('asks as Gitea wants it, with the credentials of the configuration', async () => {
  const requests: { authorization: string | null; body: unknown }[] = [];
  server.use(
    http.post(`${api}/orgs/payments/repos`, async ({ request }) => {
      requests.push({
        authorization: request.headers.get('authorization'),
        body: await request.json(),
      });
      return HttpResponse.json({}, { status: 201 });
    }),
    http.post(`${repository}/contents`, async ({ request }) => {
      requests.push({
        authorization: request.headers.get('authorization'),
        body: await request.json(),
      });
      return HttpResponse.json({ commit: { sha: 'abc' } }, { status: 201 });
    }),
  );

  await create();
  await expect(commit()).resolves.toBe('abc');

  const authorization = `basic ${btoa('socle:secret')}`;
  expect(requests).toEqual([
    {
      authorization,
      body: {
        name: 'checkout',
        description: 'Pays',
        private: true,
        default_branch: 'main',
        auto_init: false,
      },
    },
    {
      authorization,
      body: {
        branch: 'main',
        message: 'Begin',
        files: [{ operation: 'create', path: 'a.md', content: '/wo=' }],
      },
    },
  ]);
});

it.each([
  [401, 'AuthenticationError', 'Have them renewed in integrations.gitea'],
  [
    403,
    'NotAllowedError',
    "does not let the portal's account make the repository payments/checkout. Choose another owner",
  ],
  [404, 'NotFoundError', 'Choose another owner than payments'],
  [409, 'ConflictError', 'Try again'],
  [
    422,
    'InputError',
    'refuses to make the repository payments/checkout. Change what it names',
  ],
  [429, 'ServiceUnavailableError', 'Try again in 30 s.'],
  [
    500,
    'ServiceUnavailableError',
    'failed to make the repository payments/checkout (500). Try again',
  ],
  [503, 'ServiceUnavailableError', 'Try again when the forge is well'],
  [418, 'ServiceUnavailableError', 'Check that integrations.gitea'],
])('says what to do about %d', async (status, name, message) => {
  server.use(
    http.post(`${api}/orgs/payments/repos`, () =>
      HttpResponse.json(
        { message: 'no\nway' },
        { status, headers: status === 429 ? { 'retry-after': '30' } : {} },
      ),
    ),
  );

  await expect(create()).rejects.toMatchObject({
    name,
    message: expect.stringContaining(message),
  });
});

it('repeats what Gitea said, on one line and not at length', async () => {
  server.use(
    http.post(`${api}/orgs/payments/repos`, () =>
      HttpResponse.json(
        { message: `name\n is\treserved ${'x'.repeat(500)}` },
        { status: 422 },
      ),
    ),
  );

  const error: Error = await create().then(
    () => new Error('none'),
    thrown => thrown,
  );

  expect(error.message).toContain('It said: "name is reserved xxx');
  expect(error.message.length).toBeLessThan(400);
});

it('follows no redirect, and sends nobody else the credentials', async () => {
  const elsewhere = jest.fn();
  server.use(
    http.get(repository, () =>
      HttpResponse.redirect('https://evil.example.com/steal', 307),
    ),
    http.all('https://evil.example.com/*', ({ request }) => {
      elsewhere(request.url);
      return passthrough();
    }),
  );

  await expect(forge().find()).rejects.toMatchObject({
    name: 'InputError',
    message: expect.stringContaining('a redirect, which is not followed'),
  });
  expect(elsewhere).not.toHaveBeenCalled();
});

it('waits no longer than its time limit', async () => {
  server.use(
    http.get(repository, async () => {
      await delay('infinite');
    }),
  );

  await expect(forge({ timeLimit: 20 }).find()).rejects.toMatchObject({
    name: 'ServiceUnavailableError',
    message: expect.stringContaining('did not answer within 0.02 s'),
  });
});

it('ends when its task is ended', async () => {
  const task = new AbortController();
  server.use(
    http.get(repository, async () => {
      task.abort();
      await delay('infinite');
    }),
  );

  await expect(forge({ signal: task.signal }).find()).rejects.toMatchObject({
    name: 'AbortError',
  });
});

it('says that the forge cannot be reached', async () => {
  server.use(http.get(repository, () => HttpResponse.error()));

  await expect(forge().find()).rejects.toMatchObject({
    name: 'ServiceUnavailableError',
    message: expect.stringContaining('cannot be reached'),
  });
});

it.each([
  ['a page of a proxy', '<html></html>'],
  ['other JSON', '{"empty": "yes"}'],
  ['nothing', ''],
])('does not take %s for an answer', async (_what, body) => {
  server.use(http.get(repository, () => new HttpResponse(body)));

  await expect(forge().find()).rejects.toMatchObject({
    name: 'ServiceUnavailableError',
    message: expect.stringContaining("something that is not Gitea's"),
  });
});

it.each([
  [
    'has content by now',
    { empty: false, default_branch: 'main' },
    'ConflictError',
  ],
  ['is still empty', { empty: true, default_branch: 'main' }, 'InputError'],
])(
  'tells a refused commit where the repository %s',
  async (_what, found, name) => {
    server.use(
      http.post(`${repository}/contents`, () =>
        HttpResponse.json({ message: 'no' }, { status: 422 }),
      ),
      http.get(repository, () => HttpResponse.json(found)),
    );

    await expect(commit()).rejects.toMatchObject({ name });
  },
);

it('finds the first commit behind all others', async () => {
  const pages: (string | null)[] = [];
  server.use(
    http.get(`${repository}/commits`, ({ request }) => {
      const page = new URL(request.url).searchParams.get('page');
      pages.push(page);
      return HttpResponse.json([{ commit: { message: `Commit ${page}` } }], {
        headers: { 'x-total-count': '7' },
      });
    }),
  );

  await expect(forge().firstMessage('main')).resolves.toBe('Commit 7');
  expect(pages).toEqual(['1', '7']);
});

it('reads a tree of several pages, without its folders', async () => {
  server.use(
    http.get(`${repository}/git/trees/feature%2Fa`, ({ request }) => {
      const page = Number(new URL(request.url).searchParams.get('page'));
      return HttpResponse.json({
        truncated: page < 3,
        tree: [
          { path: `d${page}`, type: 'tree', sha: 't' },
          { path: `d${page}/f`, type: 'blob', sha: `s${page}` },
        ],
      });
    }),
  );

  const contents = await forge().listContents('feature/a');

  expect([...contents]).toEqual([
    ['d1/f', 's1'],
    ['d2/f', 's2'],
    ['d3/f', 's3'],
  ]);
});

it('gives addresses with encoded names', () => {
  expect(forge().urls('feature/a b')).toEqual({
    remoteUrl: `https://${host}/payments/checkout.git`,
    repoContentsUrl: `https://${host}/payments/checkout/src/branch/feature/a%20b/`,
  });
});
