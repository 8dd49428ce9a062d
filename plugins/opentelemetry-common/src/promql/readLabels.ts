import { SyntaxNode } from '@lezer/common';
import { readText } from './readLiterals';
import { childrenOf, textOf } from './syntax';

/** The names of `(a, "b.c")`. */
export function readLabels(list: SyntaxNode, text: string): string[] {
  return childrenOf(list).map(name =>
    name.name === 'QuotedLabelName'
      ? readText(childrenOf(name)[0], text)
      : textOf(name, text),
  );
}
