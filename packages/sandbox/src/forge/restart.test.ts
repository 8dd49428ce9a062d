import { join } from 'node:path';
import { personas } from '../identities';
import { apiClient } from './__testUtils__/apiClient';
import { cleanUp, startForge } from './__testUtils__/forgeServer';

jest.setTimeout(60_000);

const [ines] = personas;
const repo = '/repos/payments/checkout';

afterEach(async () => {
  await cleanUp();
});

describe('a forge that starts again', () => {
  it('has everything that it had', async () => {
    const server = await startForge();
    await server.forge.ensureRepository({
      owner: 'payments',
      name: 'checkout',
      description: 'Takes the money',
      private: true,
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
    const api = apiClient(server.baseUrl, ines);
    const hugo = apiClient(server.baseUrl, personas[3]);
    await api('POST', `${repo}/issues/1/comments`, { body: 'Mine' });
    await hugo('POST', `${repo}/pulls/1/reviews`, { event: 'APPROVED' });
    await hugo('POST', '/orgs', { username: 'loyalty', full_name: 'Loyalty' });
    await api('POST', `${repo}/hooks`, {
      type: 'gitea',
      config: { url: 'http://127.0.0.1:9/', content_type: 'json' },
    });
    const paths = [
      repo,
      `${repo}/pulls/1`,
      `${repo}/issues/1/comments`,
      `${repo}/pulls/1/reviews`,
      `${repo}/hooks`,
      `${repo}/branches`,
      '/orgs/loyalty',
    ];
    const read = async () =>
      await Promise.all(paths.map(async path => (await api('GET', path)).text));
    const before = await read();

    await server.restart();

    await expect(read()).resolves.toEqual(before);
    expect(server.complaints).toEqual([]);
  });

  it('leaves the seed as it became', async () => {
    const server = await startForge();
    const seedAll = async () => {
      await server.forge.ensureRepository({
        owner: 'payments',
        name: 'checkout',
        files: { 'a.txt': 'one\n' },
      });
      return await server.forge.createPullRequest({
        owner: 'payments',
        name: 'checkout',
        title: 'One',
        head: 'topic',
        files: { 'a.txt': 'two\n' },
        author: 'ines.moreau',
      });
    };
    await seedAll();
    const api = apiClient(server.baseUrl, ines);
    await api('POST', `${repo}/pulls/1/merge`, {
      Do: 'merge',
      delete_branch_after_merge: true,
    });
    const before = await api('GET', `${repo}/commits`);
    await server.restart();

    await expect(seedAll()).resolves.toBe(1);

    const after = await api('GET', `${repo}/commits`);
    expect(after.text).toBe(before.text);
    const branches = await api('GET', `${repo}/branches`);
    expect(branches.list.map(({ name }) => name)).toEqual(['main']);
  });
});

describe('locate', () => {
  it('finds a bare repository by every address of it, and nothing else', async () => {
    const server = await startForge();
    await server.forge.ensureRepository({ owner: 'platform', name: 'gitops' });
    const { baseUrl, stateDirectory } = server;
    const { port } = new URL(baseUrl);
    const found = {
      owner: 'platform',
      repository: 'gitops',
      directory: join(stateDirectory, 'repositories', 'platform', 'gitops.git'),
    };

    for (const url of [
      `${baseUrl}/platform/gitops.git`,
      `${baseUrl}/platform/gitops`,
      `${baseUrl}/platform/gitops.git/`,
      `http://127.0.0.1:${port}/platform/gitops.git`,
    ]) {
      expect(server.forge.locate(url)).toEqual(found);
    }
    for (const url of [
      `${baseUrl}/platform/none.git`,
      `${baseUrl}/platform/gitops/tree`,
      `${baseUrl}/platform/..%2fgitops.git`,
      `http://evil.example:${port}/platform/gitops.git`,
      `http://localhost:1/platform/gitops.git`,
      `ssh://localhost:${port}/platform/gitops.git`,
      'platform/gitops',
      '',
    ]) {
      expect(server.forge.locate(url)).toBeUndefined();
    }
  });
});
