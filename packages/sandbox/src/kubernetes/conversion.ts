import {
  at,
  copyJson,
  isRecord,
  JsonRecord,
  recordOf,
  recordsOf,
} from './json';
import { apiVersionOf, Resource } from './resources';
import { KubernetesObject } from './types';

/** The apiVersion and kind under which a bucket keeps its objects, where several versions share it. */
const stored: Record<string, string> = {
  events: 'v1',
  'autoscaling/horizontalpodautoscalers': 'autoscaling/v2',
};

function compact(object: JsonRecord): JsonRecord {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined),
  );
}

function coreEvent(event: KubernetesObject): KubernetesObject {
  const {
    regarding,
    note,
    deprecatedSource,
    deprecatedFirstTimestamp,
    deprecatedLastTimestamp,
    deprecatedCount,
    reportingController,
    ...rest
  } = event;
  return {
    ...rest,
    apiVersion: 'v1',
    ...compact({
      involvedObject: regarding ?? {},
      message: note,
      source: deprecatedSource ?? {},
      firstTimestamp: deprecatedFirstTimestamp ?? null,
      lastTimestamp: deprecatedLastTimestamp ?? null,
      count: deprecatedCount,
      reportingComponent: reportingController ?? '',
      reportingInstance: rest.reportingInstance ?? '',
    }),
  };
}

function newEvent(event: KubernetesObject): KubernetesObject {
  const {
    involvedObject,
    message,
    source,
    firstTimestamp,
    lastTimestamp,
    count,
    reportingComponent,
    ...rest
  } = event;
  const { reportingInstance, ...other } = rest;
  return {
    ...other,
    apiVersion: 'events.k8s.io/v1',
    ...compact({
      eventTime: rest.eventTime ?? null,
      reportingController: reportingComponent || undefined,
      reportingInstance: reportingInstance || undefined,
      regarding: involvedObject,
      note: message,
      deprecatedSource: source,
      deprecatedFirstTimestamp: firstTimestamp,
      deprecatedLastTimestamp: lastTimestamp,
      deprecatedCount: count,
    }),
  };
}

function cpuTarget(metric: JsonRecord): boolean {
  return (
    metric.type === 'Resource' &&
    at(metric, 'resource', 'name') === 'cpu' &&
    at(metric, 'resource', 'target', 'averageUtilization') !== undefined
  );
}

function autoscalerV2(object: KubernetesObject): KubernetesObject {
  const { targetCPUUtilizationPercentage, ...spec } = recordOf(object.spec);
  const { currentCPUUtilizationPercentage, ...status } = recordOf(
    object.status,
  );
  return {
    ...object,
    apiVersion: 'autoscaling/v2',
    spec: {
      ...spec,
      ...(targetCPUUtilizationPercentage !== undefined && {
        metrics: [
          {
            type: 'Resource',
            resource: {
              name: 'cpu',
              target: {
                type: 'Utilization',
                averageUtilization: targetCPUUtilizationPercentage,
              },
            },
          },
        ],
      }),
    },
    status: {
      ...status,
      ...(currentCPUUtilizationPercentage !== undefined && {
        currentMetrics: [
          {
            type: 'Resource',
            resource: {
              name: 'cpu',
              current: { averageUtilization: currentCPUUtilizationPercentage },
            },
          },
        ],
      }),
    },
  };
}

function autoscalerV1(object: KubernetesObject): KubernetesObject {
  const { metrics, behavior, ...spec } = recordOf(object.spec);
  const { currentMetrics, conditions, ...status } = recordOf(object.status);
  const target = at(
    recordsOf(metrics).find(cpuTarget),
    'resource',
    'target',
    'averageUtilization',
  );
  const current = recordsOf(currentMetrics).find(
    metric => at(metric, 'resource', 'name') === 'cpu',
  );
  const utilization = at(current, 'resource', 'current', 'averageUtilization');
  return {
    ...object,
    apiVersion: 'autoscaling/v1',
    spec: compact({ ...spec, targetCPUUtilizationPercentage: target }),
    status: compact({
      ...status,
      currentCPUUtilizationPercentage: utilization,
      currentReplicas: status.currentReplicas ?? 0,
      desiredReplicas: status.desiredReplicas ?? 0,
    }),
  };
}

/** The object as its bucket keeps it. */
export function toStored(
  resource: Resource,
  object: KubernetesObject,
): KubernetesObject {
  const target = stored[resource.bucket];
  if (!target || apiVersionOf(resource) === target) {
    return object;
  }
  return resource.bucket === 'events'
    ? coreEvent(object)
    : autoscalerV2(object);
}

/** A kept object as the resource's version shows it. Nothing of the kept object is shared where it differs. */
export function fromStored(
  resource: Resource,
  object: KubernetesObject,
): KubernetesObject {
  const apiVersion = apiVersionOf(resource);
  if (object.apiVersion === apiVersion) {
    return object;
  }
  if (resource.bucket === 'events') {
    return newEvent(object);
  }
  if (stored[resource.bucket] && isRecord(object.spec)) {
    return autoscalerV1(object);
  }
  // The versions of a custom resource differ in nothing but their name: there are no conversion webhooks here.
  return { ...copyJson(object), apiVersion };
}
