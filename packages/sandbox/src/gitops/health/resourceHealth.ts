import { KubernetesObject } from '../../kubernetes/types';
import { groupOf, listAt, messageOf, textAt } from '../objects';
import { Health, HealthCode } from '../types';
import {
  cronJobHealth,
  daemonSetHealth,
  deploymentHealth,
  jobHealth,
  podHealth,
  replicaSetHealth,
  statefulSetHealth,
} from './workloads';

/** Put on hooks by a sync, taken off when the phase is over. */
export const hookFinalizer = 'argocd.argoproj.io/hook-finalizer';

const order: HealthCode[] = [
  'Healthy',
  'Suspended',
  'Progressing',
  'Missing',
  'Degraded',
  'Unknown',
];

/** Whether `next` is worse than `current`. Source: gitops-engine's `health.IsWorse`. */
export function isWorse(current: HealthCode, next: HealthCode): boolean {
  return order.indexOf(next) > order.indexOf(current);
}

const checks: Record<string, (object: KubernetesObject) => Health> = {
  'apps/Deployment': deploymentHealth,
  'apps/ReplicaSet': replicaSetHealth,
  'apps/StatefulSet': statefulSetHealth,
  'apps/DaemonSet': daemonSetHealth,
  '/Pod': podHealth,
  '/Service': serviceHealth,
  '/PersistentVolumeClaim': claimHealth,
  'batch/Job': jobHealth,
  'batch/CronJob': cronJobHealth,
  'networking.k8s.io/Ingress': ingressHealth,
  'autoscaling/HorizontalPodAutoscaler': autoscalerHealth,
  'apiextensions.k8s.io/CustomResourceDefinition': definitionHealth,
  'argoproj.io/ApplicationSet': applicationSetHealth,
};

/**
 * The health of a live object by Argo CD's built-in checks and Lua scripts; undefined for kinds that have none, among
 * them Application, whose check Argo CD removed in 1.8.
 */
export function resourceHealth(object: KubernetesObject): Health | undefined {
  const { deletionTimestamp, finalizers } = object.metadata;
  if (deletionTimestamp && !finalizers?.includes(hookFinalizer)) {
    return { status: 'Progressing', message: 'Pending deletion' };
  }
  const check = checks[`${groupOf(object.apiVersion)}/${object.kind}`];
  try {
    return check?.(object);
  } catch (error) {
    return { status: 'Unknown', message: messageOf(error) };
  }
}

function serviceHealth(object: KubernetesObject): Health {
  const isWaiting =
    textAt(object, 'spec', 'type') === 'LoadBalancer' &&
    listAt(object, 'status', 'loadBalancer', 'ingress').length === 0;
  return { status: isWaiting ? 'Progressing' : 'Healthy' };
}

function ingressHealth(object: KubernetesObject): Health {
  const addresses = listAt(object, 'status', 'loadBalancer', 'ingress');
  return { status: addresses.length > 0 ? 'Healthy' : 'Progressing' };
}

function claimHealth(object: KubernetesObject): Health {
  const phases: Record<string, HealthCode> = {
    Lost: 'Degraded',
    Pending: 'Progressing',
    Bound: 'Healthy',
  };
  return { status: phases[textAt(object, 'status', 'phase')] ?? 'Unknown' };
}

const brokenAutoscalers = new Set([
  'AbleToScale/FailedGetScale',
  'AbleToScale/FailedUpdateScale',
  'ScalingActive/FailedGetResourceMetric',
  'ScalingActive/FailedGetObjectMetric',
  'ScalingActive/FailedGetPodsMetric',
  'ScalingActive/FailedGetExternalMetric',
  'ScalingActive/FailedComputeMetricsReplicas',
  'ScalingActive/InvalidSelector',
]);

function autoscalerHealth(object: KubernetesObject): Health {
  const conditions = listAt(object, 'status', 'conditions');
  const broken = conditions.find(condition =>
    brokenAutoscalers.has(
      `${textAt(condition, 'type')}/${textAt(condition, 'reason')}`,
    ),
  );
  if (broken) {
    return { status: 'Degraded', message: textAt(broken, 'message') };
  }
  const healthy = conditions.find(
    condition =>
      ['AbleToScale', 'ScalingLimited'].includes(textAt(condition, 'type')) &&
      textAt(condition, 'status') === 'True',
  );
  return healthy
    ? { status: 'Healthy', message: textAt(healthy, 'message') }
    : { status: 'Progressing', message: 'Waiting to Autoscale' };
}

function definitionHealth(object: KubernetesObject): Health {
  const conditions = listAt(object, 'status', 'conditions');
  if (conditions.length === 0) {
    return { status: 'Progressing', message: 'Status conditions not found' };
  }
  const find = (type: string, status: string) =>
    conditions.find(
      condition =>
        textAt(condition, 'type') === type &&
        textAt(condition, 'status') === status,
    );
  const refused = find('NamesAccepted', 'False');
  if (refused) {
    return {
      status: 'Degraded',
      message: `CRD names have not been accepted: ${textAt(refused, 'message')}`,
    };
  }
  return find('Established', 'True')
    ? { status: 'Healthy', message: 'CRD is healthy' }
    : { status: 'Degraded', message: 'CRD is not established' };
}

function applicationSetHealth(object: KubernetesObject): Health {
  const rules: [string, string, HealthCode][] = [
    ['ErrorOccurred', 'True', 'Degraded'],
    ['ResourcesUpToDate', 'False', 'Degraded'],
    ['RolloutProgressing', 'True', 'Progressing'],
    ['ResourcesUpToDate', 'True', 'Healthy'],
  ];
  const conditions = listAt(object, 'status', 'conditions');
  for (const [type, status, health] of rules) {
    const found = conditions.find(
      condition =>
        textAt(condition, 'type') === type &&
        textAt(condition, 'status') === status,
    );
    if (found) {
      return { status: health, message: textAt(found, 'message') };
    }
  }
  return {
    status: 'Progressing',
    message: 'Waiting for the status to be reported',
  };
}
