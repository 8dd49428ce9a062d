import { registerMswTestHooks } from '@backstage/backend-test-utils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { messageOf } from '../../changes/__testUtils__/gitOps';
import { repositoryForgeOn } from '../__testUtils__/otherForges';
import { RepositoryFile } from '../types';

const server = setupServer();
registerMswTestHooks(server);

const api = 'https://api.github.com';
const repository = `${api}/repos/payments/checkout`;
const sha = (digit: string) => digit.repeat(40);
const forge = () => repositoryForgeOn('github');

const empty = http.get(`${repository}/commits`, () =>
  HttpResponse.json({ message: 'Git Repository is empty.' }, { status: 409 }),
);
const commits = (...messages: string[]) =>
  http.get(`${repository}/commits`, () =>
    HttpResponse.json(
      messages.map((message, index) => ({
        sha: sha(String(index + 1)),
        parents: [],
        commit: { message, author: { name: 'Inès' } },
      })),
    ),
  );
const there = http.get(repository, () =>
  HttpResponse.json({ default_branch: 'main', private: true }),
);
const file = (path: string, executable = false): RepositoryFile => ({
  path,
  content: Buffer.from(path),
  executable,
});

describe('finds', () => {
  it('no repository', async () => {
    server.use(
      http.get(repository, () =>
        HttpResponse.json({ message: 'Not Found' }, { status: 404 }),
      ),
    );
    await expect(forge().find()).resolves.toBeUndefined();
  });

  it.each([
    ['one without a commit', empty, true],
    [
      'one whose content was begun',
      commits('Begin\n\nSocle-Part: beginning'),
      true,
    ],
    ['one with a commit', commits('Begin'), false],
    [
      'one whose content people went on from',
      commits('More', 'Begin\n\nSocle-Part: beginning'),
      false,
    ],
  ])('%s', async (_what, handler, isEmpty) => {
    server.use(there, handler);
    await expect(forge().find()).resolves.toEqual({
      empty: isEmpty,
      defaultBranch: 'main',
    });
  });
});

describe('makes', () => {
  const wanted = {
    description: 'x'.repeat(400),
    visibility: 'private' as const,
    defaultBranch: 'main',
  };

  it('a repository of the organisation', async () => {
    let body: unknown;
    server.use(
      http.post(`${api}/orgs/payments/repos`, async ({ request }) => {
        body = await request.json();
        return HttpResponse.json({ id: 1 }, { status: 201 });
      }),
    );
    await forge().create(wanted);
    expect(body).toEqual({
      name: 'checkout',
      description: 'x'.repeat(350),
      private: true,
      auto_init: false,
    });
  });

  it('none where there is one by now', async () => {
    server.use(
      http.post(`${api}/orgs/payments/repos`, () =>
        HttpResponse.json(
          {
            message: 'Repository creation failed.',
            errors: [
              {
                resource: 'Repository',
                code: 'custom',
                field: 'name',
                message: 'name already exists on this account',
              },
            ],
          },
          { status: 422 },
        ),
      ),
    );
    expect(await messageOf(forge().create(wanted))).toContain('ConflictError');
  });

  it('no organisation, and says who does', async () => {
    expect(await messageOf(forge().createOwner('private'))).toBe(
      "NotAllowedError: github.com has no organisation payments that the portal's account sees, and GitHub has people make organisations. Have it made and the account given access to it, and run the task again.",
    );
  });
});

it.each<[string, () => Response, string]>([
  [
    'is not there',
    () => HttpResponse.json({ message: 'Not Found' }, { status: 404 }),
    'missing',
  ],
  ['has none', () => HttpResponse.json([]), 'unused'],
  [
    'has this repository alone',
    () => HttpResponse.json([{ name: 'Checkout' }]),
    'unused',
  ],
  [
    'has others',
    () => HttpResponse.json([{ name: 'checkout' }, { name: 'api' }]),
    'used',
  ],
])('knows that an organisation %s', async (_what, answer, use) => {
  server.use(http.get(`${api}/orgs/payments/repos`, answer));
  await expect(forge().ownerUse()).resolves.toBe(use);
});

describe('writes a first content', () => {
  it('by a beginning, and one commit with all files on top', async () => {
    const bodies: Record<string, unknown> = {};
    const remember =
      (name: string, answer: object, status = 201) =>
      async ({ request }: { request: Request }) => {
        bodies[name] = await request.json();
        return HttpResponse.json(answer, { status });
      };
    server.use(
      empty,
      http.put(
        `${repository}/contents/README.md`,
        remember('begin', { commit: { sha: sha('a') } }),
      ),
      http.post(`${repository}/git/blobs`, remember('blob', { sha: sha('b') })),
      http.get(`${repository}/git/commits/${sha('a')}`, () =>
        HttpResponse.json({ sha: sha('a'), tree: { sha: sha('c') } }),
      ),
      http.post(`${repository}/git/trees`, remember('tree', { sha: sha('d') })),
      http.post(
        `${repository}/git/commits`,
        remember('commit', { sha: sha('e') }),
      ),
      http.patch(
        `${repository}/git/refs/heads/main`,
        remember('ref', { object: { sha: sha('e') } }, 200),
      ),
    );

    await expect(
      forge().commit({
        branch: 'main',
        message: 'Begin\n\nSocle-Task: 1\n',
        files: [file('README.md'), file('run.sh', true)],
      }),
    ).resolves.toBe(sha('e'));

    expect(bodies).toMatchObject({
      begin: {
        branch: 'main',
        message: 'Begin\n\nSocle-Task: 1\nSocle-Part: beginning\n',
      },
      tree: {
        tree: [
          { path: 'README.md', mode: '100644' },
          { path: 'run.sh', mode: '100755' },
        ],
      },
      commit: { message: 'Begin\n\nSocle-Task: 1\n', parents: [sha('a')] },
      ref: { sha: sha('e'), force: false },
    });
  });

  it('never over what somebody wrote in the meantime', async () => {
    server.use(
      commits('Begin\n\nSocle-Part: beginning'),
      http.post(`${repository}/git/blobs`, () =>
        HttpResponse.json({ sha: sha('b') }, { status: 201 }),
      ),
      http.get(`${repository}/git/commits/*`, () =>
        HttpResponse.json({ tree: { sha: sha('c') } }),
      ),
      http.post(`${repository}/git/trees`, () =>
        HttpResponse.json({ sha: sha('d') }, { status: 201 }),
      ),
      http.post(`${repository}/git/commits`, () =>
        HttpResponse.json({ sha: sha('e') }, { status: 201 }),
      ),
      http.patch(`${repository}/git/refs/heads/main`, () =>
        HttpResponse.json(
          { message: 'Update is not a fast forward' },
          { status: 422 },
        ),
      ),
    );
    expect(
      await messageOf(
        forge().commit({
          branch: 'main',
          message: 'Begin',
          files: [file('a'), file('b')],
        }),
      ),
    ).toBe(
      'ConflictError: Somebody else wrote to payments/checkout at the same time',
    );
  });
});

it('reads the first message of a long history by the page that the forge calls last', async () => {
  server.use(
    http.get(`${repository}/commits`, ({ request }) => {
      const page = new URL(request.url).searchParams.get('page');
      return HttpResponse.json(
        [
          {
            sha: sha('1'),
            parents: [],
            commit: { message: `Message ${page}`, author: null },
          },
        ],
        {
          headers: {
            link: `<${repository}/commits?per_page=1&page=2>; rel="next", <${repository}/commits?per_page=1&page=7>; rel="last"`,
          },
        },
      );
    }),
  );
  await expect(forge().firstMessage('main')).resolves.toBe('Message 7');
});
