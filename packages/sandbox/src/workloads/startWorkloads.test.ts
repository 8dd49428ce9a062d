import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { Cluster, createCluster } from '../kubernetes';
import { KubernetesObject } from '../kubernetes/types';
import { Deployment, Job, Pod } from './types';
import { startWorkloads, Workloads } from './startWorkloads';

const delays = { pull: 1, ready: 1, crash: 1, backOff: 60_000 };
const namespace = 'payments-dev';
const logger = mockServices.logger.mock();

let directory: string;
let cluster: Cluster;
let workloads: Workloads;

async function start() {
  cluster = await createCluster({
    name: 'paris-nonprod',
    stateDirectory: directory,
    identities: [],
    logger,
  });
  workloads = startWorkloads({ client: cluster.client, logger, delays });
}

async function stop() {
  await workloads.stop();
  await cluster.stop();
}

beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'socle-workloads-'));
  await start();
  cluster.client.create({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace },
  });
});

afterEach(async () => {
  await stop();
  await rm(directory, { recursive: true, force: true });
});

const labels = { app: 'checkout' };

const template = (fields: Record<string, unknown> = {}, fails?: string) => ({
  metadata: {
    labels,
    ...(fails && { annotations: { 'sandbox.socle.dev/fails': fails } }),
  },
  spec: {
    containers: [
      {
        name: 'checkout',
        image: 'registry.halle.example/checkout:1',
        ports: [{ name: 'http', containerPort: 8080 }],
        resources: { requests: { memory: '1Gi' } },
      },
    ],
    ...fields,
  },
});

const workload = (
  kind: string,
  spec: Record<string, unknown>,
): KubernetesObject => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: { name: 'checkout', namespace },
  spec: { selector: { matchLabels: labels }, template: template(), ...spec },
});

const pods = () =>
  cluster.client.list({ apiVersion: 'v1', kind: 'Pod', namespace }) as Pod[];

const get = (kind: string, apiVersion = 'apps/v1') =>
  cluster.client.get({ apiVersion, kind, namespace, name: 'checkout' });

/** Waits for the cluster to become as it should, change by change. */
async function until(holds: () => boolean): Promise<void> {
  if (holds()) {
    return;
  }
  await new Promise<void>(resolve => {
    const end = cluster.client.watch(() => {
      if (holds()) {
        end();
        resolve();
      }
    });
  });
}

const ready = (replicas: number) => () =>
  (get('Deployment') as Deployment).status?.readyReplicas === replicas;

const condition = (type: string) =>
  (get('Deployment') as Deployment).status?.conditions?.find(
    entry => entry.type === type,
  );

it('brings a Deployment up, one ReplicaSet and its Pods, and tells how', async () => {
  cluster.client.create(workload('Deployment', { replicas: 3 }));

  await until(ready(3));

  expect(pods()).toHaveLength(3);
  expect(condition('Available')).toMatchObject({ status: 'True' });
  expect(condition('Progressing')).toMatchObject({
    status: 'True',
    reason: 'NewReplicaSetAvailable',
  });
  const told = cluster.client
    .list({ apiVersion: 'v1', kind: 'Event', namespace })
    .map(({ reason }) => reason);
  expect(told).toEqual(
    expect.arrayContaining([
      'ScalingReplicaSet',
      'SuccessfulCreate',
      'Started',
    ]),
  );
});

it('rolls a new template out, and keeps the old ReplicaSet to go back to', async () => {
  cluster.client.create(workload('Deployment', { replicas: 2 }));
  await until(ready(2));
  const { metadata, ...before } = get('Deployment')!;
  cluster.client.update({
    ...before,
    metadata,
    spec: {
      ...(before.spec as object),
      template: template({ terminationGracePeriodSeconds: 5 }),
    },
  });

  await until(
    () =>
      pods().length === 2 &&
      pods().every(pod => pod.spec.terminationGracePeriodSeconds === 5) &&
      condition('Progressing')?.reason === 'NewReplicaSetAvailable',
  );

  const sets = cluster.client
    .list({ apiVersion: 'apps/v1', kind: 'ReplicaSet', namespace })
    .map(set => [
      set.metadata.annotations?.['deployment.kubernetes.io/revision'],
      (set.spec as { replicas: number }).replicas,
    ])
    .sort();
  expect(sets).toEqual([
    ['1', 0],
    ['2', 2],
  ]);
});

it('stops where the quota refuses a Pod, says so, and goes on when there is room', async () => {
  const quota = (memory: string): KubernetesObject => ({
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'tenant', namespace },
    spec: { hard: { 'requests.memory': memory } },
  });
  cluster.client.create(quota('2Gi'));
  cluster.client.create(workload('Deployment', { replicas: 3 }));

  await until(
    () => ready(2)() && condition('ReplicaFailure')?.reason === 'FailedCreate',
  );
  expect(condition('ReplicaFailure')?.message).toContain(
    'exceeded quota: tenant, requested: requests.memory=1Gi, used: requests.memory=2Gi, limited: requests.memory=2Gi',
  );

  cluster.client.apply(quota('3Gi'), { fieldManager: 'test', force: true });
  await until(ready(3));
  expect(condition('ReplicaFailure')).toBeUndefined();
});

it.each([
  ['crash-loop', 'CrashLoopBackOff'],
  ['image-pull', 'ImagePullBackOff'],
])('fails as "%s" says', async (fails, reason) => {
  cluster.client.create(
    workload('Deployment', { replicas: 1, template: template({}, fails) }),
  );

  await until(
    () =>
      pods()[0]?.status?.containerStatuses?.[0].state.waiting?.reason ===
      reason,
  );

  expect(condition('Available')).toMatchObject({ status: 'False' });
});

it('makes the Pods of a StatefulSet in order, and those of a DaemonSet on each node', async () => {
  const order: string[] = [];
  const end = cluster.client.watch(({ type, object }) => {
    if (type === 'ADDED' && object.kind === 'Pod') {
      order.push(object.metadata.name);
    }
  });
  cluster.client.create(workload('StatefulSet', { replicas: 3 }));
  await until(
    () =>
      (get('StatefulSet')?.status as { readyReplicas?: number })
        ?.readyReplicas === 3,
  );
  end();
  expect(order).toEqual(['checkout-0', 'checkout-1', 'checkout-2']);

  cluster.client.create(workload('DaemonSet', {}));
  await until(
    () =>
      (get('DaemonSet')?.status as { numberReady?: number })?.numberReady === 3,
  );
  expect(
    new Set(
      pods()
        .filter(pod => pod.metadata.ownerReferences?.[0].kind === 'DaemonSet')
        .map(pod => pod.spec.nodeName),
    ).size,
  ).toBe(3);
});

it('runs a Job to its end', async () => {
  cluster.client.create({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'checkout', namespace },
    spec: { completions: 2, template: template({ restartPolicy: 'Never' }) },
  });

  await until(() =>
    Boolean((get('Job', 'batch/v1') as Job).status?.completionTime),
  );

  expect((get('Job', 'batch/v1') as Job).status).toMatchObject({
    succeeded: 2,
    conditions: [expect.objectContaining({ type: 'Complete', status: 'True' })],
  });
});

it('keeps the addresses of a Service, and takes away those of Pods that are gone', async () => {
  cluster.client.create({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'checkout', namespace },
    spec: { selector: labels, ports: [{ port: 80, targetPort: 'http' }] },
  });
  const addresses = () =>
    (
      get('Endpoints', 'v1') as unknown as {
        subsets?: Array<{ addresses?: unknown[]; ports: unknown[] }>;
      }
    )?.subsets?.[0];
  cluster.client.create(workload('Deployment', { replicas: 2 }));
  await until(() => addresses()?.addresses?.length === 2);
  expect(addresses()?.ports).toEqual([{ port: 8080, protocol: 'TCP' }]);

  const deployment = get('Deployment')!;
  cluster.client.update({
    ...deployment,
    spec: { ...(deployment.spec as object), replicas: 0 },
  });
  await until(() => pods().length === 0 && addresses() === undefined);
});

it('finds everything as it left it after a restart, and writes nothing', async () => {
  cluster.client.create(workload('Deployment', { replicas: 2 }));
  await until(ready(2));
  await until(
    () => condition('Progressing')?.reason === 'NewReplicaSetAvailable',
  );
  await workloads.idle();
  const before = pods().map(({ metadata }) => metadata);

  await stop();
  await start();
  const written: string[] = [];
  cluster.client.watch(({ object }) =>
    written.push(`${object.kind} ${object.metadata.name}`),
  );
  await workloads.idle();

  expect(pods().map(({ metadata }) => metadata)).toEqual(before);
  expect(written).toEqual([]);
});
