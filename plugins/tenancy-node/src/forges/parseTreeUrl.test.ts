import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { parseTreeUrl } from './parseTreeUrl';

const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      gitea: [
        { host: 'localhost:7017', baseUrl: 'http://localhost:7017' },
        { host: 'code.example.com', baseUrl: 'https://code.example.com/git/' },
      ],
      github: [{ host: 'github.com' }],
      gitlab: [{ host: 'gitlab.com' }],
      bitbucketCloud: [{ username: 'a', appPassword: 'b' }],
    },
  }),
);

it.each([
  [
    'http://localhost:7017/platform/gitops/src/branch/main',
    ['localhost:7017', 'platform', 'gitops', 'main'],
  ],
  [
    'https://code.example.com/git/platform/gitops/src/branch/release/1/',
    ['code.example.com', 'platform', 'gitops', 'release/1'],
  ],
  [
    'https://github.com/halle/gitops/tree/main',
    ['github.com', 'halle', 'gitops', 'main'],
  ],
  [
    'https://gitlab.com/halle/platform/gitops/-/tree/main',
    ['gitlab.com', 'halle/platform', 'gitops', 'main'],
  ],
])('reads %s', (url, [host, owner, name, branch]) => {
  expect(parseTreeUrl(url, integrations)).toEqual({
    host,
    owner,
    name,
    branch,
  });
});

it.each([
  ['https://evil.example.com/a/b/src/branch/main', 'is of no host'],
  ['https://bitbucket.org/a/b/src/main', 'is of no host'],
  ['https://github.com/halle/gitops', 'Write it as https://github.com/owner'],
  ['https://github.com/gitops/tree/main', 'is not the address of a branch'],
  ['nonsense', 'is of no host'],
])('refuses %s', (url, message) => {
  expect(() => parseTreeUrl(url, integrations)).toThrow(
    expect.objectContaining({
      name: 'InputError',
      message: expect.stringContaining(message),
    }),
  );
});
