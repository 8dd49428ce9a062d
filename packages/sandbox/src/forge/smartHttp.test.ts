import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { machines, personas } from '../identities';
import { cloneUrl, commitFiles, git, gitText } from './__testUtils__/gitClient';
import {
  ForgeServer,
  cleanUp,
  startForge,
  temporaryFolder,
} from './__testUtils__/forgeServer';
import { PushEvent } from './types';

jest.setTimeout(60_000);

const [ines, tom] = personas;
const [, argocd] = machines;

async function clone(
  server: ForgeServer,
  repository: string,
  identity?: { name: string; token: string },
  ...options: string[]
): Promise<string> {
  const folder = await temporaryFolder();
  await gitText(
    folder,
    'clone',
    '--quiet',
    ...options,
    cloneUrl(server.baseUrl, repository, identity),
    'work',
  );
  return join(folder, 'work');
}

describe('git over HTTP', () => {
  let server: ForgeServer;

  beforeEach(async () => {
    server = await startForge();
    await server.forge.ensureRepository({
      owner: 'payments',
      name: 'checkout',
      description: 'Takes the money',
      files: { 'README.md': '# checkout\n', 'src/main.ts': 'export {};\n' },
    });
    await server.forge.ensureRepository({
      owner: 'payments',
      name: 'secrets',
      private: true,
      files: { 'README.md': '# secrets\n' },
    });
  });

  afterEach(async () => {
    await cleanUp();
  });

  it('clones a public repository for somebody without a name', async () => {
    const work = await clone(server, 'payments/checkout');

    await expect(gitText(work, 'ls-files')).resolves.toBe(
      'README.md\nsrc/main.ts',
    );
    await expect(gitText(work, 'branch', '--show-current')).resolves.toBe(
      'main',
    );
  });

  it('clones only the last commit, and an old protocol', async () => {
    const work = await clone(server, 'payments/checkout', ines);
    await commitFiles(work, 'Second', { 'a.txt': 'a' });
    await gitText(work, 'push', '--quiet');

    const shallow = await clone(
      server,
      'payments/checkout',
      undefined,
      '--depth=1',
    );
    await expect(gitText(shallow, 'rev-list', '--count', 'HEAD')).resolves.toBe(
      '1',
    );
    await gitText(shallow, 'fetch', '--quiet', '--unshallow');
    await expect(gitText(shallow, 'rev-list', '--count', 'HEAD')).resolves.toBe(
      '2',
    );

    const old = await git(
      work,
      '-c',
      'protocol.version=0',
      'ls-remote',
      'origin',
    );
    expect(old.stdout).toContain('refs/heads/main');
  });

  it('takes a push, tells who moved which branch, and others fetch it', async () => {
    const events: PushEvent[] = [];
    const before = await clone(server, 'payments/checkout');
    const work = await clone(server, 'payments/checkout', ines);
    const first = await gitText(work, 'rev-parse', 'HEAD');
    const stop = server.forge.onPush(event => events.push(event));

    const second = await commitFiles(work, 'Second', { 'a.txt': 'a' });
    await gitText(work, 'push', '--quiet', 'origin', 'main', 'main:feature/x');
    await gitText(work, 'push', '--quiet', 'origin', ':feature/x');
    stop();
    await gitText(work, 'push', '--quiet', 'origin', 'main:unheard');

    const zero = '0'.repeat(40);
    const shared = {
      owner: 'payments',
      repository: 'checkout',
      pusher: 'ines.moreau',
    };
    expect(events).toEqual([
      { ...shared, ref: 'refs/heads/main', before: first, after: second },
      { ...shared, ref: 'refs/heads/feature/x', before: zero, after: second },
      { ...shared, ref: 'refs/heads/feature/x', before: second, after: zero },
    ]);
    await gitText(before, 'pull', '--quiet');
    await expect(gitText(before, 'rev-parse', 'HEAD')).resolves.toBe(second);
  });

  it('rejects a rewritten main with a sentence and all that comes with it, and takes a rewritten branch', async () => {
    const work = await clone(server, 'payments/checkout', ines);
    await commitFiles(work, 'Second', { 'a.txt': 'a' });
    await gitText(work, 'push', '--quiet', 'origin', 'main', 'main:topic');
    await gitText(work, 'commit', '--quiet', '--amend', '-m', 'Rewritten');

    const plain = await git(work, 'push', 'origin', 'main');
    expect(plain.code).not.toBe(0);
    expect(plain.stderr).toContain('non-fast-forward');

    const forced = await git(
      work,
      'push',
      '--force',
      'origin',
      'main',
      'main:topic',
    );
    expect(forced.stderr).toContain(
      'The branch main is protected: its history cannot be rewritten.',
    );
    expect(forced.stderr).toMatch(/\[remote rejected\] main -> topic/);
    const topic = await git(work, 'push', '--force', 'origin', 'main:topic');
    expect(topic.stderr).toMatch(/\+ .* main -> topic \(forced update\)/);

    const deleted = await git(work, 'push', 'origin', ':main');
    expect(deleted.stderr).toContain(
      'The branch main is the default branch: it cannot be deleted.',
    );
  });

  it('refuses pushes to the refs of pull requests', async () => {
    const work = await clone(server, 'payments/checkout', ines);

    const { code, stderr } = await git(
      work,
      'push',
      'origin',
      'main:refs/pull/1/head',
    );

    expect(code).not.toBe(0);
    expect(stderr).toContain('deny updating a hidden ref');
  });

  it('refuses objects that git holds for broken', async () => {
    const work = await clone(server, 'payments/checkout', ines);
    const tree = await gitText(work, 'rev-parse', 'HEAD^{tree}');
    const person = 'Nobody <nobody@halle.example> 0001700000000 +0000';
    await writeFile(
      join(work, 'broken'),
      `tree ${tree}\nauthor ${person}\ncommitter ${person}\n\nBroken\n`,
    );
    const sha = await gitText(
      work,
      ...['hash-object', '-t', 'commit', '-w', '--literally', 'broken'],
    );

    const { code, stderr } = await git(
      work,
      'push',
      'origin',
      `${sha}:refs/heads/broken`,
    );

    expect(code).not.toBe(0);
    expect(stderr).toContain('zeroPaddedDate');
    await expect(
      gitText(work, 'ls-remote', 'origin', 'refs/heads/broken'),
    ).resolves.toBe('');
  });

  it.each([
    ['a wrong token', { name: ines.name, token: 'wrong' }, 401],
    ['another team on a public repository', tom, 403],
    ['a machine without a team', argocd, 403],
    ['nobody', undefined, 401],
  ])('refuses a push of %s', async (_who, identity, status) => {
    const work = await clone(server, 'payments/checkout');
    await commitFiles(work, 'Second', { 'a.txt': 'a' });

    const { code, stderr } = await git(
      work,
      'push',
      cloneUrl(server.baseUrl, 'payments/checkout', identity),
      'main',
    );

    expect(code).not.toBe(0);
    expect(stderr).toMatch(
      status === 403
        ? /The requested URL returned error: 403/
        : /Authentication failed|could not read Username/,
    );
  });

  it.each([
    ['nobody', undefined, 401],
    ['a wrong token', { name: ines.name, token: 'wrong' }, 401],
    ['another team', tom, 404],
    ['the team', ines, 200],
  ])(
    'answers the reading of a private repository by %s',
    async (_who, identity, status) => {
      const response = await fetch(
        `${server.baseUrl}/payments/secrets.git/info/refs?service=git-upload-pack`,
        {
          headers: identity
            ? {
                Authorization: `Basic ${Buffer.from(
                  `${identity.name}:${identity.token}`,
                ).toString('base64')}`,
              }
            : {},
        },
      );

      expect(response.status).toBe(status);
      expect(response.headers.has('WWW-Authenticate')).toBe(status === 401);
    },
  );

  it.each([
    ['token as password', `Basic ${basic('whoever', ines.token)}`],
    ['token as name', `Basic ${basic(ines.token, '')}`],
    [
      'token as name, as GitHub does',
      `Basic ${basic(ines.token, 'x-oauth-basic')}`,
    ],
    ['token scheme', `token ${ines.token}`],
    ['bearer scheme', `Bearer ${ines.token}`],
  ])('takes a %s', async (_name, header) => {
    const response = await fetch(
      `${server.baseUrl}/payments/secrets/info/refs?service=git-receive-pack`,
      { headers: { Authorization: header } },
    );

    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe(
      'application/x-git-receive-pack-advertisement',
    );
  });

  it('does not take a token from the address', async () => {
    const response = await fetch(
      `${server.baseUrl}/payments/secrets.git/info/refs?service=git-upload-pack&access_token=${ines.token}&token=${ines.token}`,
    );

    expect(response.status).toBe(401);
  });

  it.each([
    ['/payments/..%2fcheckout.git/info/refs?service=git-upload-pack'],
    ['/..%2f..%2fetc/passwd/info/refs?service=git-upload-pack'],
    ['/payments/checkout%00.git/info/refs?service=git-upload-pack'],
    ['/payments/%2e%2e/info/refs?service=git-upload-pack'],
    ['/payments/--upload-pack=touch/info/refs?service=git-upload-pack'],
    ['/-oProxyCommand=x/checkout.git/info/refs?service=git-upload-pack'],
    ['/pay%e2%80%aements/checkout.git/info/refs?service=git-upload-pack'],
    ['/payments/checkout.git/%zz/info/refs?service=git-upload-pack'],
    ['/%zz/checkout.git/info/refs?service=git-upload-pack'],
    ['/payments/checkout.git/objects/info/packs'],
    ['/payments/checkout.git/HEAD'],
  ])('does not find %s', async path => {
    const response = await fetch(server.baseUrl + path);

    expect(response.status).toBe(404);
  });

  it('takes concurrent pushes of different branches, each told once', async () => {
    const events: PushEvent[] = [];
    server.forge.onPush(event => events.push(event));
    const names = ['one', 'two', 'three', 'four', 'five'];
    const works = await Promise.all(
      names.map(() => clone(server, 'payments/checkout', ines)),
    );
    await Promise.all(
      works.map((work, index) =>
        commitFiles(work, names[index], { [names[index]]: names[index] }),
      ),
    );

    await Promise.all(
      works.map((work, index) =>
        gitText(work, 'push', '--quiet', 'origin', `main:${names[index]}`),
      ),
    );

    expect(events.map(({ ref }) => ref).sort()).toEqual(
      names.map(name => `refs/heads/${name}`).sort(),
    );
    const { directory } = server.forge.locate(
      `${server.baseUrl}/payments/checkout.git`,
    ) ?? { directory: '' };
    const fsck = await git(directory, '--git-dir=.', 'fsck', '--strict');
    expect(fsck).toMatchObject({ code: 0 });
  });

  it('lets one of several pushes to main win', async () => {
    const works = await Promise.all(
      [1, 2, 3].map(() => clone(server, 'payments/checkout', ines)),
    );
    await Promise.all(
      works.map((work, index) =>
        commitFiles(work, `Change ${index}`, { 'race.txt': `${index}` }),
      ),
    );

    const outcomes = await Promise.all(
      works.map(work => git(work, 'push', 'origin', 'main')),
    );

    expect(outcomes.filter(({ code }) => code === 0)).toHaveLength(1);
    const check = await clone(server, 'payments/checkout');
    await expect(gitText(check, 'rev-list', '--count', 'HEAD')).resolves.toBe(
      '2',
    );
  });

  it('takes no push when the hook that keeps main cannot run', async () => {
    const work = await clone(server, 'payments/checkout', ines);
    await commitFiles(work, 'Second', { 'a.txt': 'a' });
    await chmod(join(server.stateDirectory, 'hooks', 'pre-receive'), 0o600);

    const { code, stderr } = await git(work, 'push', 'origin', 'main');

    expect(code).not.toBe(0);
    expect(stderr).toContain('500');
    expect(server.complaints).toEqual([
      expect.stringContaining('branches are not protected'),
    ]);
  });

  it('takes a request that is zipped', async () => {
    const response = await fetch(
      `${server.baseUrl}/payments/checkout.git/git-upload-pack`,
      {
        method: 'POST',
        headers: {
          'Content-Type': 'application/x-git-upload-pack-request',
          'Content-Encoding': 'gzip',
          'Git-Protocol': 'version=2',
        },
        body: gzipSync('0014command=ls-refs\n0000'),
      },
    );

    expect(response.status).toBe(200);
    await expect(response.text()).resolves.toContain('refs/heads/main');
  });

  it('makes the first pushed branch the default of an empty repository', async () => {
    await server.forge.ensureRepository({ owner: 'payments', name: 'ledger' });
    const work = await clone(server, 'payments/ledger', ines);
    await commitFiles(work, 'First', { 'a.txt': 'a' });
    await gitText(work, 'push', '--quiet', 'origin', 'HEAD:trunk');

    const again = await clone(server, 'payments/ledger');

    await expect(gitText(again, 'branch', '--show-current')).resolves.toBe(
      'trunk',
    );
  });
});

function basic(name: string, password: string): string {
  return Buffer.from(`${name}:${password}`).toString('base64');
}
