import { ClusterObject } from '../objects/clusterObject';
import { at, numberAt, recordsAt, textAt } from '../values/read';
import { HealthCode } from '../objects/words';
import { containerSteps } from './containers';

/** What an object says of itself that is not well. */
export interface Complaint {
  word: string;
  message: string;
  at?: string;
}

/**
 * How an object is, judged from itself where no tree tells. Unset for kinds that say nothing. Source: gitops-engine's
 * `pkg/health`.
 */
export function assess(object: ClusterObject): HealthCode | undefined {
  if (object.deletedAt) {
    return 'Progressing';
  }
  const { raw, kind } = object;
  switch (kind) {
    case 'Pod':
      return assessPod(object);
    case 'Deployment':
    case 'ReplicaSet':
    case 'StatefulSet':
    case 'ReplicationController':
      if (complaintsOf(object).length > 0) {
        return 'Degraded';
      }
      return (numberAt(raw, 'spec', 'replicas') ?? 1) >
        (numberAt(raw, 'status', 'readyReplicas') ?? 0)
        ? 'Progressing'
        : 'Healthy';
    case 'DaemonSet':
      return (numberAt(raw, 'status', 'desiredNumberScheduled') ?? 0) >
        (numberAt(raw, 'status', 'numberReady') ?? 0)
        ? 'Progressing'
        : 'Healthy';
    case 'Job':
      if (complaintsOf(object).length > 0) {
        return 'Degraded';
      }
      return recordsAt(raw, 'status', 'conditions').some(
        found =>
          at(found, 'type') === 'Complete' && at(found, 'status') === 'True',
      )
        ? 'Healthy'
        : 'Progressing';
    case 'PersistentVolumeClaim':
      return at(raw, 'status', 'phase') === 'Bound' ? 'Healthy' : 'Progressing';
    default:
      return complaintsOf(object).length > 0 ? 'Degraded' : undefined;
  }
}

function assessPod(pod: ClusterObject): HealthCode {
  const phase = at(pod.raw, 'status', 'phase');
  if (phase === 'Succeeded') {
    return 'Healthy';
  }
  if (phase === 'Failed' || containerSteps(pod).length > 0) {
    return 'Degraded';
  }
  return condition(pod, 'Ready')?.status === 'True' ? 'Healthy' : 'Progressing';
}

/* Conditions that are wrong where they are true, and kinds of objects for which they mean something. */
const wrongWhereTrue = [
  'ReplicaFailure',
  'Failed',
  'FailureTarget',
  'NamespaceDeletionContentFailure',
  'NamespaceContentRemaining',
  'NamespaceFinalizersRemaining',
  'ErrorOccurred',
];

/* Reasons of a `Progressing` that is over. */
const stuck = ['ProgressDeadlineExceeded', 'ReplicaSetCreateError'];

/** What the conditions of an object say that is not well, the most telling first. */
export function complaintsOf(object: ClusterObject): Complaint[] {
  return recordsAt(object.raw, 'status', 'conditions')
    .filter(found => {
      const type = textAt(found, 'type') ?? '';
      const status = at(found, 'status');
      const reason = textAt(found, 'reason') ?? '';
      return (
        (status === 'True' && wrongWhereTrue.includes(type)) ||
        (status === 'False' && type === 'PodScheduled') ||
        (status === 'False' &&
          ['Ready', 'Synced', 'Accepted', 'Established'].includes(type) &&
          !['Pod', 'Node'].includes(object.kind) &&
          textAt(found, 'message') !== undefined) ||
        (type === 'Progressing' && stuck.includes(reason))
      );
    })
    .map(found => ({
      word: textAt(found, 'reason') ?? textAt(found, 'type') ?? '',
      message: textAt(found, 'message') ?? '',
      ...(textAt(found, 'lastTransitionTime') && {
        at: textAt(found, 'lastTransitionTime'),
      }),
    }))
    .sort((left, right) => telling(right) - telling(left));
}

/** That a deadline passed says less than that something was refused. */
function telling({ word }: Complaint): number {
  return word === 'ProgressDeadlineExceeded' ? 0 : 1;
}

/** The condition of a type. */
function condition(
  object: ClusterObject,
  type: string,
): { status?: string } | undefined {
  const found = recordsAt(object.raw, 'status', 'conditions').find(
    candidate => at(candidate, 'type') === type,
  );
  return found && { status: textAt(found, 'status') };
}
