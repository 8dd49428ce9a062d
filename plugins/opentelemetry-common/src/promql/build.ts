import {
  Aggregation,
  Binary,
  BinaryOperator,
  Call,
  Expression,
  Matcher,
  Matching,
  NumberLiteral,
  Selector,
} from './types';

/** Time series of a name. */
export function series(metric: string, ...matchers: Matcher[]): Selector {
  return { kind: 'selector', metric, matchers };
}

export function equal(label: string, value: string): Matcher {
  return { label, operator: '=', value };
}

export function unequal(label: string, value: string): Matcher {
  return { label, operator: '!=', value };
}

/** A regular expression that has to match the whole value. */
export function like(label: string, value: string): Matcher {
  return { label, operator: '=~', value };
}

export function unlike(label: string, value: string): Matcher {
  return { label, operator: '!~', value };
}

/** All samples of so many milliseconds. */
export function over(selector: Selector, range: number): Selector {
  return { ...selector, range };
}

export function number(value: number): NumberLiteral {
  return { kind: 'number', value };
}

export function call(name: string, ...given: Expression[]): Call {
  return { kind: 'call', name, arguments: given };
}

/** The increase of counters in each second, seen over so many milliseconds. */
export function rate(selector: Selector, range: number): Call {
  return call('rate', over(selector, range));
}

/** By how much counters grew in so many milliseconds. */
export function increase(selector: Selector, range: number): Call {
  return call('increase', over(selector, range));
}

export function aggregate(
  operator: string,
  expression: Expression,
  by: readonly string[] = [],
): Aggregation {
  return {
    kind: 'aggregation',
    operator,
    expression,
    ...(by.length > 0 && { grouping: { kind: 'by', labels: by } }),
  };
}

export function sum(
  expression: Expression,
  by: readonly string[] = [],
): Aggregation {
  return aggregate('sum', expression, by);
}

export function max(
  expression: Expression,
  by: readonly string[] = [],
): Aggregation {
  return aggregate('max', expression, by);
}

export function binary(
  left: Expression,
  operator: BinaryOperator,
  right: Expression,
  matching?: Matching,
): Binary {
  return {
    kind: 'binary',
    operator,
    left,
    right,
    ...(matching && { matching }),
  };
}

/** The first of several that has an answer, for each set of labels. */
export function firstOf(first: Expression, ...rest: Expression[]): Expression {
  return rest.reduce((left, right) => binary(left, 'or', right), first);
}

export function on(
  labels: readonly string[],
  many?: Matching['many'],
): Matching {
  return { kind: 'on', labels, ...(many && { many }) };
}
