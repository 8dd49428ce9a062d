/**
 * A query of Prometheus as a tree. It is printed from the tree alone, so that no name can change what it means.
 *
 * @public
 */
export type Expression =
  | NumberLiteral
  | TextLiteral
  | Selector
  | Subquery
  | Call
  | Aggregation
  | Binary
  | Negation;

/** @public */
export interface NumberLiteral {
  kind: 'number';
  /** `Infinity` and `NaN` are numbers of PromQL too. */
  value: number;
}

/** @public */
export interface TextLiteral {
  kind: 'text';
  value: string;
}

/**
 * Where in time something is read, besides at the moment that is asked for.
 *
 * @public
 */
export interface Moved {
  /** How much earlier, in milliseconds; later where it is negative. */
  offset?: number;
  /** At this moment, in seconds since 1970, or at an end of the range that is asked for. */
  at?: number | 'start' | 'end';
}

/**
 * Time series by name and labels.
 *
 * @public
 */
export interface Selector extends Moved {
  kind: 'selector';
  /** Any text: names that are not of Prometheus' old alphabet are printed in quotes. */
  metric?: string;
  matchers: readonly Matcher[];
  /** All their samples of so many milliseconds. */
  range?: number;
}

/** @public */
export interface Matcher {
  label: string;
  operator: MatchOperator;
  /** A text, or, for `=~` and `!~`, a regular expression of RE2 that has to match the whole value. */
  value: string;
}

/** @public */
export type MatchOperator = '=' | '!=' | '=~' | '!~';

/**
 * An expression evaluated again and again over a range.
 *
 * @public
 */
export interface Subquery extends Moved {
  kind: 'subquery';
  expression: Expression;
  /** In milliseconds. */
  range: number;
  /** In milliseconds; the evaluation interval of the server where it is left out. */
  step?: number;
}

/** @public */
export interface Call {
  kind: 'call';
  name: string;
  arguments: readonly Expression[];
}

/** @public */
export interface Aggregation {
  kind: 'aggregation';
  /** `sum`, `topk` … */
  operator: string;
  /** The first argument of those that take two: how many, which quantile, which label. */
  parameter?: Expression;
  expression: Expression;
  grouping?: Grouping;
}

/** @public */
export interface Grouping {
  kind: 'by' | 'without';
  labels: readonly string[];
}

/** @public */
export interface Binary {
  kind: 'binary';
  operator: BinaryOperator;
  left: Expression;
  right: Expression;
  /** Comparisons only: answer 0 or 1 instead of filtering. */
  bool?: boolean;
  matching?: Matching;
}

/** @public */
export type BinaryOperator =
  | '^'
  | '*'
  | '/'
  | '%'
  | 'atan2'
  | '+'
  | '-'
  | '=='
  | '!='
  | '<='
  | '<'
  | '>='
  | '>'
  | 'and'
  | 'unless'
  | 'or';

/**
 * Which series of both sides belong together.
 *
 * @public
 */
export interface Matching {
  kind: 'on' | 'ignoring';
  labels: readonly string[];
  /** The side that has several series for one of the other, and labels that it takes from there. */
  many?: { side: 'left' | 'right'; include: readonly string[] };
}

/** @public */
export interface Negation {
  kind: 'negation';
  expression: Expression;
}
