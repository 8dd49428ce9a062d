import { KubernetesObject } from '../../kubernetes/types';
import { parseYaml } from '../manifests/parseYaml';
import { isWorse, resourceHealth } from './resourceHealth';

const object = (kind: string, rest: string): KubernetesObject => {
  const apiVersions: Record<string, string> = {
    Deployment: 'apps/v1',
    ReplicaSet: 'apps/v1',
    StatefulSet: 'apps/v1',
    DaemonSet: 'apps/v1',
    Job: 'batch/v1',
    CronJob: 'batch/v1',
    Ingress: 'networking.k8s.io/v1',
    HorizontalPodAutoscaler: 'autoscaling/v2',
    CustomResourceDefinition: 'apiextensions.k8s.io/v1',
    Application: 'argoproj.io/v1alpha1',
    ApplicationSet: 'argoproj.io/v1alpha1',
  };
  const [parsed] = parseYaml(rest) as [Partial<KubernetesObject>];
  return {
    apiVersion: apiVersions[kind] ?? 'v1',
    kind,
    ...parsed,
    metadata: { name: 'checkout', generation: 2, ...parsed?.metadata },
  };
};

describe('the health of a resource', () => {
  it.each([
    ['Deployment', 'spec: {paused: true}', 'Suspended', 'Deployment is paused'],
    [
      'Deployment',
      'status: {observedGeneration: 1}',
      'Progressing',
      'Waiting for rollout to finish: observed deployment generation less than desired generation',
    ],
    [
      'Deployment',
      'spec: {replicas: 2}\nstatus: {observedGeneration: 2, updatedReplicas: 1}',
      'Progressing',
      'Waiting for rollout to finish: 1 out of 2 new replicas have been updated...',
    ],
    [
      'Deployment',
      'spec: {replicas: 2}\nstatus: {observedGeneration: 2, updatedReplicas: 2, replicas: 3}',
      'Progressing',
      'Waiting for rollout to finish: 1 old replicas are pending termination...',
    ],
    [
      'Deployment',
      'spec: {replicas: 2}\nstatus: {observedGeneration: 2, updatedReplicas: 2, replicas: 2, availableReplicas: 1}',
      'Progressing',
      'Waiting for rollout to finish: 1 of 2 updated replicas are available...',
    ],
    [
      'Deployment',
      'spec: {replicas: 2}\nstatus: {observedGeneration: 2, conditions: [{type: Progressing, status: "False", reason: ProgressDeadlineExceeded}]}',
      'Degraded',
      'Deployment "checkout" exceeded its progress deadline',
    ],
    [
      'Deployment',
      'spec: {replicas: 2}\nstatus: {observedGeneration: 2, updatedReplicas: 2, replicas: 2, availableReplicas: 2}',
      'Healthy',
      undefined,
    ],
    [
      'ReplicaSet',
      'status: {observedGeneration: 2, conditions: [{type: ReplicaFailure, status: "True", message: exceeded quota}]}',
      'Degraded',
      'exceeded quota',
    ],
    [
      'ReplicaSet',
      'spec: {replicas: 2}\nstatus: {observedGeneration: 2, availableReplicas: 1}',
      'Progressing',
      'Waiting for rollout to finish: 1 out of 2 new replicas are available...',
    ],
    [
      'StatefulSet',
      'spec: {replicas: 2}\nstatus: {observedGeneration: 2, readyReplicas: 1}',
      'Progressing',
      'Waiting for 1 pods to be ready...',
    ],
    [
      'StatefulSet',
      'spec: {replicas: 1}\nstatus: {observedGeneration: 2, readyReplicas: 1, currentReplicas: 1, updateRevision: a, currentRevision: a}',
      'Healthy',
      'statefulset rolling update complete 1 pods at revision a...',
    ],
    [
      'DaemonSet',
      'status: {observedGeneration: 2, desiredNumberScheduled: 3, updatedNumberScheduled: 1}',
      'Progressing',
      'Waiting for daemon set "checkout" rollout to finish: 1 out of 3 new pods have been updated...',
    ],
    [
      'Pod',
      'spec: {restartPolicy: Always}\nstatus: {phase: Running, containerStatuses: [{state: {waiting: {reason: CrashLoopBackOff, message: back-off 5m0s}}}]}',
      'Degraded',
      'back-off 5m0s',
    ],
    [
      'Pod',
      'spec: {restartPolicy: Always}\nstatus: {phase: Pending, containerStatuses: [{state: {waiting: {reason: ErrImagePull, message: not found}}}]}',
      'Degraded',
      'not found',
    ],
    [
      'Pod',
      'spec: {restartPolicy: Always}\nstatus: {phase: Pending}',
      'Progressing',
      '',
    ],
    [
      'Pod',
      'spec: {restartPolicy: Always}\nstatus: {phase: Running, conditions: [{type: Ready, status: "True"}]}',
      'Healthy',
      '',
    ],
    [
      'Pod',
      'spec: {restartPolicy: Always}\nstatus: {phase: Running, containerStatuses: [{lastState: {terminated: {}}}]}',
      'Degraded',
      '',
    ],
    [
      'Pod',
      'spec: {restartPolicy: Never}\nstatus: {phase: Running, conditions: [{type: Ready, status: "True"}]}',
      'Progressing',
      '',
    ],
    ['Pod', 'status: {phase: Succeeded}', 'Healthy', ''],
    [
      'Pod',
      'status: {phase: Failed, containerStatuses: [{name: app, state: {terminated: {exitCode: 3}}}]}',
      'Degraded',
      'container "app" failed with exit code 3',
    ],
    ['Job', 'status: {}', 'Progressing', ''],
    [
      'Job',
      'status: {conditions: [{type: Failed, status: "True", message: too often}]}',
      'Degraded',
      'too often',
    ],
    [
      'Job',
      'status: {conditions: [{type: Complete, status: "True", message: done}]}',
      'Healthy',
      'done',
    ],
    [
      'Job',
      'status: {conditions: [{type: Suspended, status: "True", message: Job suspended}]}',
      'Suspended',
      'Job suspended',
    ],
    ['CronJob', 'spec: {suspend: true}', 'Healthy', 'CronJob is Suspended'],
    [
      'CronJob',
      'status: {lastScheduleTime: "2026-03-02T02:00:00Z", lastSuccessfulTime: "2026-03-01T02:00:00Z"}',
      'Degraded',
      'CronJob has not completed its last execution successfully',
    ],
    ['Service', 'spec: {type: LoadBalancer}', 'Progressing', undefined],
    ['Service', 'spec: {type: ClusterIP}', 'Healthy', undefined],
    [
      'Ingress',
      'status: {loadBalancer: {ingress: [{ip: 10.0.0.1}]}}',
      'Healthy',
      undefined,
    ],
    ['PersistentVolumeClaim', 'status: {phase: Lost}', 'Degraded', undefined],
    [
      'HorizontalPodAutoscaler',
      'status: {conditions: [{type: ScalingActive, status: "False", reason: FailedGetResourceMetric, message: no metrics}]}',
      'Degraded',
      'no metrics',
    ],
    [
      'CustomResourceDefinition',
      'status: {conditions: [{type: NamesAccepted, status: "True"}, {type: Established, status: "True"}]}',
      'Healthy',
      'CRD is healthy',
    ],
    [
      'ApplicationSet',
      'spec: {}',
      'Progressing',
      'Waiting for the status to be reported',
    ],
    [
      'ApplicationSet',
      'status: {conditions: [{type: ErrorOccurred, status: "True", message: broken}]}',
      'Degraded',
      'broken',
    ],
    [
      'ConfigMap',
      'metadata: {name: a, deletionTimestamp: "2026-03-02T09:13:00Z"}',
      'Progressing',
      'Pending deletion',
    ],
  ])('%s with %s is %s', (kind, rest, status, message) => {
    expect(resourceHealth(object(kind, rest))).toEqual(
      message === undefined ? { status } : { status, message },
    );
  });

  it.each(['ConfigMap', 'Namespace', 'Application', 'NetworkPolicy'])(
    '%s has none',
    kind => {
      expect(
        resourceHealth(object(kind, 'status: {health: {status: Degraded}}')),
      ).toBeUndefined();
    },
  );

  it('is worse in this order', () => {
    expect(isWorse('Healthy', 'Suspended')).toBe(true);
    expect(isWorse('Suspended', 'Progressing')).toBe(true);
    expect(isWorse('Progressing', 'Missing')).toBe(true);
    expect(isWorse('Missing', 'Degraded')).toBe(true);
    expect(isWorse('Degraded', 'Unknown')).toBe(true);
    expect(isWorse('Degraded', 'Degraded')).toBe(false);
  });
});
