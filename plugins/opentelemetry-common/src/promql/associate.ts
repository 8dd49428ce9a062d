import { bindings, NEGATION, sidesOf } from './operators';
import { Binary, Expression } from './types';

/** An operator with what is said of it: `/ on (a) group_left ()`. */
export type Operator = Pick<Binary, 'operator' | 'bool' | 'matching'>;

/** A piece of an expression that is not yet a tree. */
export type Piece =
  { sign: '-' | '+' } | { operand: Expression } | { between: Operator };

/**
 * The tree of pieces in a row, as tightly as each operator binds. Every sign and operator is followed by an operand: the
 * grammar has seen to it.
 */
export function associate(pieces: readonly Piece[]): Expression {
  let position = 0;

  function next(weakest: number): Expression {
    let left = first();
    for (
      let piece = pieces[position];
      piece &&
      'between' in piece &&
      bindings[piece.between.operator] >= weakest;
      piece = pieces[position]
    ) {
      position += 1;
      const [, after] = sidesOf(piece.between.operator);
      const { operator, ...said } = piece.between;
      left = { kind: 'binary', operator, left, right: next(after), ...said };
    }
    return left;
  }

  function first(): Expression {
    const piece = pieces[position];
    position += 1;
    if ('sign' in piece) {
      const inner = next(NEGATION);
      return piece.sign === '-' ? negated(inner) : inner;
    }
    if ('operand' in piece) {
      return piece.operand;
    }
    throw new TypeError('An operator has nothing before it.');
  }

  return next(0);
}

/** A number has its sign; all else is negated. */
function negated(expression: Expression): Expression {
  return expression.kind === 'number'
    ? { kind: 'number', value: -expression.value }
    : { kind: 'negation', expression };
}
