import { BinaryOperator } from './types';

/** How tightly each operator binds (Prometheus' promql/parser/generated_parser.y): the higher, the tighter. */
export const bindings: Readonly<Record<BinaryOperator, number>> = {
  or: 1,
  and: 2,
  unless: 2,
  '==': 3,
  '!=': 3,
  '<=': 3,
  '<': 3,
  '>=': 3,
  '>': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '%': 5,
  atan2: 5,
  '^': 7,
};

/** A sign before an expression: it takes a power with it, and no product. */
export const NEGATION = 6;

/** What is whole by itself. */
export const ATOM = 8;

/** What the operands of an operator have to bind like, to stand there without parentheses. Only the power groups to the right. */
export function sidesOf(operator: BinaryOperator): [number, number] {
  const own = bindings[operator];
  return operator === '^' ? [own + 1, own] : [own, own + 1];
}

/** The operator that a word is; undefined for any other. */
export function operatorOf(word: string): BinaryOperator | undefined {
  const lower = word.toLowerCase();
  return isOperator(lower) ? lower : undefined;
}

function isOperator(word: string): word is BinaryOperator {
  return Object.hasOwn(bindings, word);
}
