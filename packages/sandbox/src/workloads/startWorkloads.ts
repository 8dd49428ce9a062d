import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ClusterClient,
  KubernetesObject,
  ObjectReference,
} from '../kubernetes/types';
import { WorkQueue } from '../WorkQueue';
import { Autoscaler, reconcileAutoscaler } from './autoscalers';
import {
  Delays,
  WorkloadContext,
  referenceTo,
  timestamp,
  usualDelays,
} from './context';
import { reconcileCronJob } from './cronJobs';
import { reconcileDaemonSet } from './daemonSets';
import { reconcileDeployment } from './deployments';
import { reconcileService } from './endpoints';
import { createEventRecorder } from './events';
import { reconcileJob } from './jobs';
import { ensureNodes } from './nodes';
import { PodController } from './pods';
import { reconcileReplicaSet } from './replicaSets';
import { reconcileStatefulSet } from './statefulSets';
import {
  CronJob,
  DaemonSet,
  Deployment,
  Job,
  Pod,
  ReplicaSet,
  Service,
  StatefulSet,
} from './types';

export interface Workloads {
  /** Resolves when nothing is left to do at once; what waits for its time (a back-off, a schedule) does not count. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

type Controller = (context: WorkloadContext, object: KubernetesObject) => void;

const controllers: Record<string, Controller | undefined> = {
  Deployment: (context, object) =>
    reconcileDeployment(context, object as Deployment),
  ReplicaSet: (context, object) =>
    reconcileReplicaSet(context, object as ReplicaSet),
  StatefulSet: (context, object) =>
    reconcileStatefulSet(context, object as StatefulSet),
  DaemonSet: (context, object) =>
    reconcileDaemonSet(context, object as DaemonSet),
  Job: (context, object) => reconcileJob(context, object as Job),
  CronJob: (context, object) => reconcileCronJob(context, object as CronJob),
  Service: (context, object) => reconcileService(context, object as Service),
  HorizontalPodAutoscaler: (context, object) =>
    reconcileAutoscaler(context, object as Autoscaler),
};

/** Kinds that are looked at, in the order in which a restart looks at them. */
const kinds = [
  { apiVersion: 'apps/v1', kind: 'Deployment' },
  { apiVersion: 'apps/v1', kind: 'ReplicaSet' },
  { apiVersion: 'apps/v1', kind: 'StatefulSet' },
  { apiVersion: 'apps/v1', kind: 'DaemonSet' },
  { apiVersion: 'batch/v1', kind: 'Job' },
  { apiVersion: 'batch/v1', kind: 'CronJob' },
  { apiVersion: 'v1', kind: 'Service' },
  { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler' },
  { apiVersion: 'v1', kind: 'Pod' },
];

/**
 * Plays a cluster's controller manager, scheduler and kubelets: workloads grow Pods that come up, or fail as the
 * annotation of their template says. What they make goes through the cluster's admission like anybody's.
 */
export function startWorkloads(options: {
  client: ClusterClient;
  logger: LoggerService;
  now?: () => Date;
  delays?: Delays;
}): Workloads {
  const {
    client,
    logger,
    now = () => new Date(),
    delays = usualDelays,
  } = options;
  const queue = new WorkQueue((key, error) =>
    logger.warn(
      `${key} could not be reconciled`,
      error instanceof Error ? error : { error: String(error) },
    ),
  );
  const item = (reference: ObjectReference) => ({
    key: `${reference.kind} ${reference.namespace ?? ''}/${reference.name}`,
    priority: 0,
    run: async () => reconcile(reference),
  });
  const context: WorkloadContext = {
    client,
    delays,
    now,
    events: createEventRecorder({ client, now }),
    later: (object, milliseconds) => queue.addAfter(milliseconds, item(object)),
  };
  const pods = new PodController(context);

  function reconcile(reference: ObjectReference): void {
    const object = client.get(reference);
    if (!object) {
      return;
    }
    if (object.kind === 'Pod') {
      pods.reconcile(object as Pod);
    } else {
      controllers[object.kind]?.(context, object);
    }
  }

  ensureNodes(client, timestamp(now()));
  const end = client.watch(({ type, object }) => {
    if (type === 'DELETED' && object.kind === 'Pod') {
      pods.forget(object as Pod);
    }
    for (const reference of concernedBy(client, type, object)) {
      queue.add(item(reference));
    }
  });
  for (const kind of kinds) {
    client.list(kind).forEach(object => queue.add(item(referenceTo(object))));
  }
  return {
    idle: () => queue.idle(),
    async stop() {
      end();
      await queue.stop();
    },
  };
}

/** What has to be looked at again after a change: the object itself, its controller, and what it makes room for. */
function concernedBy(
  client: ClusterClient,
  type: 'ADDED' | 'MODIFIED' | 'DELETED',
  object: KubernetesObject,
): ObjectReference[] {
  const isOurs = kinds.some(({ kind }) => kind === object.kind);
  const owners = (object.metadata.ownerReferences ?? [])
    .filter(({ controller }) => controller)
    .map(({ apiVersion, kind, name }) => ({
      apiVersion,
      kind,
      name,
      namespace: object.metadata.namespace,
    }))
    .filter(({ kind }) => kinds.some(known => known.kind === kind));
  const all = [
    ...(isOurs && type !== 'DELETED' ? [referenceTo(object)] : []),
    ...owners,
  ];
  if (object.kind === 'Pod') {
    all.push(...servicesOf(client, object));
  }
  if (
    object.kind === 'ResourceQuota' ||
    (object.kind === 'Pod' && type === 'DELETED')
  ) {
    all.push(...refusedReplicaSets(client, object.metadata.namespace));
  }
  return all;
}

function servicesOf(
  client: ClusterClient,
  pod: KubernetesObject,
): ObjectReference[] {
  const labels = pod.metadata.labels ?? {};
  return client
    .list({
      apiVersion: 'v1',
      kind: 'Service',
      namespace: pod.metadata.namespace,
    })
    .filter(service => {
      const { selector } = (service as Service).spec;
      return (
        selector &&
        Object.entries(selector).every(([key, value]) => labels[key] === value)
      );
    })
    .map(referenceTo);
}

/** ReplicaSets that the quota kept from having all their Pods: there may be room now. */
function refusedReplicaSets(
  client: ClusterClient,
  namespace: string | undefined,
): ObjectReference[] {
  return client
    .list({ apiVersion: 'apps/v1', kind: 'ReplicaSet', namespace })
    .filter(set =>
      (set as ReplicaSet).status?.conditions?.some(
        ({ type }) => type === 'ReplicaFailure',
      ),
    )
    .map(referenceTo);
}
