import { KubernetesObject, WatchedKind } from '@socle/plugin-platform-node';
import {
  NamespaceSummary,
  QuotaSummary,
  WorkloadSummary,
} from '@socle/plugin-tenancy-common';

/** Namespaces: whether they are there, and whether they are on their way out. */
export const namespaces: WatchedKind<NamespaceSummary> = {
  group: '',
  version: 'v1',
  plural: 'namespaces',
  project: ({ metadata }) => ({
    name: metadata.name,
    terminating: metadata.deletionTimestamp !== undefined,
  }),
};

/** Quotas, as their controller last counted. */
export const resourceQuotas: WatchedKind<QuotaSummary> = {
  group: '',
  version: 'v1',
  plural: 'resourcequotas',
  project: object => ({
    hard: quantities(
      at(object, 'status', 'hard') ?? at(object, 'spec', 'hard'),
    ),
    used: quantities(at(object, 'status', 'used')),
  }),
};

/** Deployments: how many of their pods are ready, and why not more. */
export const deployments: WatchedKind<WorkloadSummary> = {
  group: 'apps',
  version: 'v1',
  plural: 'deployments',
  project: object => {
    const desired = numberAt(object, 'spec', 'replicas') ?? 1;
    const failure = deploymentFailure(object);
    return {
      ...common(object, 'Deployment'),
      desired,
      ready: Math.min(
        numberAt(object, 'status', 'readyReplicas') ?? 0,
        numberAt(object, 'status', 'updatedReplicas') ?? 0,
      ),
      ...(failure && { failure }),
    };
  },
};

/** StatefulSets: how many of their pods are ready. */
export const statefulSets: WatchedKind<WorkloadSummary> = {
  group: 'apps',
  version: 'v1',
  plural: 'statefulsets',
  project: object => {
    const ready = numberAt(object, 'status', 'readyReplicas') ?? 0;
    const isUpdating =
      at(object, 'status', 'currentRevision') !==
      at(object, 'status', 'updateRevision');
    return {
      ...common(object, 'StatefulSet'),
      desired: numberAt(object, 'spec', 'replicas') ?? 1,
      ready: isUpdating
        ? Math.min(ready, numberAt(object, 'status', 'updatedReplicas') ?? 0)
        : ready,
    };
  },
};

/** DaemonSets: on how many of their nodes a pod is ready. */
export const daemonSets: WatchedKind<WorkloadSummary> = {
  group: 'apps',
  version: 'v1',
  plural: 'daemonsets',
  project: object => ({
    ...common(object, 'DaemonSet'),
    desired: numberAt(object, 'status', 'desiredNumberScheduled') ?? 0,
    ready: Math.min(
      numberAt(object, 'status', 'numberReady') ?? 0,
      numberAt(object, 'status', 'updatedNumberScheduled') ?? 0,
    ),
  }),
};

function common(object: KubernetesObject, kind: WorkloadSummary['kind']) {
  return {
    kind,
    name: object.metadata.name,
    labels: { ...object.metadata.labels },
    observed:
      (numberAt(object, 'status', 'observedGeneration') ?? 0) >=
      (numberAt(object, 'metadata', 'generation') ?? 0),
  };
}

/** What keeps a Deployment from its pods: Kubernetes' reference "Deployments", "Deployment status". */
function deploymentFailure(object: KubernetesObject): string | undefined {
  const conditions = at(object, 'status', 'conditions');
  const failing = (Array.isArray(conditions) ? conditions : []).find(
    condition =>
      (condition?.type === 'ReplicaFailure' && condition.status === 'True') ||
      (condition?.type === 'Progressing' && condition.status === 'False'),
  );
  return typeof failing?.message === 'string' ? failing.message : undefined;
}

function quantities(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(isRecord(value) ? value : {}).map(([key, quantity]) => [
      key,
      String(quantity),
    ]),
  );
}

function numberAt(
  object: KubernetesObject,
  ...path: string[]
): number | undefined {
  const value = at(object, ...path);
  return typeof value === 'number' ? value : undefined;
}

function at(object: KubernetesObject, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (isRecord(value) ? value[key] : undefined),
    object,
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
