import {
  render,
  RenderedFile,
  renderPlatform,
} from '@socle/plugin-tenancy-common';
import { profileIn, tenantIn } from './__testUtils__/seedGitOps';
import { readTestSeed } from './__testUtils__/seedTree';
import { PlannedCommit, PlannedRepository } from './types';

let gitops: PlannedRepository;

beforeAll(async () => {
  const repositories = await readTestSeed();
  [gitops] = repositories.filter(
    ({ owner, name }) => owner === 'platform' && name === 'gitops',
  );
});

const allCommits = () => [
  ...gitops.commits,
  ...gitops.pullRequests.flatMap(({ commits }) => commits),
];

const written = /^(README\.md|socle\.yaml|tenants\/[^/]+\/tenant\.yaml)$/;
const byPeople = (file: string) =>
  written.test(file) ||
  (file.startsWith('platform/') && file !== 'platform/about.yaml');

/** What follows from a profile and its tenants, without what people wrote. */
function renderedFrom(tree: ReadonlyMap<string, string>): RenderedFile[] {
  if (!tree.has('socle.yaml')) {
    return [];
  }
  const profile = profileIn(tree);
  const names = [...tree.keys()].flatMap(
    file => /^tenants\/([^/]+)\/tenant\.yaml$/.exec(file)?.[1] ?? [],
  );
  return [
    ...renderPlatform(profile),
    ...names.flatMap(name => render(tenantIn(tree, name), profile)),
  ].filter(({ path }) => !byPeople(path));
}

it('holds at each commit what follows from its profile and its tenants, and nothing else', () => {
  const tree = new Map<string, string>();
  for (const { files } of allCommits()) {
    files.forEach((text, file) => tree.set(file, text));
    expect(
      Object.fromEntries([...tree].filter(([file]) => !byPeople(file))),
    ).toEqual(
      Object.fromEntries(
        renderedFrom(tree).map(({ path, content }) => [path, content]),
      ),
    );
  }
});

const changesOf = (title: string) =>
  allCommits()
    .filter(({ message }: PlannedCommit) => message.startsWith(title))
    .flatMap(({ files }) => [...files.keys()]);

it.each([
  ['Say what this repository is for', ['README.md']],
  [
    'Say what the platform offers',
    [
      '.gitattributes',
      'CODEOWNERS',
      'bootstrap/CODEOWNERS',
      'bootstrap/kustomization.yaml',
      'bootstrap/platform-project.yaml',
      'bootstrap/platform.yaml',
      'bootstrap/root.yaml',
      'bootstrap/tenants.yaml',
      'platform/about.yaml',
      'platform/kustomization.yaml',
      'socle.yaml',
    ],
  ],
  [
    'Give payments 24 GiB in production',
    ['tenants/payments/prod/quota.yaml', 'tenants/payments/tenant.yaml'],
  ],
  [
    'Suspend insights',
    [
      'tenants/insights/dev/environment.yaml',
      'tenants/insights/dev/namespace.yaml',
      'tenants/insights/dev/network.yaml',
      'tenants/insights/dev/quota.yaml',
      'tenants/insights/tenant.yaml',
    ],
  ],
])('changes with "%s" only what follows', (title, files) => {
  expect(changesOf(title)).toEqual(files);
});

it('asks for loyalty in a folder of its own', () => {
  const files = changesOf('Create tenant loyalty');
  expect(files).toHaveLength(24);
  expect(files.filter(file => !file.startsWith('tenants/loyalty/'))).toEqual(
    [],
  );
});
