import { StatusError } from '../kubernetes/status';
import { WorkloadContext, referenceTo, writeStatus } from './context';
import { hashOf } from './names';
import { newPod } from './newPod';
import { isReady } from './pods';
import { podsOf } from './replicaSets';
import { Pod, StatefulSet } from './types';

const REVISION = 'controller-revision-hash';
const COMPONENT = 'statefulset-controller';

/**
 * Makes Pods one after the other, each when the one before is ready, and replaces outdated ones from the last to the
 * first (pkg/controller/statefulset).
 */
export function reconcileStatefulSet(
  context: WorkloadContext,
  statefulSet: StatefulSet,
): void {
  const { client } = context;
  if (statefulSet.metadata.deletionTimestamp) {
    return;
  }
  const wanted = statefulSet.spec.replicas ?? 1;
  const revision = `${statefulSet.metadata.name}-${hashOf(
    statefulSet.spec.template,
  )}`;
  const pods = new Map(
    podsOf(context, statefulSet).map(pod => [ordinal(pod), pod]),
  );

  for (const [index, pod] of [...pods].sort(([a], [b]) => b - a)) {
    if (index >= wanted) {
      remove(context, statefulSet, pod);
      pods.delete(index);
    }
  }
  const parallel = statefulSet.spec.podManagementPolicy === 'Parallel';
  for (let index = 0; index < wanted; index += 1) {
    const pod = pods.get(index);
    if (!pod) {
      const made = create(context, statefulSet, index, revision);
      if (made) {
        pods.set(index, made);
      }
    }
    const there = pods.get(index);
    if (!parallel && !(there && isReady(there))) {
      break;
    }
  }
  replaceOne(context, statefulSet, pods, wanted, revision);

  const all = [...pods.values()];
  const ready = all.filter(isReady).length;
  const updated = all.filter(
    pod => pod.metadata.labels?.[REVISION] === revision,
  ).length;
  const latest = client.get(referenceTo(statefulSet));
  if (latest) {
    writeStatus(context, latest, {
      observedGeneration: statefulSet.metadata.generation,
      replicas: all.length,
      ...(ready > 0 && { readyReplicas: ready }),
      availableReplicas: ready,
      currentReplicas: updated,
      updatedReplicas: updated,
      currentRevision: revision,
      updateRevision: revision,
      collisionCount: 0,
    });
  }
}

function create(
  { client, events }: WorkloadContext,
  owner: StatefulSet,
  index: number,
  revision: string,
): Pod | undefined {
  const name = `${owner.metadata.name}-${index}`;
  try {
    const pod = client.create(
      newPod({
        owner,
        template: owner.spec.template,
        name,
        cluster: client.name,
        labels: {
          [REVISION]: revision,
          'apps.kubernetes.io/pod-index': String(index),
          'statefulset.kubernetes.io/pod-name': name,
        },
      }),
    );
    events.record({
      involved: owner,
      type: 'Normal',
      reason: 'SuccessfulCreate',
      message: `create Pod ${name} in StatefulSet ${owner.metadata.name} successful`,
      component: COMPONENT,
    });
    return pod as Pod;
  } catch (error) {
    if (!(error instanceof StatusError)) {
      throw error;
    }
    events.record({
      involved: owner,
      type: 'Warning',
      reason: 'FailedCreate',
      message: `create Pod ${name} in StatefulSet ${owner.metadata.name} failed error: ${error.message}`,
      component: COMPONENT,
    });
    return undefined;
  }
}

function remove(
  { client, events }: WorkloadContext,
  owner: StatefulSet,
  pod: Pod,
): void {
  client.delete(referenceTo(pod));
  events.record({
    involved: owner,
    type: 'Normal',
    reason: 'SuccessfulDelete',
    message: `delete Pod ${pod.metadata.name} in StatefulSet ${owner.metadata.name} successful`,
    component: COMPONENT,
  });
}

/** Removes the last outdated Pod while all the others are ready; its successor is made on the next look. */
function replaceOne(
  context: WorkloadContext,
  owner: StatefulSet,
  pods: Map<number, Pod>,
  wanted: number,
  revision: string,
): void {
  const outdated = [...pods]
    .filter(([, pod]) => pod.metadata.labels?.[REVISION] !== revision)
    .sort(([a], [b]) => b - a);
  const [last] = outdated;
  const othersReady = [...pods.values()].every(
    pod => pod === last?.[1] || isReady(pod),
  );
  if (last && pods.size === wanted && othersReady) {
    remove(context, owner, last[1]);
    pods.delete(last[0]);
  }
}

function ordinal(pod: Pod): number {
  return Number(
    pod.metadata.name.slice(pod.metadata.name.lastIndexOf('-') + 1),
  );
}
