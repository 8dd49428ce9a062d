import { withCondition, withoutCondition } from './conditions';
import { timestamp } from './context';
import { Deployment, DeploymentStatus, ReplicaSet } from './types';

/** What a Deployment says of itself (pkg/controller/deployment/{sync,progress}.go). */
export function deploymentStatus(options: {
  deployment: Deployment;
  newest: ReplicaSet;
  old: ReplicaSet[];
  now: Date;
}): DeploymentStatus {
  const { deployment, newest, old, now } = options;
  const count = (
    sets: ReplicaSet[],
    field: 'replicas' | 'readyReplicas' | 'availableReplicas',
  ) => sets.reduce((total, set) => total + (set.status?.[field] ?? 0), 0);
  const sets = [newest, ...old];
  const wanted = deployment.spec.replicas ?? 1;
  const numbers = {
    replicas: count(sets, 'replicas'),
    updatedReplicas: count([newest], 'replicas'),
    readyReplicas: count(sets, 'readyReplicas'),
    availableReplicas: count(sets, 'availableReplicas'),
  };
  const unavailable = Math.max(
    0,
    Math.max(numbers.replicas, wanted) - numbers.availableReplicas,
  );
  return {
    observedGeneration: deployment.metadata.generation,
    ...onlyPositive({ ...numbers, unavailableReplicas: unavailable }),
    conditions: conditionsOf({ deployment, newest, numbers, wanted, now }),
  };
}

function conditionsOf(options: {
  deployment: Deployment;
  newest: ReplicaSet;
  numbers: {
    replicas: number;
    updatedReplicas: number;
    availableReplicas: number;
  };
  wanted: number;
  now: Date;
}) {
  const { deployment, newest, numbers, wanted, now } = options;
  const time = timestamp(now);
  const refused = newest.status?.conditions?.find(
    ({ type, status }) => type === 'ReplicaFailure' && status === 'True',
  );
  let conditions = withCondition(
    deployment.status?.conditions,
    numbers.availableReplicas >= wanted - tolerated(deployment)
      ? {
          type: 'Available',
          status: 'True',
          reason: 'MinimumReplicasAvailable',
          message: 'Deployment has minimum availability.',
        }
      : {
          type: 'Available',
          status: 'False',
          reason: 'MinimumReplicasUnavailable',
          message: 'Deployment does not have minimum availability.',
        },
    time,
  );
  conditions = withCondition(
    conditions,
    progress({ deployment, newest, numbers, wanted, now }),
    time,
  );
  return refused
    ? withCondition(
        conditions,
        {
          type: 'ReplicaFailure',
          status: 'True',
          reason: refused.reason,
          message: refused.message,
        },
        time,
      )
    : withoutCondition(conditions, 'ReplicaFailure');
}

function progress(options: {
  deployment: Deployment;
  newest: ReplicaSet;
  numbers: {
    replicas: number;
    updatedReplicas: number;
    availableReplicas: number;
  };
  wanted: number;
  now: Date;
}) {
  const { deployment, newest, numbers, wanted, now } = options;
  const name = newest.metadata.name;
  const complete =
    numbers.updatedReplicas === wanted &&
    numbers.replicas === wanted &&
    numbers.availableReplicas >= wanted;
  if (complete) {
    return {
      type: 'Progressing',
      status: 'True' as const,
      reason: 'NewReplicaSetAvailable',
      message: `ReplicaSet "${name}" has successfully progressed.`,
    };
  }
  const before = deployment.status?.conditions?.find(
    ({ type }) => type === 'Progressing',
  );
  const started = Date.parse(newest.metadata.creationTimestamp ?? '');
  const since = Date.parse(before?.lastUpdateTime ?? '') || started;
  const deadline = (deployment.spec.progressDeadlineSeconds ?? 600) * 1000;
  const late =
    before?.reason === 'ProgressDeadlineExceeded' &&
    before.message?.includes(`"${name}"`);
  if (late || (since && now.getTime() - since > deadline)) {
    return {
      type: 'Progressing',
      status: 'False' as const,
      reason: 'ProgressDeadlineExceeded',
      message: `ReplicaSet "${name}" has timed out progressing.`,
    };
  }
  return {
    type: 'Progressing',
    status: 'True' as const,
    reason: 'ReplicaSetUpdated',
    message: `ReplicaSet "${name}" is progressing.`,
  };
}

/** How many Pods may be missing while a Deployment still counts as available. */
function tolerated(deployment: Deployment): number {
  if (deployment.spec.strategy?.type === 'Recreate') {
    return 0;
  }
  const wanted = deployment.spec.replicas ?? 1;
  const value =
    deployment.spec.strategy?.rollingUpdate?.maxUnavailable ?? '25%';
  return typeof value === 'string'
    ? Math.floor((Number.parseFloat(value) * wanted) / 100)
    : value;
}

function onlyPositive(numbers: Record<string, number>) {
  return Object.fromEntries(
    Object.entries(numbers).filter(([, number]) => number > 0),
  );
}
