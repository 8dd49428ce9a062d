import { Aggregation } from '@socle/plugin-opentelemetry-common';
import { grouped, keyOf } from './matching';
import { quantileOf } from './quantiles';
import { Element, QueryError } from './types';

type Reduce = (values: readonly number[], parameter: number) => number;

const total: Reduce = values => values.reduce((sum, value) => sum + value, 0);
const mean: Reduce = values => total(values, 0) / values.length;
const variance: Reduce = values => {
  const middle = mean(values, 0);
  return mean(
    values.map(value => (value - middle) ** 2),
    0,
  );
};

/* NaN gives way to any number (promql/engine.go, `aggregation`). */
const extreme =
  (isBetter: (one: number, other: number) => boolean): Reduce =>
  values =>
    values.reduce((best, value) =>
      isBetter(value, best) || Number.isNaN(best) ? value : best,
    );

const reducers: Readonly<Record<string, Reduce>> = {
  sum: total,
  avg: mean,
  min: extreme((one, other) => one < other),
  max: extreme((one, other) => one > other),
  count: values => values.length,
  group: () => 1,
  stddev: values => Math.sqrt(variance(values, 0)),
  stdvar: variance,
  quantile: (values, share) => quantileOf(share, values),
};

/** A vector, summed up by groups. */
export function aggregated(
  { operator, grouping }: Aggregation,
  elements: readonly Element[],
  parameter: number,
): Element[] {
  const groups = new Map<string, Element[]>();
  for (const element of elements) {
    const key = keyOf(groupOf(element, grouping));
    const found = groups.get(key);
    if (found) {
      found.push(element);
    } else {
      groups.set(key, [element]);
    }
  }
  if (operator === 'topk' || operator === 'bottomk') {
    const sign = operator === 'topk' ? -1 : 1;
    return [...groups.values()].flatMap(group =>
      [...group]
        .sort((one, other) => sign * (one.value - other.value))
        .slice(0, Math.max(0, Math.trunc(parameter))),
    );
  }
  const reduce = Object.hasOwn(reducers, operator)
    ? reducers[operator]
    : undefined;
  if (!reduce) {
    throw new QueryError(
      'execution',
      `the sandbox's Prometheus does not know the aggregation ${operator}`,
    );
  }
  return [...groups.values()].map(group => ({
    labels: groupOf(group[0], grouping),
    value: reduce(
      group.map(({ value }) => value),
      parameter,
    ),
  }));
}

function groupOf(
  { labels }: Element,
  grouping: Aggregation['grouping'],
): Element['labels'] {
  return grouping ? grouped(labels, grouping.kind, grouping.labels) : {};
}
