import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { giteaIntegrations } from '../__testUtils__/sandboxForge';
import { findForgeHost } from './forgeHost';

it('names the first Gitea of the configuration', () => {
  const integrations = giteaIntegrations({
    host: 'localhost:7017',
    baseUrl: 'http://localhost:7017',
  });
  expect(findForgeHost(integrations)).toBe('localhost:7017');
});

it('says what to do where there is none', () => {
  const integrations = ScmIntegrations.fromConfig(new ConfigReader({}));
  expect(() => findForgeHost(integrations)).toThrow(
    'Have a host added to integrations.gitea',
  );
});
