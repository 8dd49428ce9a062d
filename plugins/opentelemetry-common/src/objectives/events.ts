import { binary, call, equal, number, sum } from '../promql/build';
import { confine, selectorsOf } from '../promql/confine';
import { parseQuery } from '../promql/parseQuery';
import { Expression, Matcher } from '../promql/types';
import { conventionOf } from '../plan/conventions';
import { IdentityId } from '../plan/identity';
import { failures, fastRequests, Measured, requests } from '../plan/measures';
import { styleOf, suffixOf, translated } from '../plan/names';
import { SignalSource } from '../plan/source';
import { countedOver } from './countedOver';
import { CountedRequests, Objective } from './types';

/** How many events there were in a time, and how many of them were bad. */
export interface Events {
  total: Expression;
  bad: Expression;
}

/** What came of asking for the events of an objective: expressions, or why there are none. */
export type EventsOf =
  | { ok: true; over: (milliseconds: number) => Events }
  | { ok: false; field: 'total' | 'errors' | 'good'; message: string };

/**
 * The events of an objective in one namespace, as functions of the time that is looked back. There are no bad events where
 * there is none at all, and 0 where all are good.
 */
export function eventsOf(objective: Objective, namespace: string): EventsOf {
  const { indicator } = objective;
  if (indicator.kind === 'queries') {
    return ofQueries(indicator, namespace);
  }
  const { requests: counted } = indicator;
  const measured = (window: number): Measured => ({
    target: {
      service: objective.service,
      tenant: objective.tenant,
      namespace,
      workloads: [{ kind: 'Deployment', name: objective.service }],
    },
    source: sourceOf(counted),
    window,
    how: 'increase',
    only: onlyOf(counted),
  });
  if (indicator.kind === 'availability') {
    return {
      ok: true,
      over: window => ({
        total: requests(measured(window)),
        bad: failures(measured(window)),
      }),
    };
  }
  return {
    ok: true,
    over: window => {
      const total = requests(measured(window));
      const fast = fastRequests(measured(window), indicator.thresholdSeconds);
      // Both are extrapolated, each by itself.
      return {
        total,
        bad: call('clamp_min', binary(total, '-', fast), number(0)),
      };
    },
  };
}

/* By which labels each convention's series are found; services of an objective are on one of these. */
const identityOf = (convention: SignalSource['convention']): IdentityId => {
  switch (convention) {
    case 'spans-tempo':
      return 'spans';
    case 'hubble':
      return 'network';
    default:
      return 'attributes';
  }
};

function sourceOf(counted: CountedRequests): SignalSource {
  const { convention, translation, histogram: form } = counted;
  const { kind, histogram, counter } = conventionOf(convention);
  const { metric, unit } = histogram;
  const suffix = convention === 'spans-tempo' ? '' : suffixOf(unit);
  return {
    convention,
    kind,
    identity: identityOf(convention),
    style: styleOf(translation),
    histogram: {
      metric: translated(metric, suffix, translation),
      form,
      unit,
      unitFrom: 'convention',
    },
    ...(counter !== undefined && {
      counter: translated(counter, '_total', translation),
    }),
  };
}

function onlyOf({ convention, route, method }: CountedRequests): Matcher[] {
  const { attributes } = conventionOf(convention);
  return [
    ...(route !== undefined && attributes.route
      ? [equal(attributes.route, route)]
      : []),
    ...(method !== undefined && attributes.method
      ? [equal(attributes.method, method)]
      : []),
  ];
}

function ofQueries(
  indicator: Extract<Objective['indicator'], { kind: 'queries' }>,
  namespace: string,
): EventsOf {
  const { total, part, namespaceLabel } = indicator;
  const within = [equal(namespaceLabel, namespace)];
  const all = counting(total, within);
  if (!all.ok) {
    return { ok: false, field: 'total', message: all.message };
  }
  const field = 'errors' in part ? 'errors' : 'good';
  const some = counting('errors' in part ? part.errors : part.good, within);
  if (!some.ok) {
    return { ok: false, field, message: some.message };
  }
  return {
    ok: true,
    over: window => {
      const whole = summed(all.over(window));
      // Counters of what never happened are not there.
      const piece = binary(
        summed(some.over(window)),
        'or',
        binary(whole, '*', number(0)),
      );
      return {
        total: whole,
        bad:
          field === 'errors'
            ? piece
            : call('clamp_min', binary(whole, '-', piece), number(0)),
      };
    },
  };
}

function summed(expression: Expression): Expression {
  return expression.kind === 'aggregation' &&
    expression.operator === 'sum' &&
    expression.grouping === undefined
    ? expression
    : sum(expression);
}

type Counting =
  | { ok: true; over: (window: number) => Expression }
  | { ok: false; message: string };

function counting(text: string, within: readonly Matcher[]): Counting {
  const parsed = parseQuery(text);
  if (!parsed.ok) {
    return parsed;
  }
  const own = selectorsOf(parsed.expression).find(({ metric = '', matchers }) =>
    [metric, ...matchers.map(({ value }) => value)].some(name =>
      name.startsWith('socle_objective:'),
    ),
  );
  if (own) {
    return {
      ok: false,
      message: 'An objective cannot count what objectives record.',
    };
  }
  const confined = confine(parsed.expression, within);
  return confined.ok ? countedOver(confined.expression) : confined;
}
