import { createMockDirectory } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { parse } from 'yaml';
import { SandboxForge, startSandboxForge } from '../__testUtils__/sandboxForge';
import { createEnsureRepositoryAction } from './ensureRepository';
import { examples } from './ensureRepository.examples';

jest.setTimeout(60_000);

const workspace = createMockDirectory();
let sandbox: SandboxForge;

beforeAll(async () => {
  sandbox = await startSandboxForge();
});

afterAll(async () => {
  await sandbox.stop();
});

beforeEach(() => {
  workspace.setContent({
    'README.md': '# Handbook\n',
    docs: { 'index.md': 'Hello\n' },
  });
});

it.each([
  [
    'Publish the whole workspace',
    'payments/checkout',
    { private: true, default_branch: 'main' },
    ['README.md', 'docs/index.md'],
    'Make the repository from its template',
  ],
  [
    'Publish one folder, for everybody to see',
    'payments/handbook',
    {
      private: false,
      default_branch: 'trunk',
      description: 'How payments works',
    },
    ['index.md'],
    'Begin the handbook',
  ],
])('%s', async (description, fullName, repository, files, message) => {
  const { example } = examples.find(
    item => item.description === description,
  ) ?? { example: '' };
  const [{ action: id, input }] = (
    parse(example) as {
      steps: { action: string; input: { repoUrl: string } }[];
    }
  ).steps;
  const action = createEnsureRepositoryAction(sandbox);
  expect(id).toBe(action.id);

  await action.handler(
    createMockActionContext({
      input: {
        ...input,
        repoUrl: input.repoUrl.replace('forge.example.com', sandbox.host),
      },
      workspacePath: workspace.path,
    }) as Parameters<typeof action.handler>[0],
  );

  await expect(sandbox.get(fullName)).resolves.toMatchObject(repository);
  const { tree } = await sandbox.get<{
    tree: { path: string; type: string }[];
  }>(`${fullName}/git/trees/${repository.default_branch}?recursive=true`);
  expect(
    tree.filter(({ type }) => type === 'blob').map(({ path }) => path),
  ).toEqual(files);
  const [{ commit }] = await sandbox.get<{ commit: { message: string } }[]>(
    `${fullName}/commits`,
  );
  expect(commit.message.split('\n')[0]).toBe(message);
});

it('are all run here', () => {
  expect(examples).toHaveLength(2);
});
