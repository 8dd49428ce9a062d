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

it.each([
  ['github', { host: 'github.com', token: 'x' }, 'github.com'],
  [
    'gitlab',
    {
      host: 'gitlab.example.com',
      token: 'x',
      apiBaseUrl: 'https://gitlab.example.com/api/v4',
    },
    'gitlab.example.com',
  ],
])(
  'names a %s with credentials where there is no Gitea',
  (kind, host, name) => {
    const integrations = ScmIntegrations.fromConfig(
      new ConfigReader({ integrations: { [kind]: [host] } }),
    );
    expect(findForgeHost(integrations)).toBe(name);
  },
);

it('says what to do where there is none', () => {
  const integrations = ScmIntegrations.fromConfig(new ConfigReader({}));
  expect(() => findForgeHost(integrations)).toThrow(
    'Have a host with credentials added to integrations',
  );
});
