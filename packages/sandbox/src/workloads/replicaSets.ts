import { StatusError } from '../kubernetes/status';
import { withCondition, withoutCondition } from './conditions';
import {
  WorkloadContext,
  controlledBy,
  referenceTo,
  timestamp,
  writeStatus,
} from './context';
import { randomSuffix } from './names';
import { newPod } from './newPod';
import { isActive, isReady } from './pods';
import { Pod, ReplicaSet } from './types';

const COMPONENT = 'replicaset-controller';

/** Makes and removes Pods until there are as many as asked for, or the cluster refuses one (pkg/controller/replicaset). */
export function reconcileReplicaSet(
  context: WorkloadContext,
  replicaSet: ReplicaSet,
): void {
  const { client, events } = context;
  if (replicaSet.metadata.deletionTimestamp) {
    return;
  }
  const wanted = replicaSet.spec.replicas ?? 1;
  const pods = podsOf(context, replicaSet).filter(isActive);
  let refused: string | undefined;

  for (let missing = wanted - pods.length; missing > 0; missing -= 1) {
    try {
      const pod = client.create(
        newPod({
          owner: replicaSet,
          template: replicaSet.spec.template,
          name: `${replicaSet.metadata.name}-${randomSuffix()}`,
          cluster: client.name,
        }),
      );
      pods.push(pod as Pod);
      events.record({
        involved: replicaSet,
        type: 'Normal',
        reason: 'SuccessfulCreate',
        message: `Created pod: ${pod.metadata.name}`,
        component: COMPONENT,
      });
    } catch (error) {
      if (!(error instanceof StatusError)) {
        throw error;
      }
      refused = error.message;
      break;
    }
  }
  for (const pod of surplus(pods, wanted)) {
    client.delete(referenceTo(pod));
    pods.splice(pods.indexOf(pod), 1);
    events.record({
      involved: replicaSet,
      type: 'Normal',
      reason: 'SuccessfulDelete',
      message: `Deleted pod: ${pod.metadata.name}`,
      component: COMPONENT,
    });
  }

  const ready = pods.filter(isReady).length;
  const conditions = conditionsOf(context, replicaSet, refused);
  writeStatus(context, current(context, replicaSet), {
    replicas: pods.length,
    ...(pods.length > 0 && { fullyLabeledReplicas: pods.length }),
    ...(ready > 0 && { readyReplicas: ready, availableReplicas: ready }),
    observedGeneration: replicaSet.metadata.generation,
    ...(conditions.length > 0 && { conditions }),
  });
}

function conditionsOf(
  { events, now }: WorkloadContext,
  replicaSet: ReplicaSet,
  refused: string | undefined,
) {
  const before = replicaSet.status?.conditions;
  if (refused === undefined) {
    return withoutCondition(before, 'ReplicaFailure');
  }
  const after = withCondition(
    before,
    {
      type: 'ReplicaFailure',
      status: 'True',
      reason: 'FailedCreate',
      message: refused,
    },
    timestamp(now()),
  );
  const known = before?.find(({ type }) => type === 'ReplicaFailure');
  if (withoutNames(known?.message) === withoutNames(refused)) {
    return before ?? [];
  }
  events.record({
    involved: replicaSet,
    type: 'Warning',
    reason: 'FailedCreate',
    message: `Error creating: ${refused}`,
    component: COMPONENT,
  });
  return after;
}

/** The name of the Pod that was refused is another one each time. */
function withoutNames(message: string | undefined): string | undefined {
  return message?.replace(/^pods "[^"]*"/, 'pods');
}

/** The Pods to remove: those that are not ready first, then the youngest. */
function surplus(pods: Pod[], wanted: number): Pod[] {
  return [...pods]
    .sort(
      (a, b) =>
        Number(isReady(a)) - Number(isReady(b)) ||
        String(b.metadata.creationTimestamp).localeCompare(
          String(a.metadata.creationTimestamp),
        ),
    )
    .slice(0, Math.max(0, pods.length - wanted));
}

export function podsOf(
  { client }: WorkloadContext,
  owner: ReplicaSet | Parameters<typeof controlledBy>[1],
): Pod[] {
  return controlledBy<Pod>(client, owner, { apiVersion: 'v1', kind: 'Pod' });
}

/** The object as it is now: a status must not be written over a newer one. */
function current(context: WorkloadContext, replicaSet: ReplicaSet) {
  return context.client.get(referenceTo(replicaSet)) ?? replicaSet;
}
