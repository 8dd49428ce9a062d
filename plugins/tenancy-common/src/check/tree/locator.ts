import { Document, Lexer, LineCounter, parseAllDocuments } from 'yaml';
import { Locate, offsetOf } from '@socle/plugin-platform-common/documents';

/* About a tenth of a second; a manifest that people wrote has a few hundred. */
const MAX_TOKENS_OF_FILE = 25_000;
const MAX_TOKENS = 100_000;

interface Positions {
  documents: Document.Parsed[];
  lines: LineCounter;
  /** The first line of each document, where its fields could not be found. */
  firstLines: number[];
}

/**
 * Tells where fields stand, in texts that were read without positions because most are never pointed at. It reads a text
 * again when a finding asks for it, and only so many in all: beyond that, a document's first line stands for its fields.
 */
export class Locator {
  #left = MAX_TOKENS;

  /** The positions of one document of a text, by its index in it. */
  document(index: number, positions: () => Positions): Locate {
    return path => {
      const { documents, lines, firstLines } = positions();
      const document = documents[index];
      if (!document) {
        return { line: firstLines[index] ?? firstLines.at(-1) ?? 1, column: 1 };
      }
      const { line, col } = lines.linePos(offsetOf(document, path));
      return { line: Math.max(line, 1), column: Math.max(col, 1) };
    };
  }

  /** The positions of a text, worked out when they are first asked for. */
  positionsOf(text: string): () => Positions {
    let positions: Positions | undefined;
    return () => {
      positions ??= this.#read(text);
      return positions;
    };
  }

  #read(text: string): Positions {
    const lines = new LineCounter();
    const nothing = () => ({
      documents: [],
      lines,
      firstLines: firstLinesOf(text),
    });
    try {
      let tokens = 0;
      for (const _token of new Lexer().lex(text)) {
        tokens += 1;
        if (tokens > Math.min(MAX_TOKENS_OF_FILE, this.#left)) {
          this.#left -= tokens;
          return nothing();
        }
      }
      this.#left -= tokens;
      const composed = parseAllDocuments(text, {
        lineCounter: lines,
        uniqueKeys: false,
        prettyErrors: false,
        logLevel: 'silent',
      });
      return {
        documents: Array.isArray(composed) ? composed : [],
        lines,
        firstLines: [],
      };
    } catch {
      // The library recurses into nested collections, and what is nested thousands of levels deep ends its stack.
      return nothing();
    }
  }
}

function firstLinesOf(text: string): number[] {
  const found = [1];
  let line = 1;
  for (const content of text.split('\n')) {
    if (line > 1 && /^---(?:\s|$)/.test(content)) {
      found.push(line);
    }
    line += 1;
  }
  return found;
}
