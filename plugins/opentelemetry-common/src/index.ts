/**
 * The domain of service health: what is measured, what it means, and which objectives hold. Pure functions over what was
 * read.
 *
 * @packageDocumentation
 */
export { confine } from './promql/confine';
export type { Confined } from './promql/confine';
export { parseQuery } from './promql/parseQuery';
export type { ParsedQuery } from './promql/parseQuery';
export { printQuery } from './promql/print';
export type {
  Aggregation,
  Binary,
  BinaryOperator,
  Call,
  Expression,
  Grouping,
  Matcher,
  Matching,
  MatchOperator,
  Moved,
  Negation,
  NumberLiteral,
  Selector,
  Subquery,
  TextLiteral,
} from './promql/types';
