import { registerMswTestHooks } from '@backstage/backend-test-utils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { messageOf } from '../../changes/__testUtils__/gitOps';
import { repositoryForgeOn } from '../__testUtils__/otherForges';

const server = setupServer();
registerMswTestHooks(server);

const api = 'https://gitlab.example.com/api/v4';
const project = `${api}/projects/payments%2Fcheckout`;
const forge = () => repositoryForgeOn('gitlab');
const wanted = {
  description: 'Checkout',
  visibility: 'private' as const,
  defaultBranch: 'main',
};

it.each([
  ['without a commit', true, null, 'main'],
  ['with a commit', false, 'trunk', 'trunk'],
])('finds a project %s', async (_what, empty, branch, defaultBranch) => {
  server.use(
    http.get(project, () =>
      HttpResponse.json({ empty_repo: empty, default_branch: branch }),
    ),
  );
  await expect(forge().find()).resolves.toEqual({ empty, defaultBranch });
});

it('finds no project', async () => {
  server.use(
    http.get(project, () =>
      HttpResponse.json({ message: '404 Project Not Found' }, { status: 404 }),
    ),
  );
  await expect(forge().find()).resolves.toBeUndefined();
});

describe('makes', () => {
  const namespace = http.get(`${api}/namespaces/payments`, () =>
    HttpResponse.json({ id: 12, full_path: 'payments' }),
  );

  it('a project of the group', async () => {
    let body: unknown;
    server.use(
      namespace,
      http.post(`${api}/projects`, async ({ request }) => {
        body = await request.json();
        return HttpResponse.json({ id: 1 }, { status: 201 });
      }),
    );
    await forge().create(wanted);
    expect(body).toEqual({
      name: 'checkout',
      path: 'checkout',
      namespace_id: 12,
      description: 'Checkout',
      visibility: 'private',
      default_branch: 'main',
      initialize_with_readme: false,
    });
  });

  it('none where there is one by now', async () => {
    server.use(
      namespace,
      http.post(`${api}/projects`, () =>
        HttpResponse.json(
          {
            message: {
              name: ['has already been taken'],
              path: ['has already been taken'],
            },
          },
          { status: 400 },
        ),
      ),
    );
    expect(await messageOf(forge().create(wanted))).toContain('ConflictError');
  });

  it.each([
    ['payments', undefined, 'payments'],
    ['teams/payments', 7, 'payments'],
  ])('the group %s', async (owner, parent, path) => {
    let body: unknown;
    server.use(
      http.get(`${api}/groups/teams`, () => HttpResponse.json({ id: 7 })),
      http.post(`${api}/groups`, async ({ request }) => {
        body = await request.json();
        return HttpResponse.json({ id: 13 }, { status: 201 });
      }),
    );
    await repositoryForgeOn('gitlab', owner).createOwner('private');
    expect(body).toEqual({
      name: path,
      path,
      visibility: 'private',
      ...(parent && { parent_id: parent }),
    });
  });

  it('no group where the account may not', async () => {
    server.use(
      http.post(`${api}/groups`, () =>
        HttpResponse.json({ message: '403 Forbidden' }, { status: 403 }),
      ),
    );
    expect(await messageOf(forge().createOwner('private'))).toContain(
      "NotAllowedError: gitlab.example.com does not let the portal's account make the group payments. Choose another owner",
    );
  });
});

it.each<[string, () => Response, string]>([
  [
    'is not there',
    () =>
      HttpResponse.json({ message: '404 Group Not Found' }, { status: 404 }),
    'missing',
  ],
  [
    'has this project alone',
    () => HttpResponse.json([{ path: 'checkout' }]),
    'unused',
  ],
  ['has others', () => HttpResponse.json([{ path: 'api' }]), 'used'],
])('knows that a group %s', async (_what, answer, use) => {
  server.use(http.get(`${api}/groups/payments/projects`, answer));
  await expect(forge().ownerUse()).resolves.toBe(use);
});

it('writes a first content by one commit', async () => {
  let body: unknown;
  server.use(
    http.post(`${project}/repository/commits`, async ({ request }) => {
      body = await request.json();
      return HttpResponse.json(
        { id: 'e'.repeat(40), parent_ids: [], message: 'Begin' },
        { status: 201 },
      );
    }),
  );
  await expect(
    forge().commit({
      branch: 'main',
      message: 'Begin',
      author: { name: 'Inès', email: 'ines@example.com' },
      files: [
        { path: 'run.sh', content: Buffer.from([0, 255]), executable: true },
      ],
    }),
  ).resolves.toBe('e'.repeat(40));
  expect(body).toEqual({
    branch: 'main',
    commit_message: 'Begin',
    author_name: 'Inès',
    author_email: 'ines@example.com',
    actions: [
      {
        action: 'create',
        file_path: 'run.sh',
        content: 'AP8=',
        encoding: 'base64',
        execute_filemode: true,
      },
    ],
  });
});

it('writes nothing over what somebody else wrote in the meantime', async () => {
  server.use(
    http.post(`${project}/repository/commits`, () =>
      HttpResponse.json(
        { message: 'A file with this name already exists' },
        { status: 400 },
      ),
    ),
    http.get(project, () =>
      HttpResponse.json({ empty_repo: false, default_branch: 'main' }),
    ),
  );
  expect(
    await messageOf(
      forge().commit({ branch: 'main', message: 'Begin', files: [] }),
    ),
  ).toContain('ConflictError: Somebody else wrote to payments/checkout');
});

it('finds the first message of a history by the commit without parents', async () => {
  server.use(
    http.get(`${project}/repository/commits`, () =>
      HttpResponse.json([
        { id: '2', parent_ids: ['1'], message: 'More' },
        { id: '1', parent_ids: [], message: 'Begin' },
      ]),
    ),
  );
  await expect(forge().firstMessage('main')).resolves.toBe('Begin');
});
