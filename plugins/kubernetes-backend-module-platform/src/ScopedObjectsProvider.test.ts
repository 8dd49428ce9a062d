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

const argoApplications = {
  group: 'argoproj.io',
  apiVersion: 'v1alpha1',
  plural: 'applications',
};
const policies = { group: 'cilium.io', apiVersion: 'v2', plural: 'policies' };

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
  /** Where Argo CD is, and what its cluster answers. */
  argocd?: { cluster: string; answer: () => Promise<ClusterObjects[]> };
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
    async getCustomResourcesByEntity({ entity: as, customResources }) {
      const annotations = as.metadata.annotations ?? {};
      if (annotations['backstage.io/kubernetes-namespace'] === 'argocd') {
        const { clusters } = await locator.getClustersByEntity(as);
        asked.push([
          clusters.map(({ name }) => name),
          annotations['backstage.io/kubernetes-label-selector'],
          ...customResources,
        ]);
        return { items: (await options.argocd?.answer()) ?? [] };
      }
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
          customResources: [policies],
        },
      ],
    },
    scopes: {
      resolve: async () => ({
        entityRef: 'component:default/checkout',
        tenant: { name: 'payments', owner: 'group:default/payments' },
        environments: options.environments,
        refused: [],
      }),
    },
    logger: mockServices.logger.mock(),
    customResources: [argoApplications],
    argocd: options.argocd && {
      cluster: options.argocd.cluster,
      namespace: 'argocd',
      clusterNames: new Map(),
    },
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
  it('are those of the configuration, of all clusters or of one', async () => {
    const { readCustom, asked } = world({ environments: [dev] });
    const request = [{ ...argoApplications, objectType: 'secrets' }, policies];
    await readCustom(request);
    expect(asked).toEqual([[argoApplications, policies]]);
  });

  it.each([
    [{ group: '', apiVersion: 'v1', plural: 'secrets' }],
    [{ ...argoApplications, plural: '../../../../api/v1/secrets' }],
    [{ ...argoApplications, apiVersion: 'v1' }],
  ])('are no others: %j', async matcher => {
    const { readCustom, asked } = world({ environments: [dev] });
    await expect(readCustom([matcher])).rejects.toMatchObject({
      name: 'InputError',
    });
    expect(asked).toEqual([]);
  });
});

describe('Applications of Argo CD', () => {
  const application = (project: string) => ({
    metadata: { name: 'payments.prod.checkout', namespace: 'argocd' },
    spec: {
      project,
      destination: { name: 'paris-prod', namespace: 'payments-dev' },
    },
  });
  const applications = (...projects: string[]): ClusterObjects => ({
    ...found('paris-nonprod'),
    resources: [
      { type: 'customresources', resources: projects.map(application) },
    ],
  });
  const asked = [
    ['paris-nonprod'],
    'socle.dev/tenant=payments',
    argoApplications,
  ];
  const unreached = {
    ...found('paris-nonprod'),
    resources: [],
    errors: [
      { errorType: 'FETCH_ERROR', message: 'The cluster cannot be reached' },
    ],
  };
  const argocd = (
    answer = async () => [applications('payments', 'shop')],
    cluster = 'paris-nonprod',
  ) => ({ cluster, answer });

  it('are those that deliver into the scope, on a cluster that it has nothing else on', async () => {
    const given = world({ environments: [prod], argocd: argocd() });
    expect((await given.read()).items).toEqual([
      found('paris-prod'),
      applications('payments'),
    ]);
    expect(given.asked).toContainEqual(asked);
    expect(
      (await given.readCustom([policies, argoApplications])).items,
    ).toEqual([applications('payments')]);
  });

  it('are beside the objects that the scope has on that cluster', async () => {
    const { read } = world({ environments: [dev, prod], argocd: argocd() });
    expect((await read()).items).toEqual([
      {
        ...found('paris-nonprod'),
        resources: [
          ...found('paris-nonprod').resources,
          ...applications('payments').resources,
        ],
      },
      found('paris-prod'),
    ]);
  });

  it('are no item where there are none', async () => {
    const { read } = world({
      environments: [prod],
      argocd: argocd(async () => [applications('shop')]),
    });
    expect((await read()).items).toEqual([found('paris-prod')]);
  });

  it.each<[story: string, answer: () => Promise<ClusterObjects[]>]>([
    ['is silent', () => new Promise(() => {})],
    ['fails', () => Promise.reject(new Error('connect ECONNREFUSED'))],
  ])('are an error of their cluster when it %s', async (_story, answer) => {
    const { read } = world({ environments: [prod], argocd: argocd(answer) });
    expect((await read()).items).toEqual([found('paris-prod'), unreached]);
  });

  it('are an error of a cluster that the portal does not know', async () => {
    const { read } = world({
      environments: [prod],
      argocd: argocd(undefined, 'oregon'),
    });
    expect((await read()).items).toMatchObject([
      found('paris-prod'),
      { cluster: { name: 'oregon' }, errors: [{ errorType: 'FETCH_ERROR' }] },
    ]);
  });

  it('are not asked for where the cluster or the request has other kinds only', async () => {
    const elsewhere = world({
      environments: [dev],
      argocd: argocd(undefined, 'paris-prod'),
    });
    await elsewhere.read();
    expect(elsewhere.asked).toHaveLength(1);

    const { readCustom, asked: request } = world({
      environments: [prod],
      argocd: argocd(),
    });
    await readCustom([policies]);
    expect(request).toEqual([[policies]]);
  });

  it('are not asked for somebody who may not read the tenant', async () => {
    const denied = world({
      environments: [prod],
      argocd: argocd(),
      isAllowed: false,
    });
    await expect(denied.read()).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    expect(denied.asked).toEqual([]);
  });
});
