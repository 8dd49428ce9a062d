import { KubernetesObject } from '../kubernetes/types';
import { WorkloadContext, timestamp, writeStatus } from './context';

interface Autoscaler extends KubernetesObject {
  spec: {
    scaleTargetRef: { apiVersion: string; kind: string; name: string };
    minReplicas?: number;
    maxReplicas: number;
    metrics?: Array<{
      type: string;
      resource?: { name: string; target: { averageUtilization?: number } };
    }>;
  };
  status?: { conditions?: unknown };
}

/** Says how an autoscaler sees its target. The load of the sandbox is steady, so it never scales. */
export function reconcileAutoscaler(
  context: WorkloadContext,
  autoscaler: Autoscaler,
): void {
  const { scaleTargetRef, metrics = [] } = autoscaler.spec;
  const target = context.client.get({
    ...scaleTargetRef,
    namespace: autoscaler.metadata.namespace,
  });
  const replicas = Number(
    (target?.spec as { replicas?: number } | undefined)?.replicas ?? 0,
  );
  const time = timestamp(context.now());
  const able = {
    type: 'AbleToScale',
    status: target ? 'True' : 'False',
    reason: target ? 'ReadyForNewScale' : 'FailedGetScale',
    message: target
      ? 'recommended size matches current size'
      : `the HPA controller was unable to get the target's current scale: ${scaleTargetRef.kind} "${scaleTargetRef.name}" not found`,
    lastTransitionTime: autoscaler.metadata.creationTimestamp ?? time,
  };
  writeStatus(context, autoscaler, {
    observedGeneration: autoscaler.metadata.generation,
    currentReplicas: replicas,
    desiredReplicas: replicas,
    currentMetrics: metrics
      .filter(metric => metric.resource)
      .map(metric => ({
        type: 'Resource',
        resource: {
          name: metric.resource?.name,
          current: {
            averageUtilization: Math.round(
              (metric.resource?.target.averageUtilization ?? 80) * 0.6,
            ),
          },
        },
      })),
    conditions: [able],
  });
}

export type { Autoscaler };
