import { SyntaxNode } from '@lezer/common';
import { Operator } from './associate';
import { operatorOf } from './operators';
import { readLabels } from './readLabels';
import { tokenText } from './readLiterals';
import { childrenOf, textOf, Unreadable } from './syntax';
import { Matching } from './types';

/** What stands between the two sides of a node of the grammar. */
export function readOperator(node: SyntaxNode, text: string): Operator {
  const sign = childrenOf(node)[1];
  const operator = operatorOf(tokenText(sign, text));
  const unknown = operator ? node.getChild('FillModifier') : sign;
  if (!operator || unknown) {
    throw new Unreadable(
      `${textOf(unknown ?? sign, text)} is experimental in Prometheus, and is not used here.`,
      unknown ?? sign,
    );
  }
  const matching = node.getChild('MatchingModifierClause');
  return {
    operator,
    ...(node.getChild('BoolModifier') && { bool: true }),
    ...(matching && { matching: readMatching(matching, text) }),
  };
}

function readMatching(node: SyntaxNode, text: string): Matching {
  const [labels = [], include = []] = node
    .getChildren('GroupingLabels')
    .map(list => readLabels(list, text));
  const left = node.getChild('GroupLeft');
  const right = node.getChild('GroupRight');
  return {
    kind: node.getChild('On') ? 'on' : 'ignoring',
    labels,
    ...((left ?? right) && {
      many: { side: left ? 'left' : 'right', include },
    }),
  };
}
