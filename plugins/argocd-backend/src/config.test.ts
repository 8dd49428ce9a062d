import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readArgocdConfig } from './config';

const read = (argocd: JsonObject, platform: JsonObject = {}) =>
  readArgocdConfig(new ConfigReader({ argocd, platform }));

it('knows the Argo CD that other plugins are told of', () => {
  expect(
    read({}, { argocd: { cluster: 'paris', namespace: 'argo' } }),
  ).toMatchObject({
    instances: [{ name: 'argocd', cluster: 'paris', namespace: 'argo' }],
    destinations: [
      {
        instance: 'argocd',
        cluster: 'paris',
        name: 'in-cluster',
        server: 'https://kubernetes.default.svc',
      },
    ],
    platformProjects: ['platform'],
  });
  expect(read({}).instances).toEqual([]);
});

it('reads instances, and what they call clusters', () => {
  const { instances, destinations } = read(
    {
      instances: [
        {
          name: 'lyon',
          url: 'https://argo.internal/argo/',
          externalUrl: 'https://argo.example.com/',
          token: 'reads',
          projectTokens: [
            { projects: ['payments'], token: 'acts' },
            { projects: ['*'], actions: ['confirmPrune'], token: 'writes' },
          ],
          destinations: [{ cluster: 'lyon-prod', name: 'prod' }],
        },
      ],
    },
    { gitops: { url: 'https://x', clusterNames: { prod: 'paris-prod' } } },
  );
  expect(instances).toMatchObject([
    {
      name: 'lyon',
      namespace: 'argocd',
      externalUrl: 'https://argo.example.com',
      api: {
        url: 'https://argo.internal/argo',
        token: 'reads',
        projectTokens: [
          {
            actions: [
              'sync',
              'refresh',
              'hardRefresh',
              'terminate',
              'rollback',
            ],
          },
          { projects: ['*'], actions: ['confirmPrune'], token: 'writes' },
        ],
      },
    },
  ]);
  expect(destinations).toEqual([
    { instance: 'lyon', cluster: 'lyon-prod', name: 'prod' },
    { name: 'prod', cluster: 'paris-prod' },
  ]);
});

it.each<[string, JsonObject[]]>([
  ['argocd.instances[0].name', [{ name: 'a b', cluster: 'paris' }]],
  ['argocd.instances[0] needs the cluster', [{ name: 'a' }]],
  ['argocd.instances[0] needs the cluster', [{ name: 'a', url: 'http://x' }]],
  [
    'two of the name a',
    [
      { name: 'a', cluster: 'x' },
      { name: 'a', cluster: 'y' },
    ],
  ],
  [
    'argocd.instances[0].url',
    [{ name: 'a', cluster: 'x', url: 'file:///etc' }],
  ],
  [
    'argocd.instances[0].url',
    [{ name: 'a', cluster: 'x', url: 'http://u:p@x' }],
  ],
  [
    'argocd.instances[0].projectTokens[0].actions',
    [
      {
        name: 'a',
        cluster: 'x',
        url: 'http://x',
        projectTokens: [{ projects: ['*'], actions: ['delete'], token: 'x' }],
      },
    ],
  ],
  [
    'argocd.instances[0].externalUrl',
    [{ name: 'a', cluster: 'x', externalUrl: 'https://x/?a=b' }],
  ],
])('says that %s is wrong', (message, instances) => {
  expect(() => read({ instances })).toThrow(message);
});
