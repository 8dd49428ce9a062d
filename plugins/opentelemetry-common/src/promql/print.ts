import { printDuration } from './durations';
import { ATOM, bindings, NEGATION, sidesOf } from './operators';
import { quote } from './text';
import {
  Aggregation,
  Binary,
  Expression,
  Matcher,
  Matching,
  Moved,
  Selector,
} from './types';

const legacyMetric = /^[A-Za-z_:][\w:]*$/;
const legacyLabel = /^[A-Za-z_]\w*$/;
/* Words that the grammar takes for something else, in any case; so it does what every object of JavaScript inherits. */
const reserved = new Set(
  [
    ...'inf nan bool ignoring on group_left group_right offset'.split(' '),
    ...Object.getOwnPropertyNames(Object.prototype),
  ].map(word => word.toLowerCase()),
);

/**
 * A query as Prometheus 3 reads it, on one line. Names outside of the old alphabet are quoted, so that they need
 * Prometheus 3; others are read by Prometheus 2 too.
 *
 * @public
 */
export function printQuery(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return printNumber(expression.value);
    case 'text':
      return quote(expression.value);
    case 'selector':
      return printSelector(expression);
    case 'subquery': {
      const { range, step } = expression;
      const window = `[${printDuration(range)}:${step === undefined ? '' : printDuration(step)}]`;
      return `${whole(expression.expression)}${window}${printMoved(expression)}`;
    }
    case 'call':
      return `${expression.name}(${expression.arguments.map(printQuery).join(', ')})`;
    case 'aggregation':
      return printAggregation(expression);
    case 'binary':
      return printBinary(expression);
    default:
      return `-${within(expression.expression, NEGATION + 1)}`;
  }
}

/** A number as PromQL writes it. */
function printNumber(value: number): string {
  if (Number.isNaN(value)) {
    return 'NaN';
  }
  if (!Number.isFinite(value)) {
    return value > 0 ? 'Inf' : '-Inf';
  }
  return Object.is(value, -0) ? '-0' : String(value);
}

function printSelector(selector: Selector): string {
  const { metric, matchers, range } = selector;
  const plain =
    metric !== undefined &&
    legacyMetric.test(metric) &&
    !reserved.has(metric.toLowerCase());
  const inside = [
    ...(metric === undefined || plain ? [] : [quote(metric)]),
    ...matchers.map(printMatcher),
  ];
  const braces =
    inside.length > 0 || metric === undefined ? `{${inside.join(', ')}}` : '';
  const window = range === undefined ? '' : `[${printDuration(range)}]`;
  return `${plain ? metric : ''}${braces}${window}${printMoved(selector)}`;
}

function printMatcher({ label, operator, value }: Matcher): string {
  return `${printLabel(label)}${operator}${quote(value)}`;
}

function printLabel(label: string): string {
  return legacyLabel.test(label) ? label : quote(label);
}

function printMoved({ offset, at }: Moved): string {
  const moment =
    typeof at === 'number' ? ` @ ${printNumber(at)}` : at && ` @ ${at}()`;
  return `${moment ?? ''}${offset === undefined ? '' : ` offset ${printDuration(offset)}`}`;
}

function printAggregation({
  operator,
  parameter,
  expression,
  grouping,
}: Aggregation): string {
  const groups = grouping
    ? ` ${grouping.kind} (${grouping.labels.map(printLabel).join(', ')}) `
    : '';
  const body = [...(parameter ? [parameter] : []), expression];
  return `${operator}${groups}(${body.map(printQuery).join(', ')})`;
}

function printBinary(expression: Binary): string {
  const { operator, left, right, bool, matching } = expression;
  const [before, after] = sidesOf(operator);
  const words = [
    within(left, before),
    operator,
    ...(bool ? ['bool'] : []),
    ...(matching ? [printMatching(matching)] : []),
    within(right, after),
  ];
  return words.join(' ');
}

function printMatching({ kind, labels, many }: Matching): string {
  const list = (names: readonly string[]) =>
    `(${names.map(printLabel).join(', ')})`;
  return `${kind} ${list(labels)}${many ? ` group_${many.side} ${list(many.include)}` : ''}`;
}

/** In parentheses where it binds less tightly than its place asks for. */
function within(expression: Expression, level: number): string {
  const text = printQuery(expression);
  return levelOf(expression) < level ? `(${text})` : text;
}

/** In parentheses where a bracket after it would belong to a part of it. */
function whole(expression: Expression): string {
  const moved =
    'offset' in expression || 'at' in expression || 'range' in expression;
  return moved ? `(${printQuery(expression)})` : within(expression, ATOM);
}

function levelOf(expression: Expression): number {
  switch (expression.kind) {
    case 'binary':
      return bindings[expression.operator];
    case 'negation':
      return NEGATION;
    case 'number':
      return expression.value < 0 || Object.is(expression.value, -0)
        ? NEGATION
        : ATOM;
    default:
      return ATOM;
  }
}
