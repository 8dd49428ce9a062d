import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { check, SourceFile } from '@socle/plugin-tenancy-common';
import { readTestSeed, withPullRequests } from './__testUtils__/seedTree';
import { PlannedRepository } from './types';

// A process of its own, on a busy machine.
jest.setTimeout(60_000);

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

it('has no finding in all repositories together', () => {
  const files = repositories.flatMap(repository =>
    sourcesOf(repository, repository.files),
  );
  expect(files.length).toBeGreaterThan(300);
  expect(check({ files })).toEqual([]);
});

it('has a pull request that shop has yet to agree to, one that asks for more than the quota of shop-dev, and no other finding', () => {
  const files = repositories.flatMap(repository =>
    sourcesOf(repository, withPullRequests(repository)),
  );
  expect(check({ files })).toEqual([
    expect.objectContaining({
      rule: 'traffic-agreement',
      severity: 'warning',
      file: 'platform/gitops/tenants/loyalty/tenant.yaml',
      path: 'spec.traffic[0]',
    }),
    expect.objectContaining({
      rule: 'quota-use',
      severity: 'warning',
      file: 'shop/search/deploy/dev/deployment.yaml',
      path: 'spec.replicas',
      message: expect.stringContaining('9.75Gi'),
    }),
  ]);
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
        files: sourcesOf(repository, repository.files),
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
      for (const source of sourcesOf(repository, repository.files)) {
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
        '.',
        '--format',
        'json',
      ],
      { cwd: directory, env: { ...process.env, NODE_OPTIONS: '' } },
    );
    expect(JSON.parse(stdout)).toEqual([]);
  });
});
