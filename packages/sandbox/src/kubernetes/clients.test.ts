import {
  CoreV1Api,
  CustomObjectsApi,
  KubeConfig,
  KubernetesObject as ClientObject,
  makeInformer,
  V1Pod,
  Watch,
} from '@kubernetes/client-node';
import { RunningCluster, startCluster } from './__testUtils__/startCluster';

function configFor(url: string): KubeConfig {
  const config = new KubeConfig();
  config.loadFromOptions({
    clusters: [{ name: 'sandbox', server: url, skipTLSVerify: true }],
    users: [{ name: 'hugo', token: 'sandbox-hugo-lefevre' }],
    contexts: [{ name: 'sandbox', cluster: 'sandbox', user: 'hugo' }],
    currentContext: 'sandbox',
  });
  return config;
}

function pod(name: string): V1Pod {
  return {
    metadata: { name, labels: { app: 'checkout' } },
    spec: { containers: [{ name: 'app', image: 'checkout:1.4.2' }] },
  };
}

describe("Kubernetes' own client for Node", () => {
  let running: RunningCluster;
  let config: KubeConfig;
  beforeAll(async () => {
    running = await startCluster({ eventWindow: 20 });
    config = configFor(running.url);
  });
  afterAll(() => running.stop());

  it('writes and lists core objects', async () => {
    const core = config.makeApiClient(CoreV1Api);
    const created = await core.createNamespacedPod({
      namespace: 'default',
      body: pod('first'),
    });
    expect(created.status?.phase).toBe('Pending');
    const list = await core.listNamespacedPod({
      namespace: 'default',
      labelSelector: 'app=checkout',
      limit: 1,
    });
    expect(list.items.map(item => item.metadata?.name)).toEqual(['first']);
    await expect(
      core.readNamespacedPod({ namespace: 'default', name: 'absent' }),
    ).rejects.toMatchObject({ code: 404 });
    await core.deleteNamespacedPod({ namespace: 'default', name: 'first' });
  });

  it('writes and lists custom objects', async () => {
    const custom = config.makeApiClient(CustomObjectsApi);
    const kind = {
      group: 'argoproj.io',
      version: 'v1alpha1',
      plural: 'applications',
      namespace: 'default',
    };
    await custom.createNamespacedCustomObject({
      ...kind,
      body: {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: { name: 'payments.dev' },
        spec: { project: 'payments' },
      },
    });
    const list = await custom.listNamespacedCustomObject(kind);
    expect(list.items).toMatchObject([{ metadata: { name: 'payments.dev' } }]);
  });

  it('hears of changes through a watch', async () => {
    const heard: [string, string | undefined][] = [];
    const done = new Promise<void>(resolve => {
      new Watch(config)
        .watch(
          '/api/v1/namespaces/default/configmaps',
          { labelSelector: 'watched' },
          (phase: string, object: ClientObject) => {
            heard.push([phase, object.metadata?.name]);
            if (phase === 'DELETED') {
              resolve();
            }
          },
          () => {},
        )
        .then(() => {
          const { client } = running.cluster;
          const settings = {
            apiVersion: 'v1',
            kind: 'ConfigMap',
            metadata: {
              name: 'settings',
              namespace: 'default',
              labels: { watched: '' },
            },
          };
          client.create(settings);
          client.update({ ...settings, data: { colour: 'blue' } });
          client.delete({ ...settings, ...settings.metadata });
        });
    });
    await done;
    expect(heard).toEqual([
      ['ADDED', 'settings'],
      ['MODIFIED', 'settings'],
      ['DELETED', 'settings'],
    ]);
  });

  it('keeps an informer up to date when its connection drops and when its place in the history is gone', async () => {
    const core = config.makeApiClient(CoreV1Api);
    const { client } = running.cluster;
    const informer = makeInformer<V1Pod>(
      config,
      '/api/v1/namespaces/default/pods',
      () => core.listNamespacedPod({ namespace: 'default' }),
    );
    const names = () =>
      informer
        .list('default')
        .map(item => item.metadata?.name)
        .sort();
    const added = (name: string) =>
      new Promise<void>(resolve => {
        informer.on('add', object => {
          if (object.metadata?.name === name) {
            resolve();
          }
        });
      });
    const ended = () =>
      new Promise<void>(resolve => {
        informer.on('error', () => {
          resolve();
        });
      });
    const createPod = (name: string) =>
      client.create({
        apiVersion: 'v1',
        kind: 'Pod',
        ...pod(name),
        metadata: { name, namespace: 'default' },
      });
    await informer.start();
    const sawOne = added('one');
    createPod('one');
    await sawOne;

    const dropped = ended();
    running.dropConnections();
    await dropped;
    for (let index = 0; index < 30; index += 1) {
      const name = `burst-${index}`;
      createPod(name);
      client.delete({
        apiVersion: 'v1',
        kind: 'Pod',
        namespace: 'default',
        name,
      });
    }
    const sawTwo = added('two');
    createPod('two');
    await informer.start();
    await sawTwo;
    expect(names()).toEqual(['one', 'two']);
    await informer.stop();
  });
});
