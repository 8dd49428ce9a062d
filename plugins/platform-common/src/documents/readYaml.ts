import { FAILSAFE_SCHEMA, loadAll, YAMLException } from 'js-yaml';
import { Composer, Lexer, LineCounter, Parser } from 'yaml';
import { Finding, Locate } from './finding';
import { libraryFault } from './libraryFault';
import { isPlain, readPlain } from './plainYaml';
import { short } from './short';
import { MAX_DEPTH, offsetOf, tooDeep, YamlWalk } from './walkYaml';

/** What was read, and where in the text each field of it stands. */
export interface YamlSource {
  file: string;
  value: unknown;
  /** The field's position; of its nearest ancestor where it is not there. */
  locate: Locate;
}

/** Either what was read, or why nothing was. */
export type YamlReading =
  { ok: true; source: YamlSource } | { ok: false; findings: Finding[] };

const MAX_CHARACTERS = 256 * 1024;
/* What the library needs for its slowest input of that many tokens is half a second. */
const MAX_TOKENS = 25_000;

/**
 * Reads one YAML document that somebody else wrote. Never throws.
 *
 * Refused are: what YAML 1.2 refuses, more than 256 Ki characters or 25,000 tokens, several documents, an empty document, anchors, aliases,
 * tags, a key twice, a key that is not text, and nesting deeper than 32 levels. Numbers that are not written in plain
 * decimals (`1e9`, `0x10`, `.inf`) are read as the text that they are, so that no field takes them for a number.
 */
export function readYaml(text: string, file: string): YamlReading {
  if (text.length > MAX_CHARACTERS) {
    return refuse({
      file,
      line: 1,
      message: `The file has ${text.length} characters, more than the ${MAX_CHARACTERS} that are read.`,
      remedy: 'Shorten it: a file of this kind has a few thousand characters.',
    });
  }
  try {
    const { fault, count, text: judged } = firstFault(text);
    const { refusal, tokens } = tokensOf(judged);
    if (refusal) {
      return refuse({ file, line: 1, ...refusal });
    }
    const plain = !fault && isPlain(tokens) ? readPlain(text) : undefined;
    if (plain) {
      return { ok: true, source: locatedLater(text, file, plain.value) };
    }
    const reading = compose(tokens, file, { count, end: endOf(judged) });
    // The two libraries may disagree: what one of them refuses is not read. Behind the fault, the text may be cut anywhere.
    return fault && (reading.ok || reading.findings[0].line > fault.line)
      ? refuse({ file, ...fault })
      : reading;
  } catch {
    // The library recurses into nested collections: what is nested thousands of levels deep ends its stack.
    return refuse({ file, line: 1, ...tooDeep });
  }
}

/* So that what follows a fault on its line is seen, and not much more. */
const BEHIND_FAULT = 1_000;

/**
 * What a fast library says against a text, and the text up to there. The library that knows positions takes a hundredth
 * of a second for a hundred faults, finds all of them, and is asked about the first one only.
 */
function firstFault(text: string): {
  fault?: Pick<Finding, 'line' | 'message' | 'remedy'>;
  /** How many documents it holds. */
  count: number;
  text: string;
} {
  let count = 0;
  try {
    loadAll(
      text,
      () => {
        count += 1;
      },
      { schema: FAILSAFE_SCHEMA, json: true },
    );
    return { count, text: count > 2 ? text.slice(0, thirdStart(text)) : text };
  } catch (error) {
    if (!(error instanceof YAMLException)) {
      throw error;
    }
    return {
      fault: libraryFault(error),
      count,
      text: text.slice(0, (error.mark?.position ?? 0) + BEHIND_FAULT),
    };
  }
}

/** Where the third document begins, or one after it: of those that are too many, two are enough to tell. */
function thirdStart(text: string): number | undefined {
  const starts = text.matchAll(/^---(?=\s|$)/gm);
  return [...starts].at(2)?.index;
}

/** The tokens of a text, and what they alone tell against it, before the costly part of reading. */
function tokensOf(text: string): {
  refusal?: { message: string; remedy: string };
  tokens: string[];
} {
  const tokens: string[] = [];
  let depth = 0;
  for (const token of new Lexer().lex(text)) {
    tokens.push(token);
    if (token === '[' || token === '{') {
      depth += 1;
    } else if (token === ']' || token === '}') {
      depth -= 1;
    }
    if (depth > MAX_DEPTH) {
      return { refusal: tooDeep, tokens };
    }
    if (tokens.length > MAX_TOKENS) {
      return {
        refusal: {
          message: `The file has more than ${MAX_TOKENS} words and signs.`,
          remedy: 'Shorten it: a file of this kind has a few thousand.',
        },
        tokens,
      };
    }
  }
  return { tokens };
}

function compose(
  tokens: readonly string[],
  file: string,
  { count, end }: { count: number; end: number },
): YamlReading {
  const lines = new LineCounter();
  const parser = new Parser(lines.addNewLine);
  const composer = new Composer({
    schema: 'core',
    version: '1.2',
    merge: false,
    // The library compares each key with each other; the walk below uses a set.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  lines.addNewLine(0);
  const documents = [...composer.compose(partsOf(parser, tokens))];
  const position = (offset: number) => {
    const { line, col } = lines.linePos(Math.min(offset, end));
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const problem = documents.flatMap(one => [...one.errors, ...one.warnings])[0];
  if (problem?.message.includes('call stack')) {
    return refuse({ file, line: 1, ...tooDeep });
  }
  if (problem) {
    return refuse({
      file,
      ...position(problem.pos[0]),
      message: `The YAML cannot be read: ${sentence(problem.message)}`,
      remedy: 'Correct the syntax at this line.',
    });
  }
  const [document, second] = documents;
  if (second) {
    return refuse({
      file,
      ...position(second.contents?.range?.[0] ?? second.range[0]),
      message: `The file holds ${Math.max(documents.length, count)} YAML documents.`,
      remedy: 'Keep one document, and remove the others with their "---".',
    });
  }
  if (!document?.contents) {
    return refuse({
      file,
      line: 1,
      message: 'The file is empty.',
      remedy: 'Write the document, beginning with apiVersion and kind.',
    });
  }
  const walk = new YamlWalk(file, position);
  const value = walk.toValue(document.contents, []);
  if (walk.findings.length > 0) {
    return { ok: false, findings: walk.findings };
  }
  return {
    ok: true,
    source: {
      file,
      value,
      locate: path => position(offsetOf(document, path)),
    },
  };
}

/** What was read quickly. Where its fields stand is found out when somebody asks. */
function locatedLater(text: string, file: string, value: unknown): YamlSource {
  let reading: YamlReading | undefined;
  return {
    file,
    value,
    locate: path => {
      reading ??= compose(tokensOf(text).tokens, file, {
        count: 1,
        end: endOf(text),
      });
      return reading.ok ? reading.source.locate(path) : { line: 1, column: 1 };
    },
  };
}

/** What ends too early is told at the last line that is there. */
function endOf(text: string): number {
  return text.endsWith('\n') ? text.length - 1 : text.length;
}

/** What the parser makes of tokens that are there already. */
function* partsOf(parser: Parser, tokens: readonly string[]) {
  for (const token of tokens) {
    yield* parser.next(token);
  }
  yield* parser.end();
}

function refuse(
  finding: Omit<Finding, 'rule' | 'severity'>,
): Extract<YamlReading, { ok: false }> {
  return {
    ok: false,
    findings: [{ rule: 'yaml', severity: 'error', ...finding }],
  };
}

function sentence(message: string): string {
  const first = short(message.split('\n', 1)[0].trim(), 200);
  return /[.:]$/.test(first) ? `${first.slice(0, -1)}.` : `${first}.`;
}
