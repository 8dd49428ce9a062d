import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { UrlReaderService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { Identity, machines, personas } from '../identities';
import { apiClient, base64 } from './__testUtils__/apiClient';
import { ForgeServer, cleanUp, startForge } from './__testUtils__/forgeServer';

jest.setTimeout(60_000);

const [ines, tom] = personas;
const [socle] = machines;

/** Backstage's own reader, on its Gitea integration. */
function readerOf(
  server: ForgeServer,
  credentials?: { username?: string; password: string },
): UrlReaderService {
  return UrlReaders.default({
    logger: mockServices.logger.mock(),
    config: new ConfigReader({
      integrations: {
        gitea: [
          {
            host: new URL(server.baseUrl).host,
            baseUrl: server.baseUrl,
            ...credentials,
          },
        ],
      },
    }),
  });
}

function loginOf({ name, token }: Identity) {
  return { username: name, password: token };
}

describe("Backstage's GiteaUrlReader", () => {
  let server: ForgeServer;
  let reader: UrlReaderService;
  let root: string;

  beforeEach(async () => {
    server = await startForge();
    for (const [name, isPrivate] of [
      ['catalog', false],
      ['secrets', true],
    ] as const) {
      await server.forge.ensureRepository({
        owner: 'payments',
        name,
        private: isPrivate,
        files: {
          'catalog-info.yaml': 'kind: Component\n',
          'docs/index.md': '# Docs\n',
          'docs/ö ü.md': '# Ü\n',
        },
      });
    }
    reader = readerOf(server, loginOf(socle));
    root = `${server.baseUrl}/payments/catalog/src/branch/main`;
  });

  afterEach(async () => {
    await cleanUp();
  });

  it('reads a file with its time', async () => {
    const response = await reader.readUrl(`${root}/catalog-info.yaml`);

    expect((await response.buffer()).toString()).toBe('kind: Component\n');
    expect(response.lastModifiedAt).toBeInstanceOf(Date);
    expect(response.etag).toMatch(/^"[0-9a-f.]+"$/);
  });

  it('reads a tree, a part of it, and says when nothing changed', async () => {
    const tree = await reader.readTree(root);
    const files = await tree.files();
    expect(files.map(({ path }) => path).sort()).toEqual([
      'catalog-info.yaml',
      'docs/index.md',
      'docs/ö ü.md',
    ]);
    const docs = await reader.readTree(`${root}/docs`);
    const parts = await docs.files();
    expect(parts.map(({ path }) => path).sort()).toEqual([
      'index.md',
      'ö ü.md',
    ]);
    await expect(
      reader.readTree(root, { etag: tree.etag }),
    ).rejects.toMatchObject({ name: 'NotModifiedError' });

    await apiClient(server.baseUrl, ines)(
      'POST',
      '/repos/payments/catalog/contents/new.md',
      { content: base64('new') },
    );
    const changed = await reader.readTree(root, { etag: tree.etag });
    expect(changed.etag).not.toBe(tree.etag);
    await expect(changed.files()).resolves.toHaveLength(4);
  });

  it('searches for a file, and finds none where there is none', async () => {
    const found = await reader.search(`${root}/catalog-info.yaml`);
    const none = await reader.search(`${root}/nothing.yaml`);

    expect(found.files).toHaveLength(1);
    expect((await found.files[0].content()).toString()).toBe(
      'kind: Component\n',
    );
    expect(none.files).toEqual([]);
  });

  it('says what is not there', async () => {
    for (const url of [
      `${root}/nothing.yaml`,
      `${server.baseUrl}/payments/none/src/branch/main/a`,
      `${server.baseUrl}/payments/catalog/src/branch/none/catalog-info.yaml`,
    ]) {
      await expect(reader.readUrl(url)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
    }
    await expect(
      reader.readTree(`${server.baseUrl}/payments/catalog/src/branch/none`),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it.each([
    ['the team', loginOf(ines), true],
    ['a token alone', { password: ines.token }, true],
    ['another team', loginOf(tom), false],
    ['nobody', undefined, false],
  ])('reads a private repository as %s', async (_who, credentials, isThere) => {
    const reading = readerOf(server, credentials).readUrl(
      `${server.baseUrl}/payments/secrets/src/branch/main/catalog-info.yaml`,
    );

    await expect(
      reading.then(
        () => true,
        error => error.name !== 'NotFoundError',
      ),
    ).resolves.toBe(isThere);
  });
});
