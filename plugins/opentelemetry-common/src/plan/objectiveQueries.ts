import { objectiveSeries } from '../objectives/records';
import { call, equal, over, series } from '../promql/build';
import { printQuery } from '../promql/print';
import { Matcher } from '../promql/types';
import { ServiceTarget } from './target';

/**
 * What to ask of the objectives of a service: how each stands, and over a step what was recorded of its events.
 *
 * @public
 */
export interface ObjectiveQueries {
  target: string;
  budgetLeft: string;
  covered: string;
  /** Events of five minutes, and the bad ones. */
  events: string;
  errors: string;
}

/**
 * The queries on what the rules of a service's objectives record, each objective a series; of all services of the namespace,
 * where the target names none.
 *
 * @public
 */
export function objectiveQueries({
  namespace,
  service,
  matchers = [],
}: ServiceTarget): ObjectiveQueries {
  const only: Matcher[] = [
    equal('namespace', namespace),
    ...(service === undefined ? [] : [equal('service', service)]),
    ...matchers,
  ];
  const latest = (metric: string) =>
    // Rules record each five minutes: a bit longer than a sample is good.
    printQuery(call('last_over_time', over(series(metric, ...only), 900_000)));
  const plain = (metric: string) => printQuery(series(metric, ...only));
  return {
    target: latest(objectiveSeries.target),
    budgetLeft: latest(objectiveSeries.budgetLeft),
    covered: latest(objectiveSeries.covered),
    events: plain(objectiveSeries.events),
    errors: plain(objectiveSeries.errors),
  };
}
