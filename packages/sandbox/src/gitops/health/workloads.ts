import { KubernetesObject } from '../../kubernetes/types';
import { at, isRecord, listAt, numberAt, textAt } from '../objects';
import { Health } from '../types';

/** Source of all of these: gitops-engine's `pkg/health`. */
export function deploymentHealth(object: KubernetesObject): Health {
  if (at(object, 'spec', 'paused') === true) {
    return { status: 'Suspended', message: 'Deployment is paused' };
  }
  if (isUnobserved(object)) {
    return progressing(
      'Waiting for rollout to finish: observed deployment generation less than desired generation',
    );
  }
  const condition = listAt(object, 'status', 'conditions').find(
    item => textAt(item, 'type') === 'Progressing',
  );
  const wanted = at(object, 'spec', 'replicas');
  const updated = numberAt(object, 'status', 'updatedReplicas');
  const replicas = numberAt(object, 'status', 'replicas');
  const available = numberAt(object, 'status', 'availableReplicas');
  if (textAt(condition, 'reason') === 'ProgressDeadlineExceeded') {
    return {
      status: 'Degraded',
      message: `Deployment "${object.metadata.name}" exceeded its progress deadline`,
    };
  }
  if (typeof wanted === 'number' && updated < wanted) {
    return progressing(
      `Waiting for rollout to finish: ${updated} out of ${wanted} new replicas have been updated...`,
    );
  }
  if (replicas > updated) {
    return progressing(
      `Waiting for rollout to finish: ${replicas - updated} old replicas are pending termination...`,
    );
  }
  if (available < updated) {
    return progressing(
      `Waiting for rollout to finish: ${available} of ${updated} updated replicas are available...`,
    );
  }
  return { status: 'Healthy' };
}

export function replicaSetHealth(object: KubernetesObject): Health {
  if (isUnobserved(object)) {
    return progressing(
      'Waiting for rollout to finish: observed replica set generation less than desired generation',
    );
  }
  const failure = listAt(object, 'status', 'conditions').find(
    item => textAt(item, 'type') === 'ReplicaFailure',
  );
  if (textAt(failure, 'status') === 'True') {
    return { status: 'Degraded', message: textAt(failure, 'message') };
  }
  const wanted = at(object, 'spec', 'replicas');
  const available = numberAt(object, 'status', 'availableReplicas');
  if (typeof wanted === 'number' && available < wanted) {
    return progressing(
      `Waiting for rollout to finish: ${available} out of ${wanted} new replicas are available...`,
    );
  }
  return { status: 'Healthy' };
}

export function statefulSetHealth(object: KubernetesObject): Health {
  if (
    numberAt(object, 'status', 'observedGeneration') === 0 ||
    isUnobserved(object)
  ) {
    return progressing('Waiting for statefulset spec update to be observed...');
  }
  const wanted = at(object, 'spec', 'replicas');
  const ready = numberAt(object, 'status', 'readyReplicas');
  const updated = numberAt(object, 'status', 'updatedReplicas');
  if (typeof wanted === 'number' && ready < wanted) {
    return progressing(`Waiting for ${wanted - ready} pods to be ready...`);
  }
  const strategy = textAt(object, 'spec', 'updateStrategy', 'type');
  const rolling = at(object, 'spec', 'updateStrategy', 'rollingUpdate');
  if (strategy === 'RollingUpdate' && isRecord(rolling)) {
    const { partition } = rolling;
    if (
      typeof wanted === 'number' &&
      typeof partition === 'number' &&
      updated < wanted - partition
    ) {
      return progressing(
        `Waiting for partitioned roll out to finish: ${updated} out of ${wanted - partition} new pods have been updated...`,
      );
    }
    return {
      status: 'Healthy',
      message: `partitioned roll out complete: ${updated} new pods have been updated...`,
    };
  }
  if (strategy === 'OnDelete') {
    return {
      status: 'Healthy',
      message: `statefulset has ${ready} ready pods`,
    };
  }
  const revision = textAt(object, 'status', 'updateRevision');
  const current = textAt(object, 'status', 'currentRevision');
  if (revision !== current) {
    return progressing(
      `waiting for statefulset rolling update to complete ${updated} pods at revision ${revision}...`,
    );
  }
  return {
    status: 'Healthy',
    message: `statefulset rolling update complete ${numberAt(object, 'status', 'currentReplicas')} pods at revision ${current}...`,
  };
}

export function daemonSetHealth(object: KubernetesObject): Health {
  if (isUnobserved(object)) {
    return progressing(
      'Waiting for rollout to finish: observed daemon set generation less than desired generation',
    );
  }
  const { name } = object.metadata;
  const updated = numberAt(object, 'status', 'updatedNumberScheduled');
  const wanted = numberAt(object, 'status', 'desiredNumberScheduled');
  const available = numberAt(object, 'status', 'numberAvailable');
  if (textAt(object, 'spec', 'updateStrategy', 'type') === 'OnDelete') {
    return {
      status: 'Healthy',
      message: `daemon set ${updated} out of ${wanted} new pods have been updated`,
    };
  }
  if (updated < wanted) {
    return progressing(
      `Waiting for daemon set "${name}" rollout to finish: ${updated} out of ${wanted} new pods have been updated...`,
    );
  }
  if (available < wanted) {
    return progressing(
      `Waiting for daemon set "${name}" rollout to finish: ${available} of ${wanted} updated pods are available...`,
    );
  }
  return { status: 'Healthy' };
}

export function podHealth(object: KubernetesObject): Health {
  const statuses = listAt(object, 'status', 'containerStatuses');
  const isLongLived = textAt(object, 'spec', 'restartPolicy') === 'Always';
  const message = textAt(object, 'status', 'message');
  if (isLongLived) {
    const stuck = statuses
      .map(status => at(status, 'state', 'waiting'))
      .filter(waiting =>
        /^Err|Error$|BackOff$/.test(textAt(waiting, 'reason')),
      );
    if (stuck.length > 0) {
      return {
        status: 'Degraded',
        message: stuck.map(waiting => textAt(waiting, 'message')).join(', '),
      };
    }
  }
  switch (textAt(object, 'status', 'phase')) {
    case 'Pending':
      return progressing(message);
    case 'Succeeded':
      return { status: 'Healthy', message };
    case 'Failed':
      return { status: 'Degraded', message: message || failureOf(object) };
    case 'Running': {
      const ready = listAt(object, 'status', 'conditions').find(
        item => textAt(item, 'type') === 'Ready',
      );
      if (!isLongLived) {
        return progressing(message);
      }
      if (textAt(ready, 'status') === 'True') {
        return { status: 'Healthy', message };
      }
      return statuses.some(status => at(status, 'lastState', 'terminated'))
        ? { status: 'Degraded', message }
        : progressing(message);
    }
    default:
      return { status: 'Unknown', message };
  }
}

export function jobHealth(object: KubernetesObject): Health {
  const conditions = listAt(object, 'status', 'conditions');
  const find = (type: string) =>
    conditions.find(condition => textAt(condition, 'type') === type);
  const failed = find('Failed');
  if (failed) {
    return { status: 'Degraded', message: textAt(failed, 'message') };
  }
  const suspended = find('Suspended');
  const complete = find('Complete');
  if (!suspended && !complete) {
    return progressing('');
  }
  const message = textAt(complete ?? suspended, 'message');
  return textAt(suspended, 'status') === 'True'
    ? { status: 'Suspended', message }
    : { status: 'Healthy', message };
}

export function cronJobHealth(object: KubernetesObject): Health {
  const scheduled = textAt(object, 'status', 'lastScheduleTime');
  const succeeded = textAt(object, 'status', 'lastSuccessfulTime');
  if (at(object, 'spec', 'suspend') === true) {
    return { status: 'Healthy', message: 'CronJob is Suspended' };
  }
  if (!at(object, 'status')) {
    return progressing('Waiting for CronJob');
  }
  if (!scheduled) {
    return { status: 'Healthy', message: 'CronJob has not been scheduled yet' };
  }
  if (!succeeded) {
    return {
      status: 'Healthy',
      message:
        'The CronJob never completed successfully. It may not be healthy',
    };
  }
  if (listAt(object, 'status', 'active').length > 0) {
    return {
      status: 'Healthy',
      message:
        'The job is running. Its last execution may not have been successful',
    };
  }
  return succeeded < scheduled
    ? {
        status: 'Degraded',
        message: 'CronJob has not completed its last execution successfully',
      }
    : {
        status: 'Healthy',
        message: 'CronJob has completed its last execution successfully',
      };
}

function failureOf(pod: KubernetesObject): string {
  const statuses = [
    ...listAt(pod, 'status', 'initContainerStatuses'),
    ...listAt(pod, 'status', 'containerStatuses'),
  ];
  for (const status of statuses) {
    const terminated = at(status, 'state', 'terminated');
    const exitCode = numberAt(terminated, 'exitCode');
    const found =
      textAt(terminated, 'message') ||
      (textAt(terminated, 'reason') === 'OOMKilled' && 'OOMKilled') ||
      (exitCode !== 0 &&
        `container "${textAt(status, 'name')}" failed with exit code ${exitCode}`);
    if (found) {
      return found;
    }
  }
  return '';
}

function isUnobserved(object: KubernetesObject): boolean {
  return (
    (object.metadata.generation ?? 0) >
    numberAt(object, 'status', 'observedGeneration')
  );
}

function progressing(message: string): Health {
  return { status: 'Progressing', message };
}
