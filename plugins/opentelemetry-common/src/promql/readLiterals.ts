import { SyntaxNode } from '@lezer/common';
import { parseNumber } from './numbers';
import { textOf, Unreadable } from './syntax';
import { unquote } from './text';

/** A word or sign of the grammar, without what stands around it. */
export function tokenText(node: SyntaxNode, text: string): string {
  return textOf(node, text).trim();
}

export function readNumber(node: SyntaxNode, text: string): number {
  const value = parseNumber(tokenText(node, text));
  if (value === undefined) {
    throw new Unreadable(`${textOf(node, text)} is no number.`, node);
  }
  return value;
}

/** In milliseconds. */
export function readDuration(node: SyntaxNode, text: string): number {
  const milliseconds = Math.round(readNumber(node, text) * 1000);
  if (!Number.isSafeInteger(milliseconds)) {
    throw new Unreadable(`${textOf(node, text)} is no duration.`, node);
  }
  return milliseconds;
}

export function readText(node: SyntaxNode, text: string): string {
  const value = unquote(textOf(node, text));
  if (value === undefined) {
    throw new Unreadable('A text is not quoted as PromQL quotes.', node);
  }
  return value;
}
