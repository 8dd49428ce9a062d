import { chmod, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { readWorkspace } from './readWorkspace';

const workspace = createMockDirectory();

beforeEach(() => {
  workspace.setContent({
    'README.md': '# Docs\n',
    '.gitignore': 'site/\n',
    '.git': { HEAD: 'ref: refs/heads/main\n' },
    docs: { 'index.md': 'Hello\n', 'a b': { 'ö.md': 'Ö\n' }, '.git': 'x' },
  });
});

const read = async (sourcePath?: string) =>
  (await readWorkspace({ workspacePath: workspace.path, sourcePath })).map(
    ({ path: file, content }) => [file, content.toString()],
  );

it('reads all files but those of git, in the order of their paths', async () => {
  await expect(read()).resolves.toEqual([
    ['.gitignore', 'site/\n'],
    ['README.md', '# Docs\n'],
    ['docs/a b/ö.md', 'Ö\n'],
    ['docs/index.md', 'Hello\n'],
  ]);
});

it.each(['docs', './docs/', 'docs/../docs'])(
  'reads the folder %s',
  async sourcePath => {
    await expect(read(sourcePath)).resolves.toEqual([
      ['a b/ö.md', 'Ö\n'],
      ['index.md', 'Hello\n'],
    ]);
  },
);

it('tells what can be executed, and keeps bytes as they are', async () => {
  await writeFile(workspace.resolve('docs/run'), Buffer.from([0, 255, 10]));
  await chmod(workspace.resolve('docs/run'), 0o755);
  const files = await readWorkspace({
    workspacePath: workspace.path,
    sourcePath: 'docs',
  });
  expect(files.filter(({ executable }) => executable)).toEqual([
    { path: 'run', content: Buffer.from([0, 255, 10]), executable: true },
  ]);
});

it.each([
  ['a file of the workspace', 'README.md'],
  ['a file outside', '/etc/hostname'],
  ['a folder', 'docs'],
  ['nothing', 'gone'],
])('refuses a symbolic link to %s', async (_what, target) => {
  await symlink(target, workspace.resolve('link'));
  await expect(read()).rejects.toMatchObject({
    name: 'InputError',
    message: expect.stringContaining('what is no file: link.'),
  });
});

it('names the first three symbolic links', async () => {
  for (const name of ['a', 'b', 'c', 'd', 'e']) {
    await symlink('README.md', workspace.resolve(name));
  }
  await expect(read()).rejects.toThrow('a, b, c and 2 more');
});

it.each([
  ['..', 'NotAllowedError'],
  ['../../etc', 'NotAllowedError'],
  ['/etc', 'NotAllowedError'],
  ['outside', 'NotAllowedError'],
  ['inside', 'InputError'],
  ['inside/a b', 'InputError'],
  ['missing', 'NotFoundError'],
  ['README.md', 'NotFoundError'],
])('refuses the source path %s', async (sourcePath, name) => {
  await symlink(path.resolve('/etc'), workspace.resolve('outside'));
  await symlink('docs', workspace.resolve('inside'));
  await expect(read(sourcePath)).rejects.toMatchObject({ name });
});

it('refuses a folder without files', async () => {
  workspace.setContent({ docs: { deep: {} } });
  await expect(read()).rejects.toThrow('There are no files in .');
});

it('refuses more files than a commit may have', async () => {
  workspace.setContent(
    Object.fromEntries(
      Array.from({ length: 1001 }, (_, index) => [`${index}.txt`, 'x']),
    ),
  );
  await expect(read()).rejects.toThrow('holds 1001 files');
});

it('refuses more bytes than a commit may have', async () => {
  workspace.setContent({
    a: Buffer.alloc(6 * 1024 * 1024),
    b: Buffer.alloc(5 * 1024 * 1024),
  });
  await expect(read()).rejects.toThrow('holds more than 10 MiB');
});
