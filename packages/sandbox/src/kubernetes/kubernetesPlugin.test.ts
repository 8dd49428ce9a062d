import { RunningCluster, startCluster } from './__testUtils__/startCluster';
import { startProcess, TestProcess } from './__testUtils__/startProcess';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'checkout',
    annotations: { 'backstage.io/kubernetes-id': 'checkout' },
  },
  spec: { type: 'service', owner: 'payments', lifecycle: 'production' },
};

function clusterConfig(name: string, url: string) {
  return {
    name,
    url,
    authProvider: 'serviceAccount',
    serviceAccountToken: 'sandbox-socle',
    skipMetricsLookup: false,
    customResources: [
      { group: 'argoproj.io', apiVersion: 'v1alpha1', plural: 'applications' },
      {
        group: 'cilium.io',
        apiVersion: 'v2',
        plural: 'ciliumnetworkpolicies',
      },
    ],
  };
}

describe("the backend of Backstage's own Kubernetes plugin", () => {
  let running: RunningCluster;
  let backend: TestProcess | undefined;
  beforeAll(async () => {
    running = await startCluster();
    const { client } = running.cluster;
    const labels = { 'backstage.io/kubernetes-id': 'checkout' };
    client.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'payments-dev' },
    });
    client.create({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'checkout', namespace: 'payments-dev', labels },
      spec: {
        selector: { matchLabels: { app: 'checkout' } },
        template: {
          metadata: { labels: { app: 'checkout', ...labels } },
          spec: { containers: [{ name: 'app', image: 'checkout:1.4.2' }] },
        },
      },
    });
    client.create({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'payments.dev.checkout', namespace: 'default', labels },
      spec: { project: 'payments' },
    });
  });
  afterAll(async () => {
    await backend?.kill('SIGKILL');
    await running.stop();
  });

  it('shows the objects of one cluster and names the one that is down', async () => {
    backend = await startProcess(
      'pluginBackend.ts',
      {
        entities: [entity],
        config: {
          kubernetes: {
            serviceLocatorMethod: { type: 'multiTenant' },
            clusterLocatorMethods: [
              {
                type: 'config',
                clusters: [
                  clusterConfig('paris-nonprod', running.url),
                  clusterConfig('legacy', 'http://127.0.0.1:9'),
                ],
              },
            ],
          },
        },
      },
      /port (\d+)/,
    );
    const response = await fetch(
      `http://127.0.0.1:${backend.announced}/api/kubernetes/services/checkout`,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: 'Bearer mock-user-token',
        },
        body: JSON.stringify({ entity, auth: {} }),
      },
    );
    expect(response.status).toBe(200);
    const { items } = await response.json();
    const found = Object.fromEntries(
      items.map(
        (item: {
          cluster: { name: string };
          resources: { type: string; resources: unknown[] }[];
          errors: unknown[];
        }) => [item.cluster.name, item],
      ),
    );
    const resourcesOf = (type: string) =>
      found['paris-nonprod'].resources
        .filter((one: { type: string }) => one.type === type)
        .flatMap((one: { resources: unknown[] }) => one.resources);
    expect(found['paris-nonprod'].errors).toEqual([]);
    expect(resourcesOf('deployments')).toMatchObject([
      { metadata: { name: 'checkout', namespace: 'payments-dev' } },
    ]);
    expect(resourcesOf('customresources')).toMatchObject([
      { kind: 'Application', metadata: { name: 'payments.dev.checkout' } },
    ]);
    expect(found.legacy.resources).toEqual([]);
    expect(JSON.stringify(found.legacy.errors)).toContain('FETCH_ERROR');
  }, 60_000);
});
