import { SyntaxNode } from '@lezer/common';
import { associate, Piece } from './associate';
import { readOperator } from './readOperator';
import { readLabels } from './readLabels';
import { readSelector } from './readSelector';
import { childrenOf, textOf, Unreadable } from './syntax';
import { readDuration, readNumber, readText, tokenText } from './readLiterals';
import { Expression, Moved } from './types';

/* As deep as nobody writes, and far from the end of any stack. */
const MAX_DEPTH = 100;

type Change = (operand: Expression) => Expression;

/** The tree of what the grammar found. Throws `Unreadable`. */
export function readExpression(node: SyntaxNode, text: string): Expression {
  return readWhole(node, text, 0);
}

function readWhole(node: SyntaxNode, text: string, depth: number): Expression {
  if (depth > MAX_DEPTH) {
    throw new Unreadable('The query is nested too deep to be read.', node);
  }
  return associate(piecesOf(node, text, depth, operand => operand));
}

/*
 * The pieces of an expression in a row. The grammar takes what `offset 1w` moves in `a / b offset 1w * c` for the quotient;
 * for Prometheus it is b, whatever stands around it. So brackets and modifiers are handed to the last operand before them
 * (`behind`), and the row is made a tree afterwards.
 */
function piecesOf(
  node: SyntaxNode,
  text: string,
  depth: number,
  behind: Change,
): Piece[] {
  if (depth > MAX_DEPTH) {
    throw new Unreadable('The query is nested too deep to be read.', node);
  }
  const children = childrenOf(node);
  const [first, second, third] = children;
  const pieces = (inner: SyntaxNode, change: Change = operand => operand) =>
    piecesOf(inner, text, depth + 1, change);
  switch (node.name) {
    case 'UnaryExpr':
      return [{ sign: signOf(first, text) }, ...pieces(second, behind)];
    case 'BinaryExpr':
      return [
        ...pieces(first),
        { between: readOperator(node, text) },
        ...pieces(children[children.length - 1], behind),
      ];
    case 'NumberDurationLiteral': {
      const value = readNumber(node, text);
      const signed = /^[+-]/.test(tokenText(node, text));
      return signed
        ? [
            { sign: signOf(node, text) },
            { operand: behind({ kind: 'number', value: Math.abs(value) }) },
          ]
        : [{ operand: behind({ kind: 'number', value }) }];
    }
    case 'MatrixSelector':
      return pieces(first, operand =>
        behind(ranged(operand, readDuration(second, text), node)),
      );
    case 'SubqueryExpr':
      return pieces(first, expression =>
        behind({
          kind: 'subquery',
          expression,
          range: readDuration(second, text),
          ...(third && { step: readDuration(third, text) }),
        }),
      );
    case 'OffsetExpr':
      return pieces(first, operand =>
        behind(moved(operand, { offset: readDuration(third, text) }, node)),
      );
    case 'StepInvariantExpr':
      return pieces(first, operand =>
        behind(moved(operand, { at: readMoment(node, text) }, node)),
      );
    default:
      return [
        {
          operand: behind(
            readAtom(node, text, inner => readWhole(inner, text, depth + 1)),
          ),
        },
      ];
  }
}

function signOf(node: SyntaxNode, text: string): '-' | '+' {
  return tokenText(node, text).startsWith('-') ? '-' : '+';
}

/** What is whole by itself. */
function readAtom(
  node: SyntaxNode,
  text: string,
  read: (inner: SyntaxNode) => Expression,
): Expression {
  const children = childrenOf(node);
  const [first, second] = children;
  switch (node.name) {
    case 'PromQL':
    case 'ParenExpr':
      return read(first);
    case 'StringLiteral':
      return { kind: 'text', value: readText(node, text) };
    case 'VectorSelector':
      return readSelector(node, text);
    case 'FunctionCall':
      return {
        kind: 'call',
        name: textOf(first, text),
        arguments: childrenOf(second).map(read),
      };
    case 'AggregateExpr':
      return readAggregation(node, text, read);
    default:
      throw new Unreadable(
        `${textOf(node, text).slice(0, 40)} is experimental in Prometheus, and is not used here.`,
        node,
      );
  }
}

function readAggregation(
  node: SyntaxNode,
  text: string,
  read: (inner: SyntaxNode) => Expression,
): Expression {
  const modifier = node.getChild('AggregateModifier');
  const body = node.getChild('FunctionCallBody');
  const given = body ? childrenOf(body).map(read) : [];
  const expression = given.at(-1);
  if (expression === undefined || given.length > 2) {
    throw new Unreadable(
      'An aggregation takes one expression, or a parameter and one.',
      node,
    );
  }
  return {
    kind: 'aggregation',
    operator: tokenText(childrenOf(node)[0], text).toLowerCase(),
    ...(given.length === 2 && { parameter: given[0] }),
    expression,
    ...(modifier && {
      grouping: {
        kind: modifier.getChild('By') ? 'by' : 'without',
        labels: modifier
          .getChildren('GroupingLabels')
          .flatMap(list => readLabels(list, text)),
      },
    }),
  };
}

function readMoment(node: SyntaxNode, text: string): number | 'start' | 'end' {
  const literal = node.getChild('NumberDurationLiteral');
  if (literal) {
    return readNumber(literal, text);
  }
  const word = node.getChild('AtModifierPreprocessors');
  return word && textOf(word, text).startsWith('start') ? 'start' : 'end';
}

function ranged(
  expression: Expression,
  range: number,
  node: SyntaxNode,
): Expression {
  if (
    expression.kind !== 'selector' ||
    'range' in expression ||
    'offset' in expression ||
    'at' in expression
  ) {
    throw new Unreadable('Only time series have a range.', node);
  }
  return { ...expression, range };
}

function moved(
  expression: Expression,
  by: Moved,
  node: SyntaxNode,
): Expression {
  const [key] = Object.keys(by);
  if (
    (expression.kind !== 'selector' && expression.kind !== 'subquery') ||
    key in expression
  ) {
    throw new Unreadable('Only time series are moved in time, and once.', node);
  }
  return { ...expression, ...by };
}
