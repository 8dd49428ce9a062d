import { createMockDirectory } from '@backstage/backend-test-utils';
import { JsonValue } from '@backstage/types';
import { PersonName } from '../__testUtils__/people';
import { SandboxForge } from '../__testUtils__/sandboxForge';
import { startTenancyWorld, TenancyWorld } from '../__testUtils__/tenancyWorld';

jest.setTimeout(60_000);

interface Commit {
  sha: string;
  commit: { message: string; author: { name: string; email: string } };
}

const workspace = createMockDirectory();
let world: TenancyWorld;
let sandbox: SandboxForge;

beforeAll(async () => {
  world = await startTenancyWorld();
  ({ sandbox } = world);
});

afterAll(async () => {
  await world?.stop();
});

beforeEach(() => {
  workspace.setContent({
    'README.md': '# Handbook\n',
    docs: { 'index.md': 'Hello\n' },
  });
});

/** Runs the action; returns its outputs. */
async function run(
  repo: string,
  options: {
    task?: string;
    owner?: string;
    as?: PersonName;
    input?: Record<string, string>;
    dryRun?: boolean;
    checkpoints?: Map<string, JsonValue | void>;
  } = {},
): Promise<Record<string, unknown>> {
  const { owner = 'payments', input, ...rest } = options;
  return await world.ensure({
    ...rest,
    input: { repoUrl: `${sandbox.host}?owner=${owner}&repo=${repo}`, ...input },
    workspacePath: workspace.path,
  });
}

const commits = async (repo: string) =>
  await sandbox.get<Commit[]>(`${repo}/commits`);

it('makes a private repository with one commit of all files', async () => {
  const outputs = await run('handbook', {
    input: { description: 'How we work', commitMessage: 'Begin' },
  });

  const [commit, ...others] = await commits('payments/handbook');
  expect(others).toEqual([]);
  expect(commit.commit.message).toBe(
    'Begin\n\nSocle-Requested-By: user:default/ines.moreau\nSocle-Task: task-1\n',
  );
  expect(outputs).toEqual({
    created: true,
    remoteUrl: `${sandbox.url}/payments/handbook.git`,
    repoContentsUrl: `${sandbox.url}/payments/handbook/src/branch/main/`,
    commitHash: commit.sha,
    files: ['README.md', 'docs/index.md'],
  });
  await expect(sandbox.get('payments/handbook')).resolves.toMatchObject({
    description: 'How we work',
    private: true,
    default_branch: 'main',
    empty: false,
  });
});

it('completes a repository that was made and got no content', async () => {
  await sandbox.forge.ensureRepository({ owner: 'payments', name: 'half' });

  await expect(run('half')).resolves.toMatchObject({ created: true });

  await expect(commits('payments/half')).resolves.toHaveLength(1);
});

it('does nothing when the same task runs again, also after people pushed', async () => {
  await run('again');
  await fetch(`${sandbox.url}/api/v1/repos/payments/again/contents/more.md`, {
    method: 'POST',
    headers: {
      authorization: 'token sandbox-ines-moreau',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ content: '', message: 'Write more' }),
  });

  await expect(run('again')).resolves.toMatchObject({
    created: false,
    repoContentsUrl: `${sandbox.url}/payments/again/src/branch/main/`,
  });

  await expect(commits('payments/again')).resolves.toHaveLength(2);
});

it('takes over what an earlier task made of the same files', async () => {
  await run('retry', { task: 'task-1' });

  await expect(run('retry', { task: 'task-2' })).resolves.toMatchObject({
    created: false,
  });

  await expect(commits('payments/retry')).resolves.toHaveLength(1);
});

it.each([
  [
    'that people made',
    async () => {
      await sandbox.forge.ensureRepository({
        owner: 'payments',
        name: 'taken',
        files: { 'README.md': '# Handbook\n', 'docs/index.md': 'Hello\n' },
      });
    },
  ],
  [
    'that another task made of other files',
    async () => {
      await run('taken', { task: 'task-0' });
      workspace.setContent({ 'README.md': '# Other\n' });
    },
  ],
])('leaves a repository %s as it is, and says so', async (_who, prepare) => {
  await fetch(`${sandbox.url}/api/v1/repos/payments/taken`, {
    method: 'DELETE',
    headers: { authorization: 'token sandbox-socle' },
  });
  await prepare();
  const before = await commits('payments/taken');

  await expect(run('taken', { task: 'task-9' })).rejects.toMatchObject({
    name: 'ConflictError',
    message: `The repository payments/taken on ${sandbox.host} has content that this task did not make, and stays as it is. Choose another name, or have the repository removed, and start again.`,
  });

  await expect(commits('payments/taken')).resolves.toEqual(before);
});

it('lets one of two tasks win, and the other find what it made', async () => {
  const results = await Promise.allSettled([
    run('race', { task: 'task-1', input: { commitMessage: 'One' } }),
    run('race', { task: 'task-2', input: { commitMessage: 'Two' } }),
  ]);

  await expect(commits('payments/race')).resolves.toHaveLength(1);
  expect(
    results
      .map(result =>
        result.status === 'fulfilled' ? result.value.created : result.reason,
      )
      .sort(),
  ).toEqual([false, true]);
});

it('names the person who asks as the author', async () => {
  await run('authored');

  const [{ commit }] = await commits('payments/authored');
  expect(commit.author).toMatchObject({
    name: 'Inès Moreau',
    email: 'ines.moreau@halle.example',
  });
});

it('asks the forge nothing when a checkpoint knows the answer', async () => {
  const checkpoints = new Map<string, JsonValue | void>();
  const first = await run('checked', { checkpoints });
  await fetch(`${sandbox.url}/api/v1/repos/payments/checked`, {
    method: 'DELETE',
    headers: { authorization: 'token sandbox-socle' },
  });

  await expect(run('checked', { checkpoints })).resolves.toEqual(first);

  expect([...checkpoints.keys()]).toEqual([
    `socle.repository.ensure.${sandbox.host}.payments.checked`,
  ]);
  expect(JSON.stringify([...checkpoints])).not.toContain('sandbox-socle');
});

it('tells in a dry run what it would commit, and commits nothing', async () => {
  await expect(
    run('dry', { dryRun: true, input: { sourcePath: 'docs' } }),
  ).resolves.toEqual({
    created: true,
    remoteUrl: `${sandbox.url}/payments/dry.git`,
    repoContentsUrl: `${sandbox.url}/payments/dry/src/branch/main/`,
    files: ['index.md'],
  });

  expect(world.log.at(-1)).toContain(
    '+++ b/index.md\n@@ -0,0 +1,1 @@\n+Hello\n',
  );
  await expect(sandbox.get('payments/dry')).rejects.toThrow('404');
});

it('tells in a dry run that a name is taken', async () => {
  await sandbox.forge.ensureRepository({
    owner: 'payments',
    name: 'theirs',
    files: { 'README.md': '# Theirs\n' },
  });
  await expect(run('theirs', { dryRun: true })).rejects.toMatchObject({
    name: 'ConflictError',
  });
});

it('says which hosts it knows', async () => {
  await expect(
    run('x', { input: { repoUrl: 'evil.example.com?owner=a&repo=b' } }),
  ).rejects.toMatchObject({
    name: 'InputError',
    message: `evil.example.com is not among the integrations of this portal. It works with Gitea, GitHub and GitLab; choose one of: ${sandbox.host}, github.example.com, github.com, gitlab.com.`,
  });
});

it('says that there is no such organisation', async () => {
  await expect(run('x', { owner: 'nobody', as: 'hugo' })).rejects.toMatchObject(
    {
      name: 'NotFoundError',
      message: expect.stringContaining('Choose another owner than nobody'),
    },
  );
});
