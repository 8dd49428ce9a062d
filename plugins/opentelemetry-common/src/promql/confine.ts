import { Expression, Matcher, Selector } from './types';

/**
 * What came of confining a query: the query, or what in it reaches where no matcher does.
 *
 * @public
 */
export type Confined =
  { ok: true; expression: Expression } | { ok: false; message: string };

/**
 * A query that sees only series which these matchers let through: each of them is added to every selector, beside what
 * is there already. A selector that asks for another value of the same label then finds nothing.
 *
 * Refused is `info()`, which fetches series that no selector of the query names.
 *
 * @public
 */
export function confine(
  expression: Expression,
  matchers: readonly Matcher[],
): Confined {
  const reaching = callsOf(expression).find(name => name === 'info');
  return reaching
    ? {
        ok: false,
        message:
          'info() fetches series that the query does not name, so it cannot be held to one namespace.',
      }
    : {
        ok: true,
        expression: mapSelectors(expression, selector =>
          withMatchers(selector, matchers),
        ),
      };
}

/** The selector with these matchers first, each of them once. */
export function withMatchers(
  selector: Selector,
  matchers: readonly Matcher[],
): Selector {
  const others = selector.matchers.filter(
    own => !matchers.some(added => sameMatcher(own, added)),
  );
  return { ...selector, matchers: [...matchers, ...others] };
}

function sameMatcher(one: Matcher, other: Matcher): boolean {
  return (
    one.label === other.label &&
    one.operator === other.operator &&
    one.value === other.value
  );
}

/** The expression with each of its selectors replaced. */
export function mapSelectors(
  expression: Expression,
  change: (selector: Selector) => Expression,
): Expression {
  const inner = (one: Expression) => mapSelectors(one, change);
  switch (expression.kind) {
    case 'selector':
      return change(expression);
    case 'subquery':
    case 'negation':
      return { ...expression, expression: inner(expression.expression) };
    case 'call':
      return { ...expression, arguments: expression.arguments.map(inner) };
    case 'aggregation':
      return {
        ...expression,
        ...(expression.parameter && { parameter: inner(expression.parameter) }),
        expression: inner(expression.expression),
      };
    case 'binary':
      return {
        ...expression,
        left: inner(expression.left),
        right: inner(expression.right),
      };
    default:
      return expression;
  }
}

/** Every selector of an expression, from left to right. */
export function selectorsOf(expression: Expression): Selector[] {
  switch (expression.kind) {
    case 'selector':
      return [expression];
    default:
      return partsOf(expression).flatMap(selectorsOf);
  }
}

/** The names of all functions that an expression calls. */
function callsOf(expression: Expression): string[] {
  return [
    ...(expression.kind === 'call' ? [expression.name] : []),
    ...partsOf(expression).flatMap(callsOf),
  ];
}

/** The expressions right under one. */
export function partsOf(expression: Expression): Expression[] {
  switch (expression.kind) {
    case 'subquery':
    case 'negation':
      return [expression.expression];
    case 'call':
      return [...expression.arguments];
    case 'aggregation':
      return [
        ...(expression.parameter ? [expression.parameter] : []),
        expression.expression,
      ];
    case 'binary':
      return [expression.left, expression.right];
    default:
      return [];
  }
}
