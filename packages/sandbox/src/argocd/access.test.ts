import { startTestApi, TestApi, tokens } from './__testUtils__/startTestApi';

jest.setTimeout(60_000);

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});

afterAll(async () => {
  await api.stop();
});

const denied = [403, 'permission denied'];
const unknown = [404, 'applications.argoproj.io "search" not found'];

describe('an Application that is asked for', () => {
  it.each<[string, string, string | false, unknown[]]>([
    ['by nobody', 'search', false, [401, 'no session information']],
    [
      'with a token that nobody has',
      'search',
      'guessed',
      [401, 'no session information'],
    ],
    [
      'with the token of a role that its project does not have',
      'search',
      'sandbox-argocd:shop:admin',
      [
        401,
        "invalid session: JWT token for role 'admin' issued at '1767603600' does not exist in project 'shop'",
      ],
    ],
    [
      'with the token of a project that there is not',
      'search',
      'sandbox-argocd:books:portal',
      [401, 'invalid session: appproject.argoproj.io "books" not found'],
    ],
    ['by the account that reads', 'search', tokens.reader, [200, undefined]],
    ['by its own project', 'search', tokens.shop, [200, undefined]],
    ['by another project', 'search', tokens.web, denied],
    [
      'by another project that names it',
      'search?project=shop',
      tokens.web,
      denied,
    ],
    [
      'by another project that names itself',
      'search?project=web',
      tokens.web,
      unknown,
    ],
    [
      'in a project that it is not of',
      'search?project=web',
      tokens.reader,
      unknown,
    ],
    ['and is not there', 'gone', tokens.reader, denied],
    [
      'and is not there in its project',
      'gone?project=shop',
      tokens.reader,
      [404, 'applications.argoproj.io "gone" not found'],
    ],
    [
      'in a namespace that Argo CD does not look at',
      'search?project=shop&appNamespace=shop',
      tokens.reader,
      denied,
    ],
    [
      'in two projects',
      'search?projects=shop&projects=web',
      tokens.reader,
      [
        400,
        'multiple projects specified - the get endpoint accepts either zero or one project',
      ],
    ],
    [
      'by a name with parameters',
      'search%3Fproject=shop',
      tokens.reader,
      denied,
    ],
  ])('%s', async (_title, path, token, [status, message]) => {
    const answer = await api.get(`/applications/${path}`, token);
    expect([answer.status, answer.body.message]).toEqual([status, message]);
  });

  it('comes with the health of its resources, which a list does not have', async () => {
    const { body } = await api.get('/applications/search');
    expect(body).not.toHaveProperty('kind');
    expect(body.status.resources).toContainEqual(
      expect.objectContaining({
        kind: 'Deployment',
        health: { status: 'Healthy' },
      }),
    );
    const list = await api.get('/applications?name=search');
    expect(list.body.items[0].status.resources[0]).not.toHaveProperty('health');
  });
});

it.each([
  ['', tokens.reader, ['home', 'notes', 'search']],
  ['', tokens.shop, ['notes', 'search']],
  ['?projects=web', tokens.reader, ['home']],
  ['?project=web', tokens.shop, []],
  ['?name=notes', tokens.reader, ['notes']],
  ['?selector=team%3Dshop', tokens.reader, []],
  ['?appNamespace=shop', tokens.reader, []],
])('lists %s', async (query, token, names) => {
  const { body } = await api.get(`/applications${query}`, token);
  expect(
    body.items.map(
      (item: { metadata: { name: string } }) => item.metadata.name,
    ),
  ).toEqual(names);
  expect(Number(body.metadata.resourceVersion)).toBeGreaterThan(0);
});

it.each<[string, string, string, object, string]>([
  [
    'sync',
    'POST',
    '/applications/search/sync',
    {},
    'permission denied: applications, sync, shop/search, sub: portal, iat: 2026-01-05T09:00:00Z',
  ],
  [
    'roll back',
    'POST',
    '/applications/search/rollback',
    { id: 0 },
    'permission denied',
  ],
  [
    'terminate',
    'DELETE',
    '/applications/search/operation',
    {},
    'permission denied',
  ],
  [
    'change',
    'PATCH',
    '/applications/search',
    { patchType: 'merge', patch: '{}' },
    'permission denied: applications, update, shop/search, sub: portal, iat: 2026-01-05T09:00:00Z',
  ],
])(
  'lets who may only read not %s',
  async (_what, method, path, body, message) => {
    const answer = await api.call(method, path, { body });
    expect([answer.status, answer.body]).toEqual([
      403,
      { error: message, code: 7, message },
    ]);
  },
);

it('lets a project that may sync not change', async () => {
  const { status, body } = await api.call('PATCH', '/applications/search', {
    token: tokens.shop,
    body: { patchType: 'merge', patch: '{}' },
  });
  expect([status, body.message]).toEqual([
    403,
    'permission denied: applications, update, shop/search, sub: proj:shop:portal, iat: 2026-01-05T09:00:00Z',
  ]);
});

it.each(['POST', 'PATCH', 'DELETE'])(
  'refuses %s that does not say it is JSON',
  async method => {
    expect(
      await api.call(method, '/applications/search/operation', {
        token: tokens.shop,
        type: '',
      }),
    ).toEqual({ status: 415, body: 'Invalid content type\n' });
  },
);

it.each<[string, string | false, number, unknown]>([
  [
    '/session/userinfo',
    tokens.shop,
    200,
    { loggedIn: true, username: 'proj:shop:portal', iss: 'argocd' },
  ],
  ['/session/userinfo', false, 200, {}],
  [
    '/account/can-i/applications/sync/shop/*',
    tokens.shop,
    200,
    { value: 'yes' },
  ],
  ['/account/can-i/applications/sync/web/*', tokens.shop, 200, { value: 'no' }],
  [
    '/account/can-i/applications/sync/shop/*',
    tokens.reader,
    200,
    { value: 'no' },
  ],
  ['/nothing', tokens.reader, 404, 'Not Found\n'],
  ['/applications/..%2Fprojects', tokens.reader, 404, 'Not Found\n'],
])('answers %s', async (path, token, status, body) => {
  expect(await api.get(path, token)).toEqual({ status, body });
});

it('tells of projects those that may see them', async () => {
  const names = async (token: string) => {
    const { body } = await api.get('/projects', token);
    return body.items.map(
      (item: { metadata: { name: string } }) => item.metadata.name,
    );
  };
  expect(await names(tokens.reader)).toEqual(['default', 'shop', 'web']);
  expect(await names(tokens.shop)).toEqual(['shop']);
  expect((await api.get('/projects/web', tokens.shop)).status).toBe(403);
  expect(
    (await api.get('/projects/shop', tokens.shop)).body.spec.roles,
  ).toHaveLength(1);
  const version = await fetch(`${api.url}/api/version`);
  expect(await version.json()).toEqual({ Version: 'v3.5.3+sandbox' });
});
