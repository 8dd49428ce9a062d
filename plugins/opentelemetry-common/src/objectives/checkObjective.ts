import {
  Finding,
  FindingSeverity,
  Locate,
} from '@socle/plugin-platform-common/documents';
import { printDuration } from '../promql/durations';
import { boundariesOf, isBoundary, nearest } from './boundaries';
import { burnAlerts } from './burnAlerts';
import { eventsOf } from './events';
import { Objective } from './types';

/**
 * What is wrong with an objective beyond its form: a threshold that no bucket ends at, queries that count no events, alerts
 * that cannot fire, a window that Prometheus does not remember.
 *
 * @public
 */
export function checkObjective(options: {
  objective: Objective;
  file: string;
  /** Where its fields stand; the first line where it is left out. */
  locate?: Locate;
  /** How long Prometheus keeps samples, in seconds, where that is known. */
  retentionSeconds?: number;
}): Finding[] {
  const { objective, file, retentionSeconds } = options;
  const locate = options.locate ?? (() => ({ line: 1, column: 1 }));
  return [
    ...boundaryProblems(objective),
    ...queryProblems(objective),
    ...alertProblems(objective),
    ...retentionProblems(objective, retentionSeconds),
  ].map(({ path, severity, ...words }) => ({
    rule: 'objective',
    severity,
    file,
    ...locate(path),
    ...words,
  }));
}

interface Problem {
  path: (string | number)[];
  severity: FindingSeverity;
  message: string;
  remedy: string;
}

function boundaryProblems({ indicator }: Objective): Problem[] {
  if (
    indicator.kind !== 'latency' ||
    indicator.requests.histogram === 'native'
  ) {
    return [];
  }
  const { requests, thresholdSeconds } = indicator;
  const known = requests.boundaries ?? boundariesOf(requests.convention);
  if (isBoundary(thresholdSeconds, known)) {
    return [];
  }
  const near = nearest(thresholdSeconds, known)
    .map(seconds => printDuration(seconds * 1000))
    .join(' or ');
  return [
    {
      path: ['spec', 'threshold'],
      severity: 'error',
      message: `No bucket ends at ${printDuration(thresholdSeconds * 1000)}, so that nobody can count what is slower.`,
      remedy: `Write ${near}, or name the service's own boundaries in requests.boundaries.`,
    },
  ];
}

function queryProblems(objective: Objective): Problem[] {
  const { indicator } = objective;
  const events = eventsOf(objective, 'namespace');
  if (indicator.kind !== 'queries' || events.ok) {
    return [];
  }
  return [
    {
      path: ['spec', 'queries', events.field],
      severity: 'error',
      message: events.message,
      remedy:
        'Write PromQL that counts events: my_jobs_total, or sum(my_jobs_total{result="failed"}).',
    },
  ];
}

function alertProblems(objective: Objective): Problem[] {
  if (objective.alerts === 'none') {
    return [];
  }
  const unable = burnAlerts(objective).filter(({ canFire }) => !canFire);
  return unable.length === 0
    ? []
    : [
        {
          path: ['spec', 'target'],
          severity: 'info',
          message: `With a target of ${percent(objective.target)}, even a complete failure burns less than ${unable.map(({ factor }) => factor).join(' and ')} times as fast as allowed: those alerts are left out.`,
          remedy: 'Nothing has to be done. A higher target would have them.',
        },
      ];
}

function retentionProblems(
  { windowSeconds }: Objective,
  retentionSeconds: number | undefined,
): Problem[] {
  return retentionSeconds === undefined || retentionSeconds >= windowSeconds
    ? []
    : [
        {
          path: ['spec', 'window'],
          severity: 'warning',
          message: `Prometheus remembers ${printDuration(retentionSeconds * 1000)}, less than the window of ${printDuration(windowSeconds * 1000)}: the budget is that of what is remembered.`,
          remedy:
            'Keep samples for longer, or read the budget with the share of the window that it covers.',
        },
      ];
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(8))} %`;
}
