import { SyntaxNode } from '@lezer/common';
import { readText, tokenText } from './readLiterals';
import { childrenOf, textOf, Unreadable } from './syntax';
import { Matcher, MatchOperator, Selector } from './types';

const operators: readonly MatchOperator[] = ['=', '!=', '=~', '!~'];

/** `name{label="value"}`, and `{"any name", "any label"="value"}`. */
export function readSelector(node: SyntaxNode, text: string): Selector {
  const names: string[] = [];
  const matchers: Matcher[] = [];
  for (const child of childrenOf(node)) {
    if (child.name === 'Identifier') {
      names.push(textOf(child, text));
      continue;
    }
    for (const item of childrenOf(child)) {
      if (item.name === 'QuotedLabelName') {
        names.push(readText(childrenOf(item)[0], text));
      } else {
        matchers.push(readMatcher(item, text));
      }
    }
  }
  if (names.length > 1) {
    throw new Unreadable('A metric is named twice.', node);
  }
  return {
    kind: 'selector',
    ...(names.length > 0 && { metric: names[0] }),
    matchers,
  };
}

function readMatcher(node: SyntaxNode, text: string): Matcher {
  const [label, sign, value] = childrenOf(node);
  const operator = operators.find(one => one === tokenText(sign, text));
  if (!operator) {
    throw new Unreadable('Labels are compared by = != =~ !~ only.', node);
  }
  return {
    label:
      label.name === 'QuotedLabelName'
        ? readText(childrenOf(label)[0], text)
        : textOf(label, text),
    operator,
    value: readText(value, text),
  };
}
