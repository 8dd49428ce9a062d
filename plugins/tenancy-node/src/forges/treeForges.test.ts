import { setupServer } from 'msw/node';
import { treeForgeOn } from './__testUtils__/otherForges';
import {
  commit,
  githubTreeHandlers,
  gitlabTreeHandlers,
} from './__testUtils__/treeHandlers';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const files = {
  'socle.yaml': 'profile: 1\n',
  'README.md': 'The platform\n',
  'apps/a.yaml': 'a\n',
  'apps/b.yaml': 'b\n',
  'tenants/payments/tenant.yaml': 'Été\n',
  'tenants/payments/dev/environment.yaml': 'cluster: paris\n',
  'tenants/web/tenant.yaml': '#'.repeat(100),
};

const handlers = { github: githubTreeHandlers, gitlab: gitlabTreeHandlers };

describe.each(['github', 'gitlab'] as const)('%s', kind => {
  it('reads a branch piece by piece', async () => {
    server.use(...handlers[kind](files));
    const forge = treeForgeOn(kind);
    expect(await forge.head()).toBe(commit);
    const root = (await forge.list(commit, {})) ?? [];
    expect(root.map(({ path, type }) => `${type} ${path}`)).toEqual([
      'file socle.yaml',
      'file README.md',
      'folder apps',
      'folder tenants',
    ]);
    const tenants = await forge.list(commit, { folder: root[3] });
    expect(tenants?.map(({ path }) => path)).toEqual([
      'tenants/payments',
      'tenants/web',
    ]);
    const [payments, web] = tenants ?? [];
    const below = await forge.list(commit, {
      folder: payments,
      recursive: true,
    });
    expect(below?.map(({ path, type }) => `${type} ${path}`)).toEqual([
      'file tenants/payments/tenant.yaml',
      'folder tenants/payments/dev',
      'file tenants/payments/dev/environment.yaml',
    ]);
    const [tenant] = below ?? [];
    expect(await forge.read(commit, tenant, 50)).toBe('Été\n');
    const [large] = (await forge.list(commit, { folder: web })) ?? [];
    expect(await forge.read(commit, large, 50)).toBeUndefined();
  });

  it('says what is gone', async () => {
    server.use(...handlers[kind](files));
    const forge = treeForgeOn(kind);
    const gone = { path: 'x', type: 'file' as const, id: '0'.repeat(40) };
    await expect(forge.read(commit, gone, 50)).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringContaining('Check platform.gitops.url'),
    });
  });
});

it('takes a listing that GitHub cut for none', async () => {
  server.use(...githubTreeHandlers(files, { truncated: true }));
  expect(await treeForgeOn('github').list(commit, {})).toBeUndefined();
});

it.each([
  ['by tokens', 'tokens', 4],
  ['by numbers', 'numbers', 4],
  ['that never end', 'endless', undefined],
] as const)('reads GitLab’s pages %s', async (_name, paging, expected) => {
  server.use(...gitlabTreeHandlers(files, { paging }));
  const found = await treeForgeOn('gitlab').list(commit, {});
  expect(found?.length).toBe(expected);
});

it.each([
  ['github', `https://github.com/platform/gitops/tree/${commit}`],
  ['gitlab', `https://gitlab.example.com/platform/gitops/-/tree/${commit}`],
] as const)('names the tree at a commit as %s does', (kind, url) => {
  expect(treeForgeOn(kind).urlAt(commit)).toBe(url);
});
