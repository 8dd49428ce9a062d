import { ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFile, readdir, utimes, writeFile } from 'node:fs/promises';
import { AddressInfo, Server, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { personas } from '../identities';
import { apiClient, at } from './__testUtils__/apiClient';
import {
  ForgeServer,
  cleanUp,
  startForge,
  temporaryFolder,
} from './__testUtils__/forgeServer';
import { cloneUrl, commitFiles, git, gitText } from './__testUtils__/gitClient';

jest.setTimeout(120_000);

const [ines] = personas;
const repo = '/repos/payments/checkout';
const largeFile = 48 * 1024 * 1024;

const children: ChildProcess[] = [];
const proxies: Server[] = [];

afterEach(async () => {
  children.splice(0).forEach(child => child.kill('SIGKILL'));
  proxies.splice(0).forEach(proxy => proxy.close());
  await cleanUp();
});

/** Starts a forge in a process of its own. */
async function startProcess(
  stateDirectory: string,
): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      join(__dirname, '__testUtils__', 'forgeProcess.ts'),
      stateDirectory,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  children.push(child);
  const [chunk] = await once(child.stdout, 'data');
  return { child, port: parseInt(String(chunk), 10) };
}

/** Passes bytes on to a port, and does something once so many have gone there. */
async function startProxy(
  port: number,
  limit: number,
  atLimit: () => void,
): Promise<number> {
  let passed = 0;
  const proxy = createServer(client => {
    const upstream = connect(port, '127.0.0.1');
    client.on('data', chunk => {
      const before = passed;
      passed += chunk.length;
      if (before < limit && passed >= limit) {
        atLimit();
      }
    });
    client.pipe(upstream).pipe(client);
    client.on('error', () => upstream.destroy());
    upstream.on('error', () => client.destroy());
  });
  proxies.push(proxy);
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return (proxy.address() as AddressInfo).port;
}

async function seed(stateDirectory: string): Promise<void> {
  const server = await startForge({ stateDirectory });
  await server.forge.ensureRepository({
    owner: 'payments',
    name: 'checkout',
    description: 'Takes the money',
    files: { 'a.txt': 'one\n' },
  });
  await server.forge.createPullRequest({
    owner: 'payments',
    name: 'checkout',
    title: 'One',
    head: 'topic',
    files: { 'a.txt': 'two\n' },
    author: 'ines.moreau',
  });
  await server.forge.ensureRepository({
    owner: 'shop',
    name: 'storefront',
    files: { 'a.txt': 'one\n' },
  });
  await server.close();
}

function bare(stateDirectory: string): string {
  return join(stateDirectory, 'repositories', 'payments', 'checkout.git');
}

function record(stateDirectory: string): string {
  return join(stateDirectory, 'metadata', 'payments', 'checkout.json');
}

async function fsck(stateDirectory: string): Promise<number | null> {
  const { code } = await git(
    bare(stateDirectory),
    '--git-dir=.',
    'fsck',
    '--strict',
    '--full',
  );
  return code;
}

async function pullOf(server: ForgeServer) {
  return (await apiClient(server.baseUrl, ines)('GET', `${repo}/pulls/1`))
    .object;
}

describe('a forge that is killed', () => {
  it('in the middle of a large push keeps what it had, and takes the push again', async () => {
    const stateDirectory = await temporaryFolder();
    await seed(stateDirectory);
    const folder = await temporaryFolder();
    const { child, port } = await startProcess(stateDirectory);
    const died = once(child, 'exit');
    const proxyPort = await startProxy(port, 12 * 1024 * 1024, () =>
      child.kill('SIGKILL'),
    );
    await gitText(
      folder,
      ...['clone', '--quiet'],
      cloneUrl(`http://localhost:${port}`, 'payments/checkout', ines),
      'work',
    );
    const work = join(folder, 'work');
    const before = await gitText(work, 'rev-parse', 'origin/main');
    await commitFiles(work, 'Large', { 'large.bin': randomBytes(largeFile) });

    const pushed = await git(
      work,
      'push',
      cloneUrl(`http://localhost:${proxyPort}`, 'payments/checkout', ines),
      'main',
    );
    const [, signal] = await died;

    expect(signal).toBe('SIGKILL');
    expect(pushed.code).not.toBe(0);
    const server = await startForge({ stateDirectory });
    expect(server.complaints).toEqual([]);
    await expect(fsck(stateDirectory)).resolves.toBe(0);
    expect(await pullOf(server)).toMatchObject({
      title: 'One',
      state: 'open',
      mergeable: true,
    });
    const branch = await apiClient(server.baseUrl)(
      'GET',
      `${repo}/branches/main`,
    );
    expect(at(branch.object, 'commit', 'id')).toBe(before);

    await gitText(
      work,
      'push',
      '--quiet',
      cloneUrl(server.baseUrl, 'payments/checkout', ines),
      'main',
    );
    await expect(fsck(stateDirectory)).resolves.toBe(0);
    const pull = await pullOf(server);
    expect(pull.mergeable).toBe(true);
  });

  it('between moving a branch and writing it down knows that it merged', async () => {
    const stateDirectory = await temporaryFolder();
    await seed(stateDirectory);
    const first = await startForge({ stateDirectory });
    const unmerged = JSON.parse(await readFile(record(stateDirectory), 'utf8'));
    await apiClient(first.baseUrl, ines)('POST', `${repo}/pulls/1/merge`, {
      Do: 'squash',
    });
    const merged = await pullOf(first);
    await first.close();
    // What the record held a moment before.
    unmerged.pullRequests[0].merging = {
      sha: merged.merge_commit_sha,
      mergeBase: merged.merge_base,
      headSha: at(merged, 'head', 'sha'),
      by: 'ines.moreau',
    };
    await writeFile(record(stateDirectory), JSON.stringify(unmerged));

    const second = await startForge({ stateDirectory });

    expect(await pullOf(second)).toMatchObject({
      merged: true,
      state: 'closed',
      merge_commit_sha: merged.merge_commit_sha,
      merged_by: { login: 'ines.moreau' },
    });
  });

  it('before the branch moved knows that it did not merge', async () => {
    const stateDirectory = await temporaryFolder();
    await seed(stateDirectory);
    const text = JSON.parse(await readFile(record(stateDirectory), 'utf8'));
    const [pull] = text.pullRequests;
    pull.merging = {
      sha: pull.headSha,
      mergeBase: pull.headSha,
      headSha: pull.headSha,
      by: 'ines.moreau',
    };
    await writeFile(record(stateDirectory), JSON.stringify(text));

    const server = await startForge({ stateDirectory });

    expect(await pullOf(server)).toMatchObject({
      merged: false,
      state: 'open',
    });
    const merge = await apiClient(server.baseUrl, ines)(
      'POST',
      `${repo}/pulls/1/merge`,
      { Do: 'merge' },
    );
    expect(merge.status).toBe(200);
  });

  it('after a push that it had not heard of follows the branch at its start', async () => {
    const stateDirectory = await temporaryFolder();
    await seed(stateDirectory);
    const directory = bare(stateDirectory);
    const tree = await gitText(directory, 'rev-parse', 'topic^{tree}');
    const head = await gitText(
      directory,
      ...['commit-tree', tree, '-p', 'topic', '-m', 'Unheard'],
    );
    await gitText(directory, 'update-ref', 'refs/heads/topic', head);

    const server = await startForge({ stateDirectory });

    expect(at(await pullOf(server), 'head', 'sha')).toBe(head);
    await expect(
      gitText(directory, 'rev-parse', 'refs/pull/1/head'),
    ).resolves.toBe(head);
  });
});

describe('a forge on damaged state', () => {
  it.each([
    ['cut off', '{"version": 1, "id'],
    ['of another shape', '{"version": 2}'],
    ['empty', ''],
  ])(
    'sets a record aside that is %s, and loses no other',
    async (_how, text) => {
      const stateDirectory = await temporaryFolder();
      await seed(stateDirectory);
      await writeFile(record(stateDirectory), text);

      const server = await startForge({ stateDirectory });

      expect(server.complaints).toEqual([
        expect.stringContaining('payments/checkout.json'),
      ]);
      const api = apiClient(server.baseUrl, ines);
      const mine = await api('GET', repo);
      expect(mine.object).toMatchObject({ private: true, empty: false });
      const other = await api('GET', '/repos/shop/storefront');
      expect(other.status).toBe(200);
      const files = await readdir(join(stateDirectory, 'metadata', 'payments'));
      expect(files.some(name => name.includes('unreadable'))).toBe(true);
      // Numbers that were given are not given again.
      const pull = await api('POST', `${repo}/pulls`, {
        head: 'topic',
        base: 'main',
        title: 'Again',
      });
      expect(pull.object.number).toBe(2);
    },
  );

  it('leaves a repository out that git cannot read, and serves the others', async () => {
    const stateDirectory = await temporaryFolder();
    await seed(stateDirectory);
    await writeFile(join(bare(stateDirectory), 'HEAD'), 'nonsense');
    await writeFile(join(bare(stateDirectory), 'config'), '[nonsense');

    const server = await startForge({ stateDirectory });

    expect(server.complaints).toEqual([
      expect.stringContaining('payments/checkout cannot be opened'),
    ]);
    const api = apiClient(server.baseUrl, ines);
    await expect(api('GET', repo)).resolves.toMatchObject({ status: 404 });
    await expect(api('GET', '/repos/shop/storefront')).resolves.toMatchObject({
      status: 200,
    });
  });

  it('clears away what a killed git left', async () => {
    const stateDirectory = await temporaryFolder();
    await seed(stateDirectory);
    const old = new Date(Date.now() - 60_000);
    for (const name of ['refs/heads/main.lock', 'packed-refs.lock']) {
      const lock = join(bare(stateDirectory), name);
      await writeFile(lock, '');
      await utimes(lock, old, old);
    }
    await writeFile(
      join(bare(stateDirectory), 'objects', 'pack', 'tmp_pack_a1b2c3'),
      'half',
    );

    const server = await startForge({ stateDirectory });

    const created = await apiClient(server.baseUrl, ines)(
      'POST',
      `${repo}/contents/b.txt`,
      { content: '' },
    );
    expect(created.status).toBe(201);
    await expect(fsck(stateDirectory)).resolves.toBe(0);
  });
});
