import { binary, call, equal, number, over, series } from '../promql/build';
import { printDuration } from '../promql/durations';
import { Expression, Selector } from '../promql/types';
import { Objective } from './types';

/** How often increases are recorded, and over how long: each event is counted once. In milliseconds. */
export const INCREMENT = 300_000;

/** The labels of everything that is recorded or said of an objective. */
export function labelsOf(
  { name, service, tenant }: Objective,
  environment: string,
): Record<string, string> {
  return {
    objective: name,
    service,
    tenant,
    environment,
    namespace: `${tenant}-${environment}`,
  };
}

/**
 * The series that are recorded for an objective in one environment: what the pages of the portal read, and the alerts.
 *
 * @public
 */
export const objectiveSeries = {
  events: 'socle_objective:events:increase5m',
  errors: 'socle_objective:errors:increase5m',
  budgetLeft: 'socle_objective:budget_left:ratio',
  covered: 'socle_objective:covered:ratio',
  /** The objective itself; its labels say `title`, `indicator`, `window` and, for latency, `threshold` in seconds. */
  target: 'socle_objective:target:ratio',
  errorRatio: (window: number): string =>
    `socle_objective:error_ratio:${printDuration(window)}`,
} as const;

/** One of them, of one objective and nobody else's. */
export function recorded(
  metric: string,
  labels: Readonly<Record<string, string>>,
): Selector {
  return series(
    metric,
    ...['namespace', 'objective'].map(label => equal(label, labels[label])),
  );
}

/** How many events were recorded in a time. */
export function eventsIn(
  metric: string,
  labels: Readonly<Record<string, string>>,
  window: number,
): Expression {
  return call('sum_over_time', over(recorded(metric, labels), window));
}

/** The share of bad events in a time, from what was recorded: nothing where there was no event. */
export function recordedRatio(
  labels: Readonly<Record<string, string>>,
  window: number,
): Expression {
  return binary(
    eventsIn(objectiveSeries.errors, labels, window),
    '/',
    binary(eventsIn(objectiveSeries.events, labels, window), '>', number(0)),
  );
}

/**
 * The share of the budget that is left: ((1 − target) − bad / all) / (1 − target), each event weighing the same, however
 * uneven traffic is.
 */
export function budgetLeft(
  labels: Readonly<Record<string, string>>,
  window: number,
  allowed: number,
): Expression {
  return binary(
    number(1),
    '-',
    binary(recordedRatio(labels, window), '/', number(allowed)),
  );
}

/** The share of the window of which there is data. */
export function covered(
  labels: Readonly<Record<string, string>>,
  window: number,
): Expression {
  return binary(
    call(
      'count_over_time',
      over(recorded(objectiveSeries.events, labels), window),
    ),
    '/',
    number(window / INCREMENT),
  );
}

/** All or nothing of several conditions. */
export function all(first: Expression, ...rest: Expression[]): Expression {
  return rest.reduce((left, right) => binary(left, 'and', right), first);
}
