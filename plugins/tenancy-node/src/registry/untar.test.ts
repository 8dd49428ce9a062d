import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { untar } from './untar';

const long = 'x'.repeat(120);

async function archiveOf(files: [path: string, content: string][]) {
  const archive = pack();
  archive.entry({ name: 'gitops/', type: 'directory' });
  for (const [path, content] of files) {
    archive.entry({ name: `gitops/${path}` }, content);
  }
  archive.entry({ name: 'gitops/link', type: 'symlink', linkname: '/etc' });
  archive.finalize();
  return gzipSync(await buffer(archive));
}

/** What is unpacked of bytes, by path, and what was offered, with its size. */
async function unpacked(bytes: Buffer, isWanted = (_path: string) => true) {
  const files: [string, string][] = [];
  const offered: [string, number][] = [];
  const response = {
    archive: async () => Readable.from([bytes]),
    files: () => Promise.reject(new Error('not read')),
    dir: () => Promise.reject(new Error('not read')),
    etag: 'commit',
  };
  const found = untar(response, (path, { size }) => {
    offered.push([path, size]);
    return isWanted(path);
  });
  for await (const { path, content } of found) {
    files.push([path, content.toString()]);
  }
  return { files, offered };
}

it('gives what is wanted, by its path in the tree, and passes over the rest', async () => {
  const bytes = await archiveOf([
    ['a', 'one'],
    ['empty', ''],
    [`été/${long}`, 'two'],
    ['b', 'y'.repeat(100_000)],
    ['c', 'three'],
  ]);
  const { files, offered } = await unpacked(bytes, path => path !== 'b');
  expect(files).toEqual([
    ['a', 'one'],
    ['empty', ''],
    [`été/${long}`, 'two'],
    ['c', 'three'],
    ['link', ''],
  ]);
  expect(offered.slice(3)).toEqual([
    ['b', 100_000],
    ['c', 5],
    ['link', 0],
  ]);
});

it.each<[string, (whole: Buffer) => Buffer]>([
  ['ends too early', whole => whole.subarray(0, whole.length - 20)],
  ['is no archive', () => Buffer.from('<h1>Sign in</h1>')],
  ['is another kind of archive', () => gzipSync('PK'.repeat(1_000))],
  ['is empty', () => Buffer.alloc(0)],
])('throws where what the forge sent %s', async (_title, change) => {
  const whole = await archiveOf([['a', 'one']]);
  await expect(unpacked(change(whole))).rejects.toMatchObject({
    name: 'ServiceUnavailableError',
    message: expect.stringContaining('cannot be unpacked'),
  });
});
