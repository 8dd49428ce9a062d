import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { repositoryOf } from './repositoryOf';

const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      gitea: [
        {
          host: 'forge.example.com:3000',
          baseUrl: 'https://forge.example.com:3000/git',
        },
        { host: 'localhost:7017', baseUrl: 'http://localhost:7017' },
      ],
      github: [{ host: 'github.com' }],
      gitlab: [
        {
          host: 'gitlab.example.com',
          apiBaseUrl: 'https://gitlab.example.com/api/v4',
          baseUrl: 'https://gitlab.example.com',
        },
      ],
    },
  }),
);

it.each<[string, unknown]>([
  [
    'http://localhost:7017/payments/checkout.git',
    { host: 'localhost:7017', owner: 'payments', name: 'checkout' },
  ],
  [
    'https://forge.example.com:3000/git/payments/checkout',
    { host: 'forge.example.com:3000', owner: 'payments', name: 'checkout' },
  ],
  [
    'https://github.com/acme/web.git/',
    { host: 'github.com', owner: 'acme', name: 'web' },
  ],
  [
    'git@github.com:acme/web.git',
    { host: 'github.com', owner: 'acme', name: 'web' },
  ],
  [
    'ssh://git@gitlab.example.com:2222/acme/team/web.git',
    { host: 'gitlab.example.com', owner: 'acme/team', name: 'web' },
  ],
  ['https://elsewhere.example.com/acme/web.git', undefined],
  ['https://github.com/web.git', undefined],
  ['https://github.com/acme/..%2Fweb/..', undefined],
  ['oci://registry.example.com/chart', undefined],
  ['file:///srv/git/web.git', undefined],
  ['no address', undefined],
  ['', undefined],
])('%s', (url, expected) => {
  expect(repositoryOf(url, integrations)).toEqual(expected);
});
