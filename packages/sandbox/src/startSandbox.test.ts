import { ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const git = (directory: string, ...args: string[]) =>
  run('git', ['-C', directory, ...args], {
    env: {
      PATH: process.env.PATH,
      HOME: directory,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_TERMINAL_PROMPT: '0',
    },
    maxBuffer: 1 << 26,
  });

const token = { authorization: 'Bearer sandbox-hugo-lefevre' };

jest.setTimeout(180_000);

describe('the whole sandbox in its process', () => {
  let directory: string;
  let port: number;
  let sandbox: ChildProcess | undefined;

  beforeAll(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'socle-sandbox-'));
    port = await freePorts();
    sandbox = await start();
  });

  afterAll(async () => {
    await end('SIGTERM');
    await rm(directory, { recursive: true, force: true });
  });

  /** Starts it as `npm start` does; resolves when the seed is in. */
  async function start(): Promise<ChildProcess> {
    const child = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli-node/config/nodeTransform.cjs'),
        path.join(__dirname, 'main.ts'),
        '--state',
        path.join(directory, 'state'),
        '--port',
        String(port),
      ],
      {
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        env: { ...process.env, NODE_OPTIONS: '' },
      },
    );
    let output = '';
    child.stdout!.on('data', data => (output += data));
    child.stderr!.on('data', data => (output += data));
    await new Promise<void>((resolve, reject) => {
      child.on('message', (message: { type: string }) => {
        if (message.type === 'ready') resolve();
      });
      child.once('exit', code =>
        reject(new Error(`It ended with ${code}:\n${output}`)),
      );
    });
    return child;
  }

  async function end(signal: NodeJS.Signals) {
    if (sandbox) {
      const exit = once(sandbox, 'exit');
      sandbox.kill(signal);
      sandbox = undefined;
      await exit;
    }
  }

  const forge = (rest: string) => `http://localhost:${port}${rest}`;
  const cluster = (rest: string) => `http://localhost:${port + 1}${rest}`;
  const json = async (url: string) => {
    const response = await fetch(url, { headers: token });
    expect(response.status).toBe(200);
    return response.json();
  };

  const identities = (list: {
    items: Array<{ metadata: { name: string; uid: string } }>;
  }) => list.items.map(({ metadata: { name, uid } }) => [name, uid]).sort();

  /** What a visitor has seen, and must see again after a restart. */
  async function everything() {
    const [pulls, branches, applications, namespaces] = await Promise.all([
      json(forge('/api/v1/repos/platform/gitops/pulls?state=all')),
      json(forge('/api/v1/repos/payments/checkout/branches')),
      json(
        cluster('/apis/argoproj.io/v1alpha1/namespaces/argocd/applications'),
      ),
      json(cluster('/api/v1/namespaces')),
    ]);
    return {
      pulls: pulls.map((pull: { number: number; title: string }) => [
        pull.number,
        pull.title,
      ]),
      branches: branches.map(
        (branch: { name: string; commit: { id: string } }) => [
          branch.name,
          branch.commit.id,
        ],
      ),
      applications: identities(applications),
      namespaces: identities(namespaces),
    };
  }

  it('shows a company whose tenants were applied from the GitOps tree', async () => {
    const { applications, namespaces } = await everything();

    const names = applications.map(([name]) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'payments',
        'payments.dev',
        'payments.prod',
        'payments.dev.checkout',
        'shop.staging.storefront',
        'logistics.dev.tracking',
        'insights.dev',
      ]),
    );
    expect(namespaces.map(([name]) => name)).toEqual(
      expect.arrayContaining(['payments-dev', 'shop-staging', 'insights-dev']),
    );
    expect(namespaces.map(([name]) => name)).not.toContain('loyalty-dev');
  });

  it('survives being killed in the middle of a push, and loses nothing', async () => {
    const before = await everything();
    const clone = path.join(directory, 'clone');
    await git(
      directory,
      'clone',
      '-q',
      forge('/payments/checkout.git').replace(
        '//',
        '//ines.moreau:sandbox-ines-moreau@',
      ),
      clone,
    );
    for (let index = 0; index < 24; index += 1) {
      await writeFile(
        path.join(clone, `recording-${index}.bin`),
        randomBytes(1 << 20),
      );
    }
    await git(clone, 'add', '.');
    await git(
      clone,
      '-c',
      'user.name=Inès',
      '-c',
      'user.email=ines@halle.example',
      'commit',
      '-qm',
      'Add recordings',
    );

    const push = git(clone, 'push', '-q', 'origin', 'HEAD:recordings').then(
      () => 'pushed',
      () => 'cut off',
    );
    await untilSomethingArrives(
      path.join(directory, 'state', 'forge', 'repositories'),
    );
    await end('SIGKILL');
    expect(await push).toBe('cut off');
    sandbox = await start();

    expect(await everything()).toEqual(before);
    const bare = path.join(
      directory,
      'state',
      'forge',
      'repositories',
      'payments',
      'checkout.git',
    );
    await git(bare, 'fsck', '--strict', '--full');
    await git(clone, 'push', '-q', 'origin', 'HEAD:recordings');
    await git(bare, 'fsck', '--strict', '--full');
    const branches = await json(
      forge('/api/v1/repos/payments/checkout/branches'),
    );
    expect(branches.map((branch: { name: string }) => branch.name)).toContain(
      'recordings',
    );
  });
});

/** Waits until a push has begun to write into the object store of a repository. */
async function untilSomethingArrives(repositories: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const entries = await readdir(repositories, { recursive: true });
    if (
      entries.some(entry => /tmp_objdir|tmp_pack|tmp_obj|incoming/.test(entry))
    ) {
      return;
    }
  }
  throw new Error('The push was over before it could be cut off');
}

async function freePorts(): Promise<number> {
  for (let port = 18_200; port < 19_000; port += 10) {
    const needed = [port, port + 1, port + 2, port + 4];
    const free = await Promise.all(needed.map(isFree));
    if (free.every(Boolean)) {
      return port;
    }
  }
  throw new Error('There is no row of free ports from 18200 to 19000');
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const listening = once(server, 'listening').then(
    () => (server.address() as AddressInfo).port === port,
    () => false,
  );
  server.listen(port, '127.0.0.1');
  const free = await listening;
  await new Promise(resolve => server.close(resolve));
  return free;
}
