import { z } from 'zod';
import { apiClient } from './forge/__testUtils__/apiClient';
import { cleanUp, startForge } from './forge/__testUtils__/forgeServer';
import { machines } from './identities';
import { ensurePortalWebhook } from './portalWebhook';

afterEach(cleanUp);

const hooksSchema = z.array(
  z.object({
    events: z.array(z.string()),
    config: z.object({ url: z.string() }),
  }),
);

it('leads one webhook to where the portal is today', async () => {
  const { forge, baseUrl } = await startForge();
  await forge.ensureRepository({
    owner: 'platform',
    name: 'gitops',
    files: { 'socle.yaml': 'kind: Profile\n' },
  });
  const api = apiClient(baseUrl, machines[0]);
  const hooks = async () => {
    const answer = await api('GET', '/repos/platform/gitops/hooks');
    return hooksSchema
      .parse(answer.list)
      .map(({ events, config }) => [config.url, events.join()]);
  };

  for (const port of [7007, 7007, 8000]) {
    await ensurePortalWebhook({
      forgeUrl: baseUrl,
      portalUrl: `http://localhost:${port}`,
    });
    expect(await hooks()).toEqual([
      [`http://localhost:${port}/api/events/http/gitea`, 'push'],
    ]);
  }
});
