import { increase } from '../promql/build';
import { mapSelectors, partsOf } from '../promql/confine';
import { Expression, Selector } from '../promql/types';

/* Functions whose argument is a counter's samples: what they say is asked of another window here. */
const counting = new Set(['rate', 'irate', 'increase']);

/**
 * A query of counters as one of increases, over any time: each counter by its increase, whether it stands alone or in a
 * `rate`. Refused is what cannot be counted in events: other functions over time, subqueries, and what is moved in time.
 */
export function countedOver(
  expression: Expression,
):
  | { ok: true; over: (window: number) => Expression }
  | { ok: false; message: string } {
  const bare = withoutRates(expression);
  const obstacle = obstacleIn(bare);
  return obstacle === undefined
    ? {
        ok: true,
        over: window =>
          mapSelectors(bare, selector => increase(selector, window)),
      }
    : { ok: false, message: obstacle };
}

function withoutRates(expression: Expression): Expression {
  switch (expression.kind) {
    case 'call': {
      const [first] = expression.arguments;
      return counting.has(expression.name) && first?.kind === 'selector'
        ? instant(first)
        : { ...expression, arguments: expression.arguments.map(withoutRates) };
    }
    case 'aggregation':
    case 'negation':
      return { ...expression, expression: withoutRates(expression.expression) };
    case 'binary':
      return {
        ...expression,
        left: withoutRates(expression.left),
        right: withoutRates(expression.right),
      };
    default:
      return expression;
  }
}

function instant(selector: Selector): Selector {
  const { range, ...rest } = selector;
  return rest;
}

function obstacleIn(expression: Expression): string | undefined {
  if (expression.kind === 'subquery') {
    return 'A subquery cannot be counted in events.';
  }
  if (expression.kind === 'selector') {
    if (expression.offset !== undefined || expression.at !== undefined) {
      return 'Events that are moved in time cannot be counted as they come.';
    }
    return expression.range === undefined
      ? undefined
      : 'Only rate, irate and increase may have a range: all else is no count of events.';
  }
  return partsOf(expression)
    .map(obstacleIn)
    .find(found => found !== undefined);
}
