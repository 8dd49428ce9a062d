import { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import { readExpression } from './readExpression';
import { Unreadable } from './syntax';
import { Expression } from './types';

/**
 * What came of reading a query: its tree, or what is wrong with it, in a sentence.
 *
 * @public
 */
export type ParsedQuery =
  | { ok: true; expression: Expression }
  | {
      ok: false;
      message: string;
      /** In characters, from 0. */ offset: number;
    };

/* Longer than any query that people read. */
const MAX_CHARACTERS = 20_000;

const strict = parser.configure({ strict: true });

/**
 * Reads a query that somebody else wrote, with the grammar of Prometheus' own editor. Never throws.
 *
 * Refused are: what the grammar does not know, more than 20,000 characters, nesting beyond 100 levels, texts that Prometheus would not
 * unquote, and what is experimental in Prometheus 3 (`anchored`, `smoothed`, `fill`).
 *
 * @public
 */
export function parseQuery(text: string): ParsedQuery {
  if (text.length > MAX_CHARACTERS) {
    return {
      ok: false,
      message: `The query has ${text.length} characters, more than the ${MAX_CHARACTERS} that are read.`,
      offset: MAX_CHARACTERS,
    };
  }
  try {
    const root: SyntaxNode = strict.parse(text).topNode;
    return { ok: true, expression: readExpression(root, text) };
  } catch (error) {
    if (error instanceof Unreadable) {
      return { ok: false, message: error.message, offset: error.offset };
    }
    // The only other thing that is thrown is the grammar's own "No parse at 12".
    const offset = Number(/\d+$/.exec(String(error))?.[0] ?? 0);
    return {
      ok: false,
      message:
        text.trim() === ''
          ? 'The query is empty.'
          : `The query is no PromQL from character ${offset + 1} on.`,
      offset,
    };
  }
}
