import { at, listOf, numberOf, recordOf, recordsOf } from '../json';
import { KubernetesObject } from '../types';
import { ageOf, humanDuration } from './age';
import {
  ageColumn,
  Column,
  count,
  nameColumn,
  none,
  text,
  wide,
} from './column';
import { labelsText, selectorText } from './selector';

function number(object: KubernetesObject, ...path: string[]): number {
  return numberOf(at(object, ...path)) ?? 0;
}

function containersAt(object: KubernetesObject, ...path: string[]) {
  return recordsOf(at(object, ...path, 'spec', 'containers'));
}

function containerColumns(...path: string[]): Column[] {
  return [
    wide(
      text('Containers', object =>
        containersAt(object, ...path)
          .map(one => one.name)
          .join(','),
      ),
    ),
    wide(
      text('Images', object =>
        containersAt(object, ...path)
          .map(one => one.image)
          .join(','),
      ),
    ),
  ];
}

const template = ['spec', 'template'];
const selectorColumn = wide(
  text('Selector', object => selectorText(at(object, 'spec', 'selector'))),
);

function conditionOf(object: KubernetesObject, type: string) {
  return recordsOf(at(object, 'status', 'conditions')).find(
    condition => condition.type === type && condition.status === 'True',
  );
}

export const deploymentColumns: Column[] = [
  nameColumn,
  text(
    'Ready',
    object =>
      `${number(object, 'status', 'readyReplicas')}/${number(object, 'spec', 'replicas')}`,
  ),
  text('Up-to-date', object => number(object, 'status', 'updatedReplicas')),
  text('Available', object => number(object, 'status', 'availableReplicas')),
  ageColumn,
  ...containerColumns(...template),
  selectorColumn,
];

export const replicaSetColumns: Column[] = [
  nameColumn,
  count('Desired', object => number(object, 'spec', 'replicas')),
  count('Current', object => number(object, 'status', 'replicas')),
  count('Ready', object => number(object, 'status', 'readyReplicas')),
  ageColumn,
  ...containerColumns(...template),
  selectorColumn,
];

export const replicationControllerColumns: Column[] = [
  ...replicaSetColumns.slice(0, -1),
  wide(text('Selector', object => labelsText(at(object, 'spec', 'selector')))),
];

export const statefulSetColumns: Column[] = [
  nameColumn,
  text(
    'Ready',
    object =>
      `${number(object, 'status', 'readyReplicas')}/${number(object, 'spec', 'replicas')}`,
  ),
  ageColumn,
  ...containerColumns(...template),
];

export const daemonSetColumns: Column[] = [
  nameColumn,
  count('Desired', object =>
    number(object, 'status', 'desiredNumberScheduled'),
  ),
  count('Current', object =>
    number(object, 'status', 'currentNumberScheduled'),
  ),
  count('Ready', object => number(object, 'status', 'numberReady')),
  count('Up-to-date', object =>
    number(object, 'status', 'updatedNumberScheduled'),
  ),
  count('Available', object => number(object, 'status', 'numberAvailable')),
  text(
    'Node Selector',
    object =>
      labelsText(at(object, ...template, 'spec', 'nodeSelector')) || none,
  ),
  ageColumn,
  ...containerColumns(...template),
  selectorColumn,
];

function jobStatus(job: KubernetesObject): string {
  if (conditionOf(job, 'Complete')) {
    return 'Complete';
  }
  if (conditionOf(job, 'Failed')) {
    return 'Failed';
  }
  if (job.metadata.deletionTimestamp) {
    return 'Terminating';
  }
  return conditionOf(job, 'Suspended') ? 'Suspended' : 'Running';
}

function jobDuration(job: KubernetesObject, now: Date): string {
  const started = at(job, 'status', 'startTime');
  if (typeof started !== 'string') {
    return '';
  }
  const completed = at(job, 'status', 'completionTime');
  return typeof completed === 'string'
    ? humanDuration((Date.parse(completed) - Date.parse(started)) / 1000)
    : ageOf(started, now);
}

export const jobColumns: Column[] = [
  nameColumn,
  text('Status', jobStatus),
  text('Completions', job => {
    const wanted = numberOf(at(job, 'spec', 'completions'));
    const succeeded = number(job, 'status', 'succeeded');
    const parallel = number(job, 'spec', 'parallelism');
    if (wanted !== undefined) {
      return `${succeeded}/${wanted}`;
    }
    return parallel > 1 ? `${succeeded}/1 of ${parallel}` : `${succeeded}/1`;
  }),
  text('Duration', jobDuration),
  ageColumn,
  ...containerColumns(...template),
  selectorColumn,
];

export const cronJobColumns: Column[] = [
  nameColumn,
  text('Schedule', object => at(object, 'spec', 'schedule')),
  text('Timezone', object => at(object, 'spec', 'timeZone') ?? none),
  {
    name: 'Suspend',
    type: 'boolean',
    cell: object => (at(object, 'spec', 'suspend') === true ? 'True' : 'False'),
  },
  count('Active', object => listOf(at(object, 'status', 'active')).length),
  text('Last Schedule', (object, now) => {
    const last = at(object, 'status', 'lastScheduleTime');
    return last ? ageOf(last, now) : none;
  }),
  ageColumn,
  ...containerColumns('spec', 'jobTemplate', 'spec', 'template'),
  wide(
    text(
      'Selector',
      object =>
        selectorText(at(object, 'spec', 'jobTemplate', 'spec', 'selector')) ||
        none,
    ),
  ),
];

function metricText(spec: unknown, current: unknown): string {
  const target = recordOf(at(spec, 'resource', 'target'));
  const now = recordOf(at(current, 'resource', 'current'));
  const name = at(spec, 'resource', 'name') ?? at(spec, 'type');
  const percent = (value: unknown) =>
    value === undefined ? '<unknown>' : `${value}%`;
  return target.averageUtilization === undefined
    ? `${name}: ${now.averageValue ?? '<unknown>'}/${target.averageValue ?? '<unknown>'}`
    : `${name}: ${percent(now.averageUtilization)}/${target.averageUtilization}%`;
}

export const autoscalerColumns: Column[] = [
  nameColumn,
  text('Reference', object => {
    const { kind, name } = recordOf(at(object, 'spec', 'scaleTargetRef'));
    return `${kind}/${name}`;
  }),
  text('Targets', object => {
    const current = recordsOf(at(object, 'status', 'currentMetrics'));
    const metrics = recordsOf(at(object, 'spec', 'metrics'));
    return metrics.length
      ? metrics
          .map((metric, index) => metricText(metric, current[index]))
          .join(', ')
      : none;
  }),
  text('MinPods', object =>
    String(at(object, 'spec', 'minReplicas') ?? '<unset>'),
  ),
  text('MaxPods', object => at(object, 'spec', 'maxReplicas')),
  text('Replicas', object => number(object, 'status', 'currentReplicas')),
  ageColumn,
];
