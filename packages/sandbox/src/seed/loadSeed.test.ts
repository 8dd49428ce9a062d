import { execFile } from 'node:child_process';
import { createServer, Server } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { mockServices } from '@backstage/backend-test-utils';
import express from 'express';
import { createForge, Forge } from '../forge';
import { machines, personas } from '../identities';
import { createMemoryCluster } from './__testUtils__/memoryCluster';
import { loadSeed } from './loadSeed';
import { readSeed, seedDirectory } from './readSeed';
import { SeedForge } from './types';

jest.setTimeout(120_000);

const run = promisify(execFile);
const now = new Date('2026-11-21T10:00:00Z');
const logger = mockServices.logger.mock();

let stateDirectory: string;
let server: Server;
let forge: Forge;
let forgeUrl: string;
let cluster: ReturnType<typeof createMemoryCluster>;

beforeEach(async () => {
  stateDirectory = await mkdtemp(path.join(tmpdir(), 'socle-load-test-'));
  const app = express();
  server = createServer(app);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  forgeUrl = `http://localhost:${(server.address() as AddressInfo).port}`;
  forge = await createForge({
    stateDirectory,
    baseUrl: forgeUrl,
    identities: [...personas, ...machines],
    logger: mockServices.logger.mock(),
  });
  app.use(forge.handler);
  cluster = createMemoryCluster();
});

afterEach(async () => {
  await forge.stop();
  server.closeAllConnections();
  await new Promise(resolve => {
    server.close(resolve);
  });
  await rm(stateDirectory, { recursive: true, force: true });
});

const load = async (through: SeedForge = forge, when = now) =>
  await loadSeed({
    forge: through,
    forgeUrl,
    clusters: new Map([['paris-nonprod', cluster.client]]),
    controlPlane: 'paris-nonprod',
    now: when,
    logger,
  });

async function git(fullName: string, ...args: string[]): Promise<string> {
  const directory = forge.locate(`${forgeUrl}/${fullName}.git`)?.directory;
  const { stdout } = await run('git', [`--git-dir=${directory}`, ...args]);
  return stdout.trim();
}

async function api<T>(route: string): Promise<T> {
  const response = await fetch(`${forgeUrl}/api/v1/repos/${route}`, {
    headers: { authorization: 'token sandbox-socle' },
  });
  expect(response.status).toBe(200);
  return (await response.json()) as T;
}

interface Pull {
  number: number;
  title: string;
  state: string;
  merged: boolean;
  mergeable: boolean;
  user: { login: string };
  head: { ref: string };
}

/** What a visitor sees of the repositories, without the names of commits that the forge dates by itself. */
async function picture() {
  const seed = await readSeed(seedDirectory, { FORGE_URL: forgeUrl });
  const result: Record<string, unknown> = {};
  for (const { owner, name } of seed) {
    const fullName = `${owner}/${name}`;
    const pulls = await api<Pull[]>(`${fullName}/pulls?state=all`);
    result[fullName] = {
      files: await git(fullName, 'ls-tree', '-r', 'main'),
      history: await git(
        fullName,
        'log',
        '--no-merges',
        '--format=%H %an %ad %s',
        'main',
      ),
      pulls: pulls.map(pull => [
        pull.number,
        pull.title,
        pull.state,
        pull.merged,
        pull.user.login,
        pull.head.ref,
      ]),
    };
  }
  return result;
}

it('fills an empty sandbox, once', async () => {
  await load();

  const seed = await readSeed(seedDirectory, { FORGE_URL: forgeUrl });
  for (const { owner, name, files } of seed) {
    const listed = await git(
      `${owner}/${name}`,
      'ls-tree',
      '-r',
      '--name-only',
      'main',
    );
    expect(listed.split('\n').sort()).toEqual([...files.keys()].sort());
    await git(`${owner}/${name}`, 'fsck', '--strict');
  }
  expect(
    await git('platform/gitops', 'show', 'main:bootstrap/root.yaml'),
  ).toContain(`repoURL: ${forgeUrl}/platform/gitops.git`);
  expect(
    await git('payments/checkout', 'log', '-1', '--format=%an %ae %aI', 'main'),
  ).toBe('Inès Moreau ines.moreau@halle.example 2026-11-18T13:48:00+00:00');

  const [loyalty] = await api<Pull[]>('platform/gitops/pulls');
  expect(loyalty).toMatchObject({
    number: 1,
    title: 'Create tenant loyalty',
    mergeable: true,
    user: { login: 'socle' },
    head: { ref: 'socle/create/loyalty' },
  });
  const changed = await api<{ filename: string; status: string }[]>(
    'platform/gitops/pulls/1/files',
  );
  expect(changed.length).toBe(24);
  expect(new Set(changed.map(({ status }) => status))).toEqual(
    new Set(['added']),
  );
  const [warning] = await api<Pull[]>('payments/payments/pulls?state=closed');
  expect(warning).toMatchObject({ merged: true });
  const comments = await api<{ user: { login: string } }[]>(
    'shop/shop/issues/1/comments',
  );
  expect(comments.map(({ user }) => user.login)).toEqual(['amara.diallo']);

  expect(
    [...cluster.objects.keys()].filter(key => !key.includes('sandbox-seed')),
  ).toEqual([
    'v1/Namespace//argocd',
    'argoproj.io/v1alpha1/AppProject/argocd/default',
    'argoproj.io/v1alpha1/AppProject/argocd/platform',
    'argoproj.io/v1alpha1/Application/argocd/root',
  ]);

  const before = await picture();
  await fetch(`${forgeUrl}/api/v1/repos/insights/recommender`, {
    method: 'DELETE',
    headers: { authorization: 'token sandbox-socle' },
  });
  await load();
  expect(forge.locate(`${forgeUrl}/insights/recommender.git`)).toBeUndefined();
  expect(Object.keys(before)).toContain('insights/recommender');
});

it('goes on where it was interrupted, with the days of the first start', async () => {
  const later = new Date('2026-11-23T10:00:00Z');
  for (const [step, calls] of [
    ['ensureRepository', 3],
    ['createPullRequest', 1],
    ['createPullRequest', 2],
  ] as const) {
    await expect(load(failing(step, calls), later)).rejects.toThrow(
      'the machine went down',
    );
    expect([...cluster.objects.keys()].join()).not.toContain('Application');
  }
  await load(forge, later);
  const interrupted = await picture();
  expect(interrupted['payments/payments']).toMatchObject({
    pulls: [
      [
        1,
        'Warn when one card of five is declined',
        'closed',
        true,
        'ines.moreau',
        'warn-declined-cards',
      ],
    ],
  });
  expect(await git('shop/search', 'log', '-1', '--format=%aI', 'main')).toBe(
    '2026-11-19T10:44:00+00:00',
  );
  const comments = await api<unknown[]>('payments/payments/issues/1/comments');
  expect(comments).toHaveLength(1);
});

it('says so where there is no cluster for Argo CD', async () => {
  await expect(
    loadSeed({
      forge,
      forgeUrl,
      clusters: new Map(),
      controlPlane: 'paris-nonprod',
      now,
      logger,
    }),
  ).rejects.toThrow('There is no cluster paris-nonprod to run Argo CD on');
});

/** The forge, until one of its methods has been called that often. */
function failing(
  step: 'ensureRepository' | 'createPullRequest',
  calls: number,
): SeedForge {
  let left = calls;
  const count = (called: typeof step) => {
    if (called === step) {
      left -= 1;
      if (left < 0) {
        throw new Error('the machine went down');
      }
    }
  };
  return {
    locate: url => forge.locate(url),
    ensureRepository: async repository => {
      count('ensureRepository');
      await forge.ensureRepository(repository);
    },
    createPullRequest: async pullRequest => {
      count('createPullRequest');
      return await forge.createPullRequest(pullRequest);
    },
  };
}
