import { SyntaxNode } from '@lezer/common';

/** Thrown within the reader, where a query is refused; never leaves it. */
export class Unreadable extends Error {
  override name = 'Unreadable';
  /** In characters, from 0. */
  readonly offset: number;

  constructor(message: string, node: SyntaxNode) {
    super(message);
    this.offset = node.from;
  }
}

/** The nodes right under one, without comments. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'LineComment') {
      children.push(child);
    }
  }
  return children;
}

export function textOf(node: SyntaxNode, text: string): string {
  return text.slice(node.from, node.to);
}
