import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { check, SourceFile } from '@socle/plugin-tenancy-common';
import { readTestSeed, withPullRequests } from './__testUtils__/seedTree';
import { PlannedRepository } from './types';

const run = promisify(execFile);

let repositories: PlannedRepository[];

beforeAll(async () => {
  repositories = await readTestSeed();
});

const isGitOps = ({ owner, name }: PlannedRepository) =>
  owner === 'platform' && name === 'gitops';

const sourcesOf = (
  repository: PlannedRepository,
  files: ReadonlyMap<string, string>,
): SourceFile[] =>
  [...files].map(([file, content]) => ({
    path: `${repository.owner}/${repository.name}/${file}`,
    content,
  }));

it.each([
  ['as they are', ({ files }: PlannedRepository) => files],
  ['with their pull requests merged', withPullRequests],
])('has no finding in all repositories together, %s', (_title, filesOf) => {
  const files = repositories.flatMap(repository =>
    sourcesOf(repository, filesOf(repository)),
  );
  expect(files.length).toBeGreaterThan(300);
  expect(check({ files })).toEqual([]);
});

it('has no finding in any repository alone, held against the platform', () => {
  const platform = repositories
    .filter(isGitOps)
    .flatMap(repository => sourcesOf(repository, withPullRequests(repository)));
  const profile = platform.find(({ path: file }) =>
    file.endsWith('/socle.yaml'),
  );
  const tenants = platform.filter(({ path: file }) =>
    file.endsWith('/tenant.yaml'),
  );
  expect(tenants).toHaveLength(5);
  const findings = repositories
    .filter(repository => !isGitOps(repository))
    .flatMap(repository =>
      check({
        files: sourcesOf(repository, withPullRequests(repository)),
        profile,
        tenants,
      }),
    );
  expect(findings).toEqual([]);
});

describe('on disk', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'socle-seed-checked-'));
  });

  afterEach(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it('is clean to the command line', async () => {
    for (const repository of repositories) {
      const files = withPullRequests(repository);
      for (const source of sourcesOf(repository, files)) {
        const file = path.join(directory, source.path);
        await mkdir(path.dirname(file), { recursive: true });
        await writeFile(file, 'content' in source ? source.content : '');
      }
    }
    // Rejects where it exits with another code than 0.
    const { stdout } = await run(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli-node/config/nodeTransform.cjs'),
        resolvePackagePath('@socle/cli', 'src/main.ts'),
        'check',
        directory,
        '--format',
        'json',
      ],
      { env: { ...process.env, NODE_OPTIONS: '' } },
    );
    expect(JSON.parse(stdout)).toEqual([]);
  });
});
