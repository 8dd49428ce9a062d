import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { selectReading } from './selectReading';

/** Reads a tree at an address, through a reader that notes where it is asked. */
async function reading(url: string) {
  const asked: string[] = [];
  const logger = mockServices.logger.mock();
  const read = selectReading({
    url,
    urlReader: mockServices.urlReader.mock({
      async readTree(at, options) {
        asked.push(`${at} ${options?.etag ?? 'anew'}`);
        return {
          etag: 'commit',
          files: async () => [
            { path: 'socle.yaml', content: async () => Buffer.from('a') },
          ],
          archive: () => Promise.reject(new Error('not read')),
          dir: () => Promise.reject(new Error('not read')),
        };
      },
    }),
    integrations: ScmIntegrations.fromConfig(
      mockServices.rootConfig({
        data: {
          integrations: { azure: [{ host: 'dev.azure.com' }] },
        },
      }),
    ),
    timeoutMilliseconds: 1_000,
    logger,
  });
  const first = await read(undefined);
  return { asked, logger, first, second: await read(first) };
}

it.each([
  ['of a kind that Socle does not know', 'https://dev.azure.com/o/p/_git/r'],
  ['that no integration names', 'https://elsewhere.example.com/o/r'],
])('reads the whole tree at each change from a host %s', async (_name, url) => {
  const { asked, logger, first } = await reading(url);
  expect(first).toEqual({
    revision: 'commit',
    files: new Map([['socle.yaml', { text: 'a' }]]),
  });
  expect(asked).toEqual([`${url} anew`, `${url} commit`]);
  expect(logger.info).toHaveBeenCalledWith(
    expect.stringContaining('is read as a whole at each change'),
  );
});
