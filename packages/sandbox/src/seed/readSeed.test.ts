import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readTestSeed } from './__testUtils__/seedTree';
import { dateOf } from './fastImport';
import { readSeed } from './readSeed';
import { PlannedCommit, PlannedRepository } from './types';

const now = new Date('2026-11-21T10:00:00Z');

describe('the stories of the seed', () => {
  let repositories: PlannedRepository[];

  beforeAll(async () => {
    repositories = await readTestSeed();
  });

  it.each([
    'insights/insights',
    'insights/recommender',
    'logistics/logistics',
    'logistics/routing',
    'logistics/tracking',
    'loyalty/loyalty',
    'payments/checkout',
    'payments/ledger',
    'payments/payments',
    'payments/refunds',
    'platform/catalog',
    'platform/gitops',
    'shop/search',
    'shop/shop',
    'shop/storefront',
  ])('%s ends with the files that lie in its folder', fullName => {
    const repository = repositories.find(
      ({ owner, name }) => `${owner}/${name}` === fullName,
    );
    const merged = (repository?.pullRequests ?? [])
      .filter(({ mergedBy }) => mergedBy)
      .flatMap(({ commits }) => commits);
    const tree = new Map<string, string>();
    for (const commit of [...(repository?.commits ?? []), ...merged]) {
      commit.files.forEach((text, file) => tree.set(file, text));
    }
    expect(Object.fromEntries(tree)).toEqual(
      Object.fromEntries(repository?.files ?? []),
    );
  });

  it('goes forward in time, and changes something with each commit', () => {
    for (const repository of repositories) {
      let tree = new Map<string, string>();
      let last = 0;
      const follow = (commit: PlannedCommit) => {
        const next = new Map([...tree, ...commit.files]);
        expect([...next]).not.toEqual([...tree]);
        const date = dateOf(commit, now).getTime();
        expect(date).toBeGreaterThan(last);
        expect(date).toBeLessThan(now.getTime());
        last = date;
        tree = next;
      };
      repository.commits.forEach(follow);
      const main = tree;
      const mainDate = last;
      for (const { commits } of repository.pullRequests) {
        tree = main;
        last = mainDate;
        commits.forEach(follow);
      }
    }
  });

  it('asks for the tenant loyalty, and tells of three changes of teams', () => {
    expect(
      repositories.flatMap(({ owner, name, pullRequests }) =>
        pullRequests.map(
          ({ branch, author, mergedBy, comments }) =>
            `${owner}/${name} ${branch} ${author} ${mergedBy ?? 'open'} ${comments.length}`,
        ),
      ),
    ).toEqual([
      'payments/payments warn-declined-cards ines.moreau ines.moreau 1',
      'platform/gitops socle/create/loyalty socle open 0',
      'shop/search measure-index tom.becker open 1',
      'shop/shop new-basket-in-production tom.becker open 1',
    ]);
  });
});

describe('a seed that does not fit', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'socle-seed-test-'));
    await mkdir(path.join(directory, 'platform/catalog'), { recursive: true });
    await mkdir(path.join(directory, 'team/app'), { recursive: true });
    await writeFile(
      path.join(directory, 'platform/catalog/users.yaml'),
      'kind: User\nmetadata: {name: ada}\nspec: {profile: {displayName: Ada, email: ada@halle.example}}\n',
    );
    await writeFile(path.join(directory, 'team/app/README.md'), '# App\n');
  });

  afterEach(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  const story = (commit: string) =>
    `description: An app\ncommits:\n  - {author: ada, daysAgo: 2, at: '10:00', message: Begin, paths: [README.md]${commit}}\n`;

  it('is read where it fits', async () => {
    await writeFile(path.join(directory, 'team/app.yaml'), story(''));
    await expect(readSeed(directory, {})).resolves.toMatchObject([
      { owner: 'team', name: 'app', description: 'An app' },
    ]);
  });

  it.each([
    [
      'names an unknown author',
      story('').replace('author: ada', 'author: eve'),
      'nobody is called eve',
    ],
    [
      'names a file that is not there',
      story('').replace('README.md', 'main.go'),
      'there is no file main.go',
    ],
    [
      'changes a text that is not there',
      story(', earlier: [{path: README.md, is: Z, was: Y}]'),
      'README.md does not hold "Z"',
    ],
    [
      'has an unknown field',
      story(', when: now'),
      "commits.0: Unrecognized key(s) in object: 'when'",
    ],
    [
      'has a commit of today',
      story('').replace('daysAgo: 2', 'daysAgo: 0'),
      'commits.0.daysAgo',
    ],
    [
      'uses an unknown variable',
      story('').replace('An app', '__PORTAL_URL__'),
      'the variable __PORTAL_URL__ has no value',
    ],
  ])('is refused where it %s', async (_title, text, message) => {
    await writeFile(path.join(directory, 'team/app.yaml'), text);
    await expect(readSeed(directory, {})).rejects.toThrow(message);
  });
});
