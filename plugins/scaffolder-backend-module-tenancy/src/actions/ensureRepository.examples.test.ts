import { createMockDirectory } from '@backstage/backend-test-utils';
import { parse } from 'yaml';
import { SandboxForge } from '../__testUtils__/sandboxForge';
import { startTenancyWorld, TenancyWorld } from '../__testUtils__/tenancyWorld';
import { examples } from './ensureRepository.examples';

jest.setTimeout(60_000);

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
  expect(id).toBe('socle:repository:ensure');

  await world.ensure({
    input: {
      ...input,
      repoUrl: input.repoUrl.replace('forge.example.com', sandbox.host),
    },
    workspacePath: workspace.path,
  });

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
