import { mockServices } from '@backstage/backend-test-utils';
import {
  startSandboxCluster,
  TestCluster,
} from './__testUtils__/sandboxCluster';
import { systemClock } from './clock';
import { ClusterCredentials } from './clusterCredentials';
import { ClusterSubscription, WatchedKind } from './types';
import { WatchingClusterCache } from './WatchingClusterCache';

interface Settings {
  name: string;
  color: unknown;
}

/* Each namespace has a ConfigMap of Kubernetes' own, without labels. */
const configMaps: WatchedKind<Settings> = {
  group: '',
  version: 'v1',
  plural: 'configmaps',
  project: ({ metadata, data }) =>
    metadata.labels && {
      name: metadata.name,
      color: Object(data).color,
    },
};
const labels: WatchedKind<string[]> = {
  ...configMaps,
  project: ({ metadata }) => metadata.labels && Object.keys(metadata.labels),
};

const clusters: TestCluster[] = [];
const caches: WatchingClusterCache[] = [];
afterEach(async () => {
  caches.splice(0).forEach(cache => cache.close());
  await Promise.all(clusters.splice(0).map(cluster => cluster.stop()));
});

async function startCluster(
  options: { eventWindow?: number; bookmarkInterval?: number } = {},
): Promise<TestCluster> {
  const cluster = await startSandboxCluster(options);
  clusters.push(cluster);
  for (const name of ['shop-dev', 'payments-dev']) {
    cluster.client.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    });
  }
  return cluster;
}

function startCache(
  cluster: { url: string },
  options: { credentials?: ClusterCredentials; token?: string } = {},
): WatchingClusterCache {
  const cache = WatchingClusterCache.create({
    clusters: [
      { name: 'paris', title: 'Paris', url: cluster.url, authMetadata: {} },
    ],
    credentials:
      options.credentials ??
      (async () => ({
        type: 'bearer token',
        token: options.token ?? 'sandbox-socle',
      })),
    logger: mockServices.logger.mock(),
    clock: systemClock,
    random: Math.random,
    timing: {
      pageSize: 500,
      watchSeconds: 180,
      baseMilliseconds: 10,
      capMilliseconds: 40,
      notServedMilliseconds: 40,
    },
    idleMilliseconds: 0,
    coalesceMilliseconds: 1,
  });
  caches.push(cache);
  return cache;
}

const reference = (name: string, namespace: string) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  namespace,
  name,
});

function put(
  { client }: TestCluster,
  name: string,
  color: string,
  namespace = 'shop-dev',
): void {
  client.apply(
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace, labels: { tier: 'front' } },
      data: { color },
    },
    { fieldManager: 'test', force: true },
  );
}

/** Resolves when that is so, looking after each change. */
async function until<T>(
  subscription: ClusterSubscription<T>,
  isSo: () => boolean,
): Promise<void> {
  await new Promise<void>(resolve => {
    const end = subscription.onChange(() => {
      if (isSo()) {
        end();
        resolve();
      }
    });
    if (isSo()) {
      end();
      resolve();
    }
  });
}

const lists = ({ requests }: TestCluster) =>
  requests.filter(url => url.includes('/configmaps') && !url.includes('watch'));
const watches = ({ requests }: TestCluster) =>
  requests.filter(url => url.includes('/configmaps') && url.includes('watch'));
const versionIn = (url: string | undefined) =>
  new URL(url ?? '', 'http://cluster').searchParams.get('resourceVersion');

describe('what is read', () => {
  it('is the projection of each object, by namespace, and follows each change', async () => {
    const cluster = await startCluster();
    put(cluster, 'theme', 'green');
    put(cluster, 'theme', 'grey', 'payments-dev');
    const reader = startCache(cluster).subscribe({
      cluster: 'paris',
      kind: configMaps,
    });
    expect(reader.snapshot()).toMatchObject({ state: 'waiting', objects: [] });
    await reader.settled({ timeoutMilliseconds: 5_000 });

    const shop = () => reader.snapshot({ namespace: 'shop-dev' }).objects;
    expect(shop()).toEqual([{ name: 'theme', color: 'green' }]);
    expect(reader.get({ namespace: 'payments-dev', name: 'theme' })).toEqual({
      name: 'theme',
      color: 'grey',
    });
    expect(reader.snapshot().status).toMatchObject({
      level: 'ok',
      reason: 'paris is watched',
    });
    expect(reader.cluster).toEqual({ name: 'paris', title: 'Paris' });

    put(cluster, 'theme', 'red');
    await until(reader, () => shop()[0]?.color === 'red');
    const changes: string[] = [];
    reader.onChange(({ namespaces }) => changes.push(...namespaces));
    put(cluster, 'banner', 'blue');
    await until(reader, () => shop().length === 2);
    cluster.client.delete(reference('theme', 'shop-dev'));
    await until(reader, () => shop().length === 1);
    expect(shop()).toEqual([{ name: 'banner', color: 'blue' }]);
    expect(new Set(changes)).toEqual(new Set(['shop-dev']));
    expect(lists(cluster)).toHaveLength(1);
  });

  it('is listed in pages', async () => {
    const cluster = await startCluster();
    for (let index = 0; index < 1_490; index += 1) {
      put(cluster, `settings-${index}`, 'green');
    }
    const reader = startCache(cluster).subscribe({
      cluster: 'paris',
      kind: configMaps,
    });
    await reader.settled({ timeoutMilliseconds: 10_000 });
    expect(reader.snapshot({ namespace: 'shop-dev' }).objects).toHaveLength(
      1_490,
    );
    expect(lists(cluster)).toHaveLength(3);
    expect(lists(cluster)[0]).toBe('/api/v1/configmaps?limit=500');
    expect(lists(cluster)[2]).toContain('continue=');
  });

  it('is shared by all who read: one watch, until some time after the last has gone', async () => {
    const cluster = await startCluster();
    put(cluster, 'theme', 'green');
    const cache = startCache(cluster);
    const first = cache.subscribe({ cluster: 'paris', kind: configMaps });
    const second = cache.subscribe({ cluster: 'paris', kind: configMaps });
    await cluster.watches(1);
    expect(lists(cluster)).toHaveLength(1);

    /* Another projection of the same kind is listed anew, and told that it waits until it is. */
    const third = cache.subscribe({ cluster: 'paris', kind: labels });
    expect(third.snapshot().state).toBe('waiting');
    await third.settled({ timeoutMilliseconds: 5_000 });
    expect(third.snapshot().objects).toEqual([['tier']]);
    expect(first.snapshot().objects).toHaveLength(1);
    await cluster.watches(1);

    first.close();
    first.close();
    second.close();
    expect(cluster.openWatches()).toBe(1);
    third.close();
    await cluster.watches(0);
  });
});

describe('where the connection breaks', () => {
  it('takes the watch up where it was, and misses nothing', async () => {
    const cluster = await startCluster();
    put(cluster, 'theme', 'green');
    const reader = startCache(cluster).subscribe({
      cluster: 'paris',
      kind: configMaps,
    });
    await cluster.watches(1);
    put(cluster, 'theme', 'grey');
    await until(reader, () => reader.snapshot().objects[0]?.color === 'grey');
    const { resourceVersion } =
      cluster.client.get(reference('theme', 'shop-dev'))?.metadata ?? {};

    cluster.wire.cut();
    put(cluster, 'theme', 'red');
    await until(reader, () => reader.snapshot().objects[0]?.color === 'red');
    expect(lists(cluster)).toHaveLength(1);
    expect(versionIn(watches(cluster).at(-1))).toBe(resourceVersion);
  });

  it('takes the watch up at its last bookmark, where nothing else was told', async () => {
    const cluster = await startCluster({ bookmarkInterval: 5 });
    const reader = startCache(cluster).subscribe({
      cluster: 'paris',
      kind: configMaps,
    });
    await cluster.watches(1);
    const listed = versionIn(watches(cluster)[0]);
    cluster.client.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'elsewhere' },
    });
    await cluster.wire.passed('BOOKMARK', 2);
    cluster.wire.cut();
    put(cluster, 'theme', 'green');
    await until(reader, () => reader.snapshot().objects.length === 1);
    expect(lists(cluster)).toHaveLength(1);
    expect(Number(versionIn(watches(cluster).at(-1)))).toBeGreaterThan(
      Number(listed),
    );
  });

  it('lists again where the cluster has forgotten what happened since (410)', async () => {
    const cluster = await startCluster({ eventWindow: 5 });
    put(cluster, 'theme', 'green');
    put(cluster, 'old', 'grey');
    const reader = startCache(cluster).subscribe({
      cluster: 'paris',
      kind: configMaps,
    });
    await cluster.watches(1);
    await cluster.wire.down();
    cluster.client.delete(reference('old', 'shop-dev'));
    for (let index = 0; index < 20; index += 1) {
      put(cluster, 'theme', `color-${index}`);
    }
    await cluster.wire.up();
    await until(
      reader,
      () => reader.snapshot().objects[0]?.color === 'color-19',
    );
    expect(reader.snapshot().objects).toHaveLength(1);
    expect(lists(cluster)).toHaveLength(2);
  });

  it('keeps what it knew as stale while the cluster is down, and goes on when it is back', async () => {
    const cluster = await startCluster();
    put(cluster, 'theme', 'green');
    const reader = startCache(cluster).subscribe({
      cluster: 'paris',
      kind: configMaps,
    });
    await cluster.watches(1);
    await cluster.wire.down();
    await until(reader, () => reader.snapshot().state === 'stale');
    const { status, failure, objects } = reader.snapshot();
    expect(objects).toEqual([{ name: 'theme', color: 'green' }]);
    expect(failure?.code).toBe('unreachable');
    expect(status).toMatchObject({
      level: 'error',
      reason: 'paris cannot be reached: connection refused',
      staleSince: expect.any(String),
    });

    await cluster.wire.up();
    await until(reader, () => reader.snapshot().state === 'live');
    expect(reader.snapshot().status.staleSince).toBeUndefined();
    expect(lists(cluster)).toHaveLength(1);
  });
});

describe('where the cluster gives nothing', () => {
  it('is down at first: says so, and reads when it comes up', async () => {
    const cluster = await startCluster();
    put(cluster, 'theme', 'green');
    await cluster.wire.down();
    const cache = startCache(cluster);
    const reader = cache.subscribe({ cluster: 'paris', kind: configMaps });
    await reader.settled({ timeoutMilliseconds: 5_000 });
    expect(reader.snapshot()).toMatchObject({
      state: 'failed',
      objects: [],
      failure: { code: 'unreachable' },
      status: { level: 'error' },
    });
    expect(reader.snapshot().status.staleSince).toBeUndefined();
    expect(await cache.clusters()).toMatchObject([
      {
        name: 'paris',
        status: {
          level: 'error',
          reason: 'paris cannot be reached: connection refused',
        },
      },
    ]);

    await cluster.wire.up();
    await until(reader, () => reader.snapshot().objects.length === 1);
    expect(await cache.clusters()).toMatchObject([
      { name: 'paris', status: { level: 'ok' } },
    ]);
  });

  it('is slow: nobody waits longer than they want to', async () => {
    const cluster = await startCluster();
    put(cluster, 'theme', 'green');
    cluster.wire.delay(100);
    const reader = startCache(cluster).subscribe({
      cluster: 'paris',
      kind: configMaps,
    });
    await reader.settled({ timeoutMilliseconds: 10 });
    expect(reader.snapshot().state).toBe('waiting');
    await until(reader, () => reader.snapshot().state === 'live');
    expect(reader.snapshot().objects).toHaveLength(1);
  });

  it.each([
    ['a token that it does not know', 'unheard-of', 'unauthorized'],
    ['somebody without rights', 'sandbox-tom-becker', 'forbidden'],
  ])('is asked with %s', async (_story, token, code) => {
    const cluster = await startCluster();
    const reader = startCache(cluster, { token }).subscribe({
      cluster: 'paris',
      kind: configMaps,
    });
    await reader.settled({ timeoutMilliseconds: 5_000 });
    expect(reader.snapshot()).toMatchObject({
      state: 'failed',
      failure: { code },
    });
  });

  it('does not serve that kind: that is no error', async () => {
    const cluster = await startCluster();
    const reader = startCache(cluster).subscribe({
      cluster: 'paris',
      kind: { ...configMaps, group: 'nowhere.example', plural: 'things' },
    });
    await reader.settled({ timeoutMilliseconds: 5_000 });
    expect(reader.snapshot()).toEqual({
      objects: [],
      state: 'not-served',
      status: {
        level: 'ok',
        reason: 'paris does not serve things.nowhere.example',
        observedAt: expect.any(String),
      },
    });
  });

  it('is not one that the portal knows', async () => {
    const cluster = await startCluster();
    const reader = startCache(cluster).subscribe({
      cluster: 'oregon',
      kind: configMaps,
    });
    await reader.settled({ timeoutMilliseconds: 5_000 });
    expect(reader.snapshot()).toMatchObject({
      state: 'failed',
      failure: { code: 'not-configured' },
    });
    reader.close();
  });

  it('is asked nothing any more when the backend stops', async () => {
    const cluster = await startCluster();
    const cache = startCache(cluster);
    cache.subscribe({ cluster: 'paris', kind: configMaps });
    await cluster.watches(1);
    cache.close();
    await cluster.watches(0);
    expect(
      cache.subscribe({ cluster: 'paris', kind: configMaps }).snapshot().state,
    ).toBe('failed');
  });
});

it('tells of clusters without a watch by asking them, once for all who want to know', async () => {
  const cluster = await startCluster();
  const cache = startCache(cluster);
  const [[first]] = await Promise.all([cache.clusters(), cache.clusters()]);
  expect(first).toEqual({
    name: 'paris',
    title: 'Paris',
    status: {
      level: 'ok',
      reason: 'paris answers',
      observedAt: expect.any(String),
    },
  });
  expect(cluster.requests).toEqual(['/version']);
});
