import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { before, describe, it } from 'node:test';
import { connectCluster } from '../connectCluster.mjs';
import { syncedAndHealthy } from '../seed/applications.mjs';

const { KubeConfig, CoreV1Api, AuthorizationV1Api } = createRequire(
  import.meta.url,
)('@kubernetes/client-node');

const cluster = connectCluster();

const addOns = [
  'access',
  'ingress-nginx',
  'kube-dns',
  'monitoring',
  'opentelemetry-collector',
];

/** Of each environment, what runs in it and is well; the depots of logistics are on the cluster that is gone. */
const environments = {
  'insights.dev': ['team', 'recommender'],
  'logistics.dev': ['team', 'routing', 'tracking'],
  'logistics.prod': ['team', 'routing', 'tracking'],
  'payments.dev': ['team', 'checkout', 'ledger', 'refunds'],
  'payments.prod': ['team', 'ledger', 'refunds'],
  'shop.dev': ['team', 'search', 'storefront'],
  'shop.staging': ['team', 'search', 'storefront'],
  'shop.prod': ['team', 'search', 'storefront'],
};

/** The root, the add-ons of both clusters, and of a tenant what guards it and what runs in it. */
const expected = [
  'root',
  'platform',
  ...cluster.apiServers.flatMap(({ name }) =>
    addOns.map(addOn => `platform.${name}.${addOn}`),
  ),
  ...['insights', 'logistics', 'payments', 'shop'],
  ...Object.entries(environments).flatMap(([environment, names]) => [
    environment,
    ...names.map(name => `${environment}.${name}`),
  ]),
];

describe('the seed on the real platform', () => {
  before(() => syncedAndHealthy(cluster, expected, 300));

  it('is synced by Argo CD to both clusters', async () => {
    for (const [index, namespace] of [
      'payments-dev',
      'payments-prod',
    ].entries()) {
      const { api } = cluster.apiServers[index];
      const { items } = await api.get(
        `/api/v1/namespaces/${namespace}/resourcequotas`,
      );

      assert.equal(items.length, 1, namespace);
    }
  });

  it('gives people by their kubeconfigs what the bindings give them, and no more', async () => {
    const answers = await mayCreate('ines.moreau', [
      {
        context: 'paris-nonprod',
        namespace: 'payments-dev',
        resource: 'pods/exec',
      },
      {
        context: 'paris-nonprod',
        namespace: 'shop-dev',
        resource: 'configmaps',
      },
      {
        context: 'paris-nonprod',
        namespace: 'payments-dev',
        resource: 'resourcequotas',
      },
      {
        context: 'paris-prod',
        namespace: 'payments-prod',
        resource: 'resourcequotas',
      },
    ]);

    assert.deepEqual(answers.slice(1), [false, false, false]);
    const { items } = await clientOf(
      'ines.moreau',
      'paris-nonprod',
      CoreV1Api,
    ).listNamespacedPod({ namespace: 'payments-dev' });
    assert.ok(Array.isArray(items));
    await assert.rejects(
      clientOf('ines.moreau', 'paris-nonprod', CoreV1Api).listNamespacedPod({
        namespace: 'shop-dev',
      }),
      /403/,
    );
  });
});

async function mayCreate(name, questions) {
  return Promise.all(
    questions.map(async ({ context, namespace, resource }) => {
      const [plural, subresource] = resource.split('/');
      const { status } = await clientOf(
        name,
        context,
        AuthorizationV1Api,
      ).createSelfSubjectAccessReview({
        body: {
          spec: {
            resourceAttributes: {
              namespace,
              verb: 'create',
              resource: plural,
              subresource,
            },
          },
        },
      });
      return status.allowed;
    }),
  );
}

function clientOf(name, context, api) {
  const config = new KubeConfig();
  config.loadFromFile(cluster.kubeconfigs[name]);
  config.setCurrentContext(context);
  return config.makeApiClient(api);
}
