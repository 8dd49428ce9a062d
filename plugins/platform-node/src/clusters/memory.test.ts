import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { mockServices } from '@backstage/backend-test-utils';
import { systemClock } from './clock';
import { KindCache } from './KindCache';
import { defaultTiming, KindSource } from './reflector';
import { KubernetesObject, WatchedKind } from './types';

interface Workload {
  name: string;
  labels: Record<string, string>;
  desired: number;
  ready: number;
}

const deployments: WatchedKind<Workload> = {
  group: 'apps',
  version: 'v1',
  plural: 'deployments',
  project: ({ metadata, spec, status }) => ({
    name: metadata.name,
    labels: { ...metadata.labels },
    desired: Object(spec).replicas,
    ready: Object(status).readyReplicas,
  }),
};

/** As large as Deployments are: some 6 kB of JSON each. */
function deployment(index: number): string {
  return JSON.stringify({
    metadata: {
      name: `service-${index}`,
      namespace: `tenant-${index % 200}`,
      resourceVersion: `${index}`,
      uid: `00000000-0000-0000-0000-${index}`,
      labels: { app: `service-${index}`, 'socle.dev/tenant': 'tenant' },
      annotations: { manifest: `${index}`.padEnd(3_000, 'x') },
    },
    spec: {
      replicas: 3,
      template: {
        spec: {
          containers: Array.from({ length: 20 }, (_, number) => ({
            name: `container-${number}`,
            image: `registry.example.com/service-${index}:${number}`,
            resources: { requests: { cpu: '100m', memory: '64Mi' } },
          })),
        },
      },
    },
    status: { readyReplicas: 3 },
  });
}

const count = 10_000;

function source(): KindSource {
  return {
    cluster: 'paris',
    async list({ limit = count, continueToken }) {
      const start = Number(continueToken ?? 0);
      const end = Math.min(start + limit, count);
      const text = Array.from({ length: end - start }, (_, offset) =>
        deployment(start + offset),
      ).join(',');
      const items: KubernetesObject[] = JSON.parse(`[${text}]`);
      return {
        items,
        resourceVersion: '1',
        ...(end < count && { continueToken: `${end}` }),
      };
    },
    async watch({ signal }) {
      return (async function* silence() {
        await new Promise(resolve => {
          signal.addEventListener('abort', resolve);
        });
      })();
    },
  };
}

it('holds at most 2 kB for each of 10,000 objects', async () => {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const cache = new KindCache({
    source: source(),
    logger: mockServices.logger.mock(),
    clock: systemClock,
    random: Math.random,
    timing: defaultTiming,
    coalesceMilliseconds: 1,
  });
  const store = cache.store(deployments);
  collect();
  const before = process.memoryUsage().heapUsed;
  cache.start();
  await cache.settled(deployments, 30_000);
  collect();
  const each = (process.memoryUsage().heapUsed - before) / count;
  expect(store.list()).toHaveLength(count);
  expect(each).toBeLessThan(2_048);
  expect(store.list('tenant-7')).toHaveLength(50);
  cache.stop();
});
