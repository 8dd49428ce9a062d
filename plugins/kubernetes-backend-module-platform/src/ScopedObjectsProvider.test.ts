import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  ClusterObjects,
  CustomResourceMatcher,
} from '@backstage/plugin-kubernetes-common';
import { KubernetesObjectsProvider } from '@backstage/plugin-kubernetes-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ScopeEnvironment } from '@socle/plugin-platform-common';
import { ScopedObjectsProvider } from './ScopedObjectsProvider';
import { ScopedServiceLocator } from './ScopedServiceLocator';

const credentials = mockCredentials.user();
const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'checkout',
    annotations: { 'backstage.io/kubernetes-namespace': 'kube-system' },
  },
};
const dev: ScopeEnvironment = {
  name: 'dev',
  cluster: 'paris-nonprod',
  namespace: 'payments-dev',
  labelSelector: 'app=checkout',
};
const staging = { ...dev, name: 'staging', namespace: 'payments-staging' };
const prod = { ...dev, name: 'prod', cluster: 'paris-prod' };

const found = (name: string): ClusterObjects => ({
  cluster: { name },
  resources: [{ type: 'pods', resources: [] }],
  podMetrics: [],
  errors: [],
});

/** A provider that asks the locator as Backstage's does, and then does what a test says for that cluster. */
function world(options: {
  environments: ScopeEnvironment[];
  answers?: Record<string, () => Promise<ClusterObjects[]>>;
  isAllowed?: boolean;
}) {
  const locator = new ScopedServiceLocator();
  const asked: unknown[] = [];
  const provider: KubernetesObjectsProvider = {
    async getKubernetesObjectsByEntity({ entity: as }) {
      const { clusters } = await locator.getClustersByEntity(as);
      asked.push([clusters.map(({ name }) => name), as.metadata.annotations]);
      const items = await Promise.all(
        clusters.map(({ name }) =>
          (options.answers?.[name] ?? (async () => [found(name)]))(),
        ),
      );
      return { items: items.flat() };
    },
    async getCustomResourcesByEntity({ customResources }) {
      asked.push(customResources);
      return { items: [] };
    },
  };
  const permissions = mockServices.permissions.mock({
    authorize: async () => [
      {
        result:
          options.isAllowed === false
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      },
    ],
  });
  const scoped = new ScopedObjectsProvider({
    provider,
    locator,
    permissions,
    clusterSupplier: {
      getClusters: async () => [
        { name: 'paris-nonprod', url: 'https://a', authMetadata: {} },
        {
          name: 'paris-prod',
          url: 'https://b',
          authMetadata: {},
          customResources: [
            { group: 'cilium.io', apiVersion: 'v2', plural: 'policies' },
          ],
        },
      ],
    },
    scopes: {
      resolve: async () => ({
        entityRef: 'component:default/checkout',
        environments: options.environments,
        refused: [],
      }),
    },
    logger: mockServices.logger.mock(),
    customResources: [
      { group: 'argoproj.io', apiVersion: 'v1alpha1', plural: 'applications' },
    ],
    timeoutMilliseconds: 30,
  });
  return {
    asked,
    permissions,
    provider,
    read: () =>
      scoped.getKubernetesObjectsByEntity(
        { entity, auth: {} },
        { credentials },
      ),
    readCustom: (customResources: CustomResourceMatcher[]) =>
      scoped.getCustomResourcesByEntity(
        { entity, auth: {}, customResources },
        { credentials },
      ),
  };
}

it('reads each environment of the scope at its cluster, whatever the entity says', async () => {
  const { read, asked } = world({
    environments: [dev, { ...prod, labelSelector: undefined }],
  });
  expect((await read()).items.map(({ cluster }) => cluster.name)).toEqual([
    'paris-nonprod',
    'paris-prod',
  ]);
  expect(asked).toEqual([
    [
      ['paris-nonprod'],
      {
        'backstage.io/kubernetes-namespace': 'payments-dev',
        'backstage.io/kubernetes-label-selector': 'app=checkout',
      },
    ],
    [
      ['paris-prod'],
      {
        'backstage.io/kubernetes-namespace': 'payments-dev',
        'backstage.io/kubernetes-label-selector':
          '!socle.dev/not-of-this-world',
      },
    ],
  ]);
});

it('gives one item for each cluster, with the objects of all its environments', async () => {
  const { read } = world({ environments: [dev, staging] });
  expect((await read()).items).toEqual([
    {
      ...found('paris-nonprod'),
      resources: [
        { type: 'pods', resources: [] },
        { type: 'pods', resources: [] },
      ],
    },
  ]);
});

it('tells of a cluster that does not answer, beside those that do', async () => {
  const unreached = {
    errorType: 'FETCH_ERROR',
    message: 'The cluster cannot be reached',
  };
  const silent = world({
    environments: [dev, staging, prod],
    answers: { 'paris-nonprod': () => new Promise(() => {}) },
  });
  expect((await silent.read()).items).toEqual([
    { ...found('paris-nonprod'), resources: [], errors: [unreached] },
    found('paris-prod'),
  ]);

  const broken = world({
    environments: [dev, prod],
    answers: {
      'paris-nonprod': async () => {
        throw new Error('connect ECONNREFUSED 10.0.0.1');
      },
      'paris-prod': async () => [
        {
          ...found('paris-prod'),
          errors: [
            {
              errorType: 'FETCH_ERROR',
              message: 'request to https://10.0.0.2 failed',
            },
          ],
        },
      ],
    },
  });
  const { items } = await broken.read();
  expect(items.map(({ errors }) => errors)).toEqual([[unreached], [unreached]]);
});

it('tells of a cluster that the portal does not know', async () => {
  const { read } = world({
    environments: [{ ...dev, cluster: 'oregon' }, prod],
  });
  expect((await read()).items).toMatchObject([
    {
      cluster: { name: 'oregon' },
      errors: [{ message: expect.stringContaining('not among those') }],
    },
    { cluster: { name: 'paris-prod' }, errors: [] },
  ]);
});

it('asks nothing for an entity without environments', async () => {
  const { read, asked } = world({ environments: [] });
  expect(await read()).toEqual({ items: [] });
  expect(asked).toEqual([]);
});

it('asks nothing for somebody who may not read the tenant', async () => {
  const { read, asked, permissions } = world({
    environments: [dev],
    isAllowed: false,
  });
  await expect(read()).rejects.toMatchObject({ name: 'NotAllowedError' });
  expect(asked).toEqual([]);
  expect(permissions.authorize).toHaveBeenCalledWith(
    [
      {
        permission: expect.objectContaining({ name: 'tenancy.tenant.read' }),
        resourceRef: 'component:default/checkout',
      },
    ],
    { credentials },
  );
});

it('finds no cluster for an entity that it did not make itself', async () => {
  const { provider } = world({ environments: [dev] });
  expect(
    await provider.getKubernetesObjectsByEntity(
      { entity, auth: {} },
      { credentials },
    ),
  ).toEqual({ items: [] });
});

describe('custom resources', () => {
  const application = {
    group: 'argoproj.io',
    apiVersion: 'v1alpha1',
    plural: 'applications',
  };
  const policy = { group: 'cilium.io', apiVersion: 'v2', plural: 'policies' };

  it('are those of the configuration, of all clusters or of one', async () => {
    const { readCustom, asked } = world({ environments: [dev] });
    const request = [{ ...application, objectType: 'secrets' }, policy];
    await readCustom(request);
    expect(asked).toEqual([[application, policy]]);
  });

  it.each([
    [{ group: '', apiVersion: 'v1', plural: 'secrets' }],
    [{ ...application, plural: '../../../../api/v1/secrets' }],
    [{ ...application, apiVersion: 'v1' }],
  ])('are no others: %j', async matcher => {
    const { readCustom, asked } = world({ environments: [dev] });
    await expect(readCustom([matcher])).rejects.toMatchObject({
      name: 'InputError',
    });
    expect(asked).toEqual([]);
  });
});
