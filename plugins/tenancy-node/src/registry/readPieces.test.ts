import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import { readGitOpsTree, UnpackTree } from '@socle/plugin-platform-node';
import {
  parseProfile,
  parseTenant,
  render,
  renderPlatform,
} from '@socle/plugin-tenancy-common';
import { selectTreeForge } from '../forges';
import {
  SandboxForge,
  startSandboxForge,
} from '../forges/__testUtils__/sandboxForge';
import { profile, tenantFile } from './__testUtils__/treeWorld';
import { readPieces } from './readPieces';
import { ReadGitOps, ReadTree } from './readTree';
import { isRegistryPath } from './registerTree';
import { untar } from './untar';

/* A branch that may be forced, unlike `main` on the sandbox's forge. */
const branch = 'live';
const mostChanges = 4;

/* Each push is some processes of git on a machine that others use too. */
jest.setTimeout(120_000);

let sandbox: SandboxForge;
let folder: string;
beforeAll(async () => {
  sandbox = await startSandboxForge();
  folder = await mkdtemp(path.join(tmpdir(), 'socle-pieces-'));
  await git(['init', '--bare', '--quiet']);
  await sandbox.forge.ensureRepository({
    owner: 'platform',
    name: 'gitops',
    files: { 'README.md': 'The platform\n' },
  });
});
afterAll(async () => {
  await sandbox.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Runs git while the forge, which is in this process, answers it. Returns what it wrote. */
async function git(words: string[], input?: Buffer): Promise<string> {
  const child = spawn('git', ['-C', folder, ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', chunk => chunks.push(chunk));
  child.stdin.end(input);
  const [code] = await once(child, 'close');
  if (code !== 0) {
    throw new Error(`git ${words[0]} ended with ${code}`);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** A file's bytes, or where a link leads. */
type Leaf = { content: string; mode: '100644' | '120000' };
type Files = ReadonlyMap<string, Leaf>;

const file = (content: string): Leaf => ({ content, mode: '100644' });

let pushes = 0;

/** Makes this the whole content of the branch, on top of what it has or, `forced`, instead of it. */
async function push(
  files: Files,
  options: { forced: boolean } = { forced: false },
): Promise<void> {
  pushes += 1;
  const parent =
    pushes > 1 && !options.forced ? `from refs/heads/${branch}^0\n` : '';
  const blobs = [...files].map(
    ([name, { content, mode }]) =>
      `M ${mode} inline ${Buffer.from(name).toString('latin1')}\ndata ${content.length}\n${content}\n`,
  );
  await git(
    ['fast-import', '--quiet', '--force'],
    Buffer.from(
      `commit refs/heads/${branch}\ncommitter Hugo <hugo@example.com> ${1_700_000_000 + pushes} +0000\ndata 5\nPush\n${parent}deleteall\n${blobs.join('')}`,
      'latin1',
    ),
  );
  const remote = sandbox.url.replace('//', '//socle:sandbox-socle@');
  await git([
    'push',
    '--quiet',
    '--force',
    `${remote}/platform/gitops.git`,
    `${branch}:${branch}`,
  ]);
}

/** Both ways to read the branch, and what each costs. */
function readings(): {
  pieces: ReadGitOps;
  /** What the archives held that were read. */
  packed: () => string[];
  whole: () => Promise<Pick<ReadTree, 'files' | 'revision'>>;
} {
  const urlReader = UrlReaders.default({
    logger: mockServices.logger.mock(),
    config: mockServices.rootConfig({
      data: {
        integrations: {
          gitea: [
            {
              host: sandbox.host,
              baseUrl: sandbox.url,
              username: 'socle',
              password: 'sandbox-socle',
            },
          ],
        },
      },
    }),
  });
  const packed: string[] = [];
  const readAll = async (url: string, unpack?: UnpackTree) =>
    await readGitOpsTree({
      urlReader,
      url,
      isWanted(name) {
        packed.push(name);
        return isRegistryPath(name);
      },
      timeoutMilliseconds: 60_000,
      unpack,
    });
  const location = {
    host: sandbox.host,
    owner: 'platform',
    name: 'gitops',
    branch,
  };
  return {
    packed: () => packed,
    pieces: readPieces({
      forge: selectTreeForge({ integrations: sandbox.integrations, location }),
      readAll: async url => (await readAll(url, untar)).tree,
      mostChanges,
    }),
    async whole() {
      const { tree, etag } = await readAll(
        `${sandbox.url}/platform/gitops/src/branch/${branch}`,
      );
      return { files: tree, revision: etag };
    },
  };
}

const archives = () =>
  sandbox.calls.filter(call => call.includes('/archive/')).length;

/** Numbers that are the same in each run (mulberry32). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (state + 0x6d2b79f5) % 2 ** 32;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const names = ['a', 'a-b', 'ab', 'été', 'with space', 'zz'];
const leaves = [
  'tenant.yaml',
  'dev/environment.yaml',
  'prod/environment.yaml',
  'dev/quota.yaml',
  'dev/deeper/environment.yaml',
  'tenant.yaml/environment.yaml',
];
const contents: Leaf[] = [
  file('one\n'),
  file('two\n'),
  file(''),
  file('\u00ef\u00bb\u00bfwith a mark\n'),
  file('\u00ff\u00fe not UTF-8'),
  file('#'.repeat(64 * 1024)),
  file('#'.repeat(64 * 1024 + 1)),
  { content: '../../socle.yaml', mode: '120000' },
];
const roots = [
  'socle.yaml',
  'socle.yaml',
  'README.md',
  'tenants/README.md',
  'apps/a.yaml',
];

/** A tree that differs from another in some files. */
function changed(files: Files, random: (below: number) => number): Files {
  const next = new Map(files);
  const changes = [0, 1, 1, 2, 12][random(5)];
  for (let index = 0; index < changes; index += 1) {
    const tenant = `tenants/${names[random(names.length)]}`;
    const name =
      random(3) === 0
        ? roots[random(roots.length)]
        : `${tenant}/${leaves[random(leaves.length)]}`;
    const removed = [name, tenant, `${name}/`][random(3)];
    if (random(3) === 0) {
      [...next.keys()]
        .filter(key => key === name || key.startsWith(removed))
        .forEach(key => next.delete(key));
    } else {
      /* Nothing is a file and a folder at the same time. */
      [...next.keys()]
        .filter(key => key.startsWith(`${name}/`) || name.startsWith(`${key}/`))
        .forEach(key => next.delete(key));
      next.set(name, contents[random(contents.length)]);
    }
  }
  return next;
}

it.each([1, 2])(
  'knows after each push what the whole tree holds (sequence %i)',
  async seed => {
    const random = numbers(seed);
    const { pieces, whole } = readings();
    let files: Files = new Map([
      ['socle.yaml', file('one\n')],
      ['tenants/a/tenant.yaml', file('one\n')],
    ]);
    let known: ReadTree | undefined;
    let before = archives();
    let read = 0;
    for (let step = 0; step < 10; step += 1) {
      await push(files, { forced: random(5) === 0 });
      known = await pieces(known);
      read += archives() - before;
      const { revision, files: all } = await whole();
      before = archives();
      expect(known.revision).toBe(revision);
      expect(new Map([...known.files].sort())).toEqual(
        new Map([...all].sort()),
      );
      files = changed(files, random);
    }
    expect(read).toBeLessThan(6);
  },
);

it('asks once where nothing changed, and for little where one tenant did', async () => {
  const { pieces } = readings();
  const files = new Map([
    ['socle.yaml', file('one\n')],
    ...['a', 'b', 'c'].flatMap((name): [string, Leaf][] => [
      [`tenants/${name}/tenant.yaml`, file(`${name}\n`)],
      [`tenants/${name}/dev/environment.yaml`, file(`${name}\n`)],
      [`tenants/${name}/dev/quota.yaml`, file(`${name}\n`)],
    ]),
  ]);
  await push(files);
  const known = await pieces(undefined);

  sandbox.calls.length = 0;
  await expect(pieces(known)).rejects.toMatchObject({
    name: 'NotModifiedError',
  });
  expect(sandbox.calls).toHaveLength(1);

  await push(new Map([...files, ['tenants/b/tenant.yaml', file('changed\n')]]));
  sandbox.calls.length = 0;
  const { files: after } = await pieces(known);
  expect(after.get('tenants/b/tenant.yaml')).toEqual({ text: 'changed\n' });
  expect(after.get('tenants/a/tenant.yaml')).toBe(
    known.files.get('tenants/a/tenant.yaml'),
  );
  expect(
    sandbox.calls.map(call =>
      call
        .replace('GET /api/v1/repos/platform/gitops/', '')
        .replace(/[0-9a-f]{40}.*/, '…'),
    ),
  ).toEqual([
    `branches/${branch}`,
    'git/trees/…',
    'git/trees/…',
    'git/trees/…',
    'git/blobs/…',
  ]);
});

it('forgets the profile and the tenants that are gone', async () => {
  const { pieces } = readings();
  const left: [string, Leaf] = ['tenants/a/tenant.yaml', file('one\n')];
  await push(
    new Map([
      left,
      ['socle.yaml', file('one\n')],
      ['tenants/b/tenant.yaml', file('one\n')],
    ]),
  );
  const known = await pieces(undefined);
  await push(new Map([left]));
  const { files } = await pieces(known);
  expect([...files.keys()]).toEqual(['tenants/a/tenant.yaml']);
});

it.each([429, 500])(
  'changes nothing where the forge answers %i in the middle',
  async status => {
    const { pieces } = readings();
    await push(new Map([['tenants/a/tenant.yaml', file('one\n')]]));
    const known = await pieces(undefined);
    await push(new Map([['tenants/a/tenant.yaml', file('two\n')]]));
    sandbox.before = (request, response, next) => {
      if (request.url.includes('/git/blobs/')) {
        response.status(status).set('retry-after', '600').json({});
      } else {
        next();
      }
    };
    await expect(pieces(known)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    sandbox.before = undefined;
    expect((await pieces(known)).files.get('tenants/a/tenant.yaml')).toEqual({
      text: 'two\n',
    });
  },
);

it('finds all that it reads in the archive of a platform, which has nothing that only Argo CD reads', async () => {
  const platform = parseProfile(profile, 'socle.yaml');
  const tenant = parseTenant(tenantFile('web'), 'tenant.yaml');
  if (!platform.ok || !tenant.ok) {
    throw new Error('The sample is not valid');
  }
  const written = [
    { path: 'socle.yaml', content: profile },
    { path: 'tenants/web/tenant.yaml', content: tenantFile('web') },
    ...renderPlatform(platform.value),
    ...render(tenant.value, platform.value),
  ];
  await push(
    new Map(
      written.map(({ path: name, content }) => [
        name,
        file(Buffer.from(content).toString('latin1')),
      ]),
    ),
  );
  const { pieces, packed } = readings();
  const ofTenants = [
    'tenants/web/dev/environment.yaml',
    'tenants/web/tenant.yaml',
  ];
  const { files } = await pieces(undefined);
  expect([...files.keys()].sort()).toEqual(['socle.yaml', ...ofTenants]);
  expect(
    packed()
      .filter(name => name.startsWith('tenants/'))
      .sort(),
  ).toEqual(ofTenants);
});
