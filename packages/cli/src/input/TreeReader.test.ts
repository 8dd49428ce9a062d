import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import {
  buildInto,
  runNode,
  temporaryFolder,
  writeAll,
} from '../__testUtils__/commandLine';
import { TreeReader } from './TreeReader';

/* What is read, in its order: a path with its content, or with what is the matter. */
function read(...paths: string[]): string[] {
  const tree = new TreeReader();
  paths.forEach(path => tree.add(path));
  return tree.files.map(file =>
    'content' in file
      ? `${file.path}: ${file.content}`
      : `${file.path}: ${file.problem} (${file.detail})`,
  );
}

describe('TreeReader', () => {
  const before = process.cwd();
  let folder: string;

  beforeEach(() => {
    folder = temporaryFolder();
    mkdirSync(join(folder, 'tree'));
    process.chdir(join(folder, 'tree'));
  });

  afterEach(() => {
    process.chdir(before);
    rmSync(folder, { recursive: true, force: true });
  });

  const write = (files: Record<string, string>) => writeAll('.', files);

  it('reads manifests in a stable order, and nothing of tools, packages and programs', () => {
    write({
      'b/z.yml': '1',
      'b/a.yaml': '2',
      'a.json': '3',
      'B.yaml': '4',
      '.hidden.yaml': '5',
      'dev/Kustomization': '6',
      'README.md': '-',
      'main.ts': '-',
      '.git/config.yaml': '-',
      '.github/workflows/check.yaml': '-',
      'node_modules/a/a.yaml': '-',
    });
    expect(read('.')).toEqual([
      '.hidden.yaml: 5',
      'B.yaml: 4',
      'a.json: 3',
      'b/a.yaml: 2',
      'b/z.yml: 1',
      'dev/Kustomization: 6',
    ]);
  });

  it("reads CODEOWNERS of the platform's repository, and of no other", () => {
    write({
      'gitops/socle.yaml': '',
      'gitops/CODEOWNERS': '1',
      'gitops/bootstrap/CODEOWNERS': '2',
      'older/tenants/a/tenant.yaml': '',
      'older/CODEOWNERS': '3',
      'team/CODEOWNERS': '-',
    });
    expect(read('.').filter(line => line.includes('CODEOWNERS'))).toEqual([
      'gitops/CODEOWNERS: 1',
      'gitops/bootstrap/CODEOWNERS: 2',
      'older/CODEOWNERS: 3',
    ]);
  });

  it.each([
    ['.', 'a/b.yaml'],
    ['./', 'a/b.yaml'],
    ['a', 'a/b.yaml'],
    ['./a/', 'a/b.yaml'],
    ['a/b.yaml', 'a/b.yaml'],
    ['../tree/a//b.yaml', '../tree/a/b.yaml'],
  ])('names what is in %s as it was typed', (typed, shown) => {
    write({ 'a/b.yaml': '' });
    expect(read(typed)).toEqual([`${shown}: `]);
  });

  it('names what is in an absolute folder by its absolute path', () => {
    write({ 'a/b.yaml': '' });
    expect(read(folder)).toEqual([`${folder}/tree/a/b.yaml: `]);
  });

  it('reads a folder of tools that somebody names, and a file once that two paths name', () => {
    write({ '.github/a.yaml': '1', 'a/b.yaml': '2' });
    expect(read('.github', 'a/b.yaml', 'a', '.')).toEqual([
      '.github/a.yaml: 1',
      'a/b.yaml: 2',
    ]);
  });

  it('reports what it does not read of files', () => {
    write({ 'large.yaml': 'a'.repeat(1.5 * 1024 * 1024), 'nul.yaml': 'a\0' });
    writeFileSync('latin.yaml', Buffer.from([0x63, 0xe9]));
    writeFileSync('limit.yaml', 'a'.repeat(1024 * 1024));
    writeFileSync('mark.yaml', '\ufeffa');
    expect(read('.').map(line => line.slice(0, 60))).toEqual([
      'large.yaml: large (1.5 MiB)',
      'latin.yaml: binary (it has bytes of another encoding)',
      `limit.yaml: ${'a'.repeat(48)}`,
      'mark.yaml: \ufeffa',
      'nul.yaml: binary (it has a NUL character)',
    ]);
  });

  it('reports pipes and sockets, and waits for none', async () => {
    execFileSync('mkfifo', ['pipe.yaml']);
    execFileSync('mkfifo', ['pipe']);
    const server = createServer().listen('socket.yaml');
    await once(server, 'listening');
    try {
      expect(read('.')).toEqual([
        'pipe.yaml: unreadable (a pipe)',
        'socket.yaml: unreadable (a socket)',
      ]);
    } finally {
      server.close();
      await once(server, 'close');
    }
  });

  it.each([
    ['a file outside', '../secret.yaml', 'link (../secret.yaml)'],
    ['a folder outside', '..', 'link (..)'],
    ['a file outside that is no manifest', '/etc/passwd', 'link (/etc/passwd)'],
    [
      'a folder beside, whose name begins the same',
      '../tree-2',
      'link (../tree-2)',
    ],
    ['something outside that is not there', '../absent', 'link (../absent)'],
    [
      'something inside that is not there',
      'absent',
      'unreadable (a link to absent: no such file or directory)',
    ],
    [
      'itself',
      'link.yaml',
      'unreadable (a link to link.yaml: too many symbolic links encountered)',
    ],
  ])('follows no link to %s', (_, target, said) => {
    writeAll(folder, { 'secret.yaml': 'secret', 'tree-2/a.yaml': 'secret' });
    symlinkSync(target, 'link.yaml');
    expect(read('.')).toEqual([`link.yaml: ${said}`]);
  });

  it('reports a link that leads out by way of one inside', () => {
    writeAll(folder, { 'secret.yaml': 'secret' });
    symlinkSync('..', 'up');
    symlinkSync('up/secret.yaml', 'a.yaml');
    expect(read('.')).toEqual([
      'a.yaml: link (up/secret.yaml)',
      'up: link (..)',
    ]);
  });

  it('reads what a link inside leads to where the link is, because that is what is applied', () => {
    write({ 'base/a.yaml': '1', '.hidden/b.yaml': '2', 'text.txt': '3' });
    symlinkSync('../base', join('base', 'loop'));
    symlinkSync('base', 'dev');
    symlinkSync('.hidden/b.yaml', 'c.yaml');
    symlinkSync('text.txt', 'd.yaml');
    symlinkSync('base/a.yaml', 'program');
    expect(read('.')).toEqual([
      'base/a.yaml: 1',
      'c.yaml: 2',
      'd.yaml: 3',
      'dev/a.yaml: 1',
    ]);
  });

  it('ends where folders link to each other, and says that it did', () => {
    const names = [...'abcdefgh'];
    names.forEach(name => write({ [`${name}/x.yaml`]: name }));
    for (const name of names) {
      names
        .filter(other => other !== name)
        .forEach(other => symlinkSync(`../${other}`, join(name, other)));
    }
    const lines = read('.');
    expect(lines.length).toBeLessThan(1100);
    expect(lines.filter(line => line.includes('behind links'))).toHaveLength(1);
  });

  it('follows a link that somebody names', () => {
    writeAll(folder, { 'other/a.yaml': '1' });
    symlinkSync('../other', 'link');
    expect(read('link')).toEqual(['link/a.yaml: 1']);
  });

  it('reports names that are no text, and paths that are too long', () => {
    const deep = [...Array(20).keys()].map(() => 'd'.repeat(250));
    let at = '.';
    for (const name of deep) {
      mkdirSync(name);
      process.chdir(name);
      at = `${at}/${name}`;
    }
    process.chdir(join(folder, 'tree'));
    writeFileSync(Buffer.from([0x61, 0xff, ...Buffer.from('.yaml')]), 'a: 1');
    const lines = read('.');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^a\ufffd\.yaml: unreadable/);
    expect(lines[1]).toMatch(/^d+\/.*: unreadable \(name too long\)$/);
  });

  it('reports what it may not read', async () => {
    write({ 'tree/a.yaml': '1' });
    chmodSync('tree/a.yaml', 0);
    chmodSync(folder, 0o755);
    buildInto(folder);
    // Whoever runs the tests as root may read everything.
    const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const { code, stdout } = await runNode(
      join(folder, 'tree'),
      [join(folder, 'bin', 'socle.cjs'), 'check', 'tree'],
      nobody,
    );
    expect(code).toBe(1);
    expect(stdout).toContain('The file cannot be read: permission denied.');
    expect(stdout).toMatch(/^tree\/a\.yaml$/m);
  });
});
