import { mockServices } from '@backstage/backend-test-utils';
import { readGitOpsTree } from './readGitOpsTree';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** Reads a tree whose files come one by one, some milliseconds after each other. */
async function reading(
  sizes: [path: string, bytes: number][],
  milliseconds: number,
) {
  const urlReader = mockServices.urlReader.mock({
    async readTree(_url, options) {
      return {
        etag: 'commit',
        async files() {
          const files = [];
          for (const [path, size] of sizes) {
            if (milliseconds > 0) {
              await jest.advanceTimersByTimeAsync(milliseconds);
            }
            if (options?.signal?.aborted) {
              throw new Error('aborted');
            }
            if (options?.filter?.(path, { size })) {
              files.push({ path, content: async () => Buffer.alloc(1) });
            }
          }
          return files;
        },
        archive: () => Promise.reject(new Error('not read')),
        dir: () => Promise.reject(new Error('not read')),
      };
    },
  });
  const { tree } = await readGitOpsTree({
    urlReader,
    url: 'https://forge.example.com/platform/gitops/src/branch/main',
    isWanted: path => path.startsWith('wanted'),
    timeoutMilliseconds: 1_000,
  });
  return [...tree.keys()];
}

function many(count: number, bytes: number): [string, number][] {
  return Array.from({ length: count }, (_, index) => [
    `wanted-${index}`,
    bytes,
  ]);
}

it('waits for a large tree as long as something comes, wanted or not', async () => {
  expect(
    await reading(
      [
        ['wanted-1', 1],
        ...Array.from({ length: 20 }, (_, index): [string, number] => [
          `other-${index}`,
          1,
        ]),
        ['wanted-2', 1],
      ],
      900,
    ),
  ).toEqual(['wanted-1', 'wanted-2']);
});

it.each<[string, [string, number][], number, string]>([
  ['where nothing comes', [['wanted', 1]], 1_100, 'nothing came for 1 s'],
  ['at too many files', many(105_001, 1), 0, 'more than 105000 files'],
  ['at too many bytes', many(4_200, 65_536), 0, 'more than 256 MiB'],
])('ends %s', async (_name, sizes, milliseconds, message) => {
  await expect(reading(sizes, milliseconds)).rejects.toMatchObject({
    name: 'ServiceUnavailableError',
    message: expect.stringContaining(message),
  });
});
