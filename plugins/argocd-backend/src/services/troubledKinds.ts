import {
  ClusterEvent,
  ClusterObject,
  parseClusterEvent,
  parseClusterObject,
} from '@socle/plugin-argocd-common';
import { KubernetesObject, WatchedKind } from '@socle/plugin-platform-node';

const maximumMessage = 1_000;

/**
 * Objects of a cluster that are not well, with the fields that an explanation reads, and nothing of those that are well: of
 * 10,000 pods that run there is nothing to tell.
 */
export const troubledKinds: ReadonlyArray<WatchedKind<ClusterObject>> = [
  troubled('', 'v1', 'pods', 'Pod', pod => {
    const phase = textOf(pod, 'status', 'phase');
    return phase !== 'Succeeded' && !isTrue(pod, 'Ready');
  }),
  troubled('apps', 'v1', 'replicasets', 'ReplicaSet', lacksPods),
  troubled('apps', 'v1', 'deployments', 'Deployment', lacksPods),
  troubled('apps', 'v1', 'statefulsets', 'StatefulSet', lacksPods),
  troubled('apps', 'v1', 'daemonsets', 'DaemonSet', set => {
    const wanted = numberOf(set, 'status', 'desiredNumberScheduled') ?? 0;
    return wanted > (numberOf(set, 'status', 'numberReady') ?? 0);
  }),
  troubled('batch', 'v1', 'jobs', 'Job', job => !isTrue(job, 'Complete')),
];

/** What a cluster warns of. */
export const warnings: WatchedKind<ClusterEvent> = {
  group: '',
  version: 'v1',
  plural: 'events',
  project: object => {
    const event = parseClusterEvent(object);
    return event?.warning
      ? { ...event, message: event.message.slice(0, maximumMessage) }
      : undefined;
  },
};

function troubled(
  group: string,
  version: string,
  plural: string,
  kind: string,
  isTroubled: (object: KubernetesObject) => boolean,
): WatchedKind<ClusterObject> {
  const apiVersion = group ? `${group}/${version}` : version;
  return {
    group,
    version,
    plural,
    project: object =>
      isTroubled(object)
        ? parseClusterObject(cutDown(object, apiVersion, kind))
        : undefined,
  };
}

/** A new small object: what `explainDelivery` reads of pods, workloads and jobs. */
function cutDown(
  object: KubernetesObject,
  apiVersion: string,
  kind: string,
): object {
  const { metadata } = object;
  const spec = recordOf(object, 'spec');
  const status = recordOf(object, 'status');
  return structuredClone({
    apiVersion,
    kind,
    metadata: {
      name: metadata.name,
      namespace: metadata.namespace,
      uid: metadata.uid,
      creationTimestamp: metadata.creationTimestamp,
      deletionTimestamp: metadata.deletionTimestamp,
      ownerReferences: Object(metadata).ownerReferences,
    },
    spec: {
      replicas: spec.replicas,
      nodeName: spec.nodeName,
      initContainers: imagesOf(spec.initContainers),
      containers: imagesOf(spec.containers),
    },
    status: {
      phase: status.phase,
      reason: status.reason,
      message: status.message,
      conditions: status.conditions,
      initContainerStatuses: status.initContainerStatuses,
      containerStatuses: status.containerStatuses,
      replicas: status.replicas,
      readyReplicas: status.readyReplicas,
      desiredNumberScheduled: status.desiredNumberScheduled,
      numberReady: status.numberReady,
      failed: status.failed,
    },
  });
}

function imagesOf(containers: unknown): object[] | undefined {
  return Array.isArray(containers)
    ? containers.map(container => {
        const { name, image } = Object(container);
        return { name, image };
      })
    : undefined;
}

function lacksPods(object: KubernetesObject): boolean {
  const wanted = numberOf(object, 'spec', 'replicas') ?? 1;
  return wanted > (numberOf(object, 'status', 'readyReplicas') ?? 0);
}

function isTrue(object: KubernetesObject, type: string): boolean {
  const { conditions } = recordOf(object, 'status');
  return (
    Array.isArray(conditions) &&
    conditions.some(one => {
      const condition = Object(one);
      return condition.type === type && condition.status === 'True';
    })
  );
}

function recordOf(
  object: KubernetesObject,
  name: string,
): Record<string, unknown> {
  return { ...Object(object[name]) };
}

function textOf(
  object: KubernetesObject,
  part: string,
  name: string,
): string | undefined {
  const value = recordOf(object, part)[name];
  return typeof value === 'string' ? value : undefined;
}

function numberOf(
  object: KubernetesObject,
  part: string,
  name: string,
): number | undefined {
  const value = recordOf(object, part)[name];
  return typeof value === 'number' ? value : undefined;
}
