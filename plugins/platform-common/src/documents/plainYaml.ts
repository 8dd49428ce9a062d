import { FAILSAFE_SCHEMA, load, Type, YAMLException } from 'js-yaml';
import { MAX_DEPTH, plainNumber } from './walkYaml';

/* What the lexer writes before a value without quotes. */
const UNQUOTED = '\x1f';
/* Of characters that neither end a line nor are half a surrogate. */
const unquoted = /^-?[\w./~+][ -~\xa0-\u2027\u202a-\ud7ff]*$/;
const quoted =
  /^(?:'[ -&(-~\xa0-\u2027\u202a-\ud7ff]*'|"[ !#-[\]-~\xa0-\u2027\u202a-\ud7ff]*")$/;
const comment = /^#[ -~\xa0-\u2027\u202a-\ud7ff]*$/;
/* The first is where the document begins. */
const anywhere = new Set(['\x02', UNQUOTED, ':', ',', '[', ']', '{', '}']);
const outsideBrackets = /^[\n-]$/;
const spaces = /^ +$/;
const opening = /^[[{]$/;
const closing = /^[\]}]$/;
/* A key of a map; others are numbers and the like, which readers write in their own ways. */
const name = /^(?!(?:null|true|false)$)[A-Za-z][\w./-]*$/;

/**
 * Whether a text, cut into tokens by the lexer of `yaml`, keeps to the part of YAML that is read alike by every reader:
 * values, and lists and maps in brackets, of one line each; no escapes, anchors, aliases, tags, directives and `?`.
 */
export function isPlain(tokens: readonly string[]): boolean {
  const brackets: string[] = [];
  let before = '\n';
  let sign = '';
  for (const token of tokens) {
    const isSpace = spaces.test(token) || token.startsWith('#');
    const isKnown =
      before === UNQUOTED
        ? unquoted.test(token)
        : anywhere.has(token) ||
          spaces.test(token) ||
          quoted.test(token) ||
          (brackets.length === 0 && outsideBrackets.test(token)) ||
          (/^[ \n]/.test(before) && comment.test(token));
    const isListAsKey =
      (token === ':' && closing.test(sign)) ||
      (opening.test(token) && brackets.at(-1) === '{' && sign !== ':');
    const isEmptyItem = token === '\n' && sign === '-';
    if (!isKnown || isListAsKey || isEmptyItem) {
      return false;
    }
    if (opening.test(token)) {
      brackets.push(token);
    } else if (closing.test(token)) {
      brackets.pop();
    }
    sign = isSpace ? sign : token;
    before = token;
  }
  return true;
}

/* What a word without quotes means, besides a number: YAML 1.2, "Core Schema". */
const words = new Map<unknown, null | boolean>([
  ...['~', 'null', 'Null', 'NULL'].map(word => [word, null] as const),
  ...['true', 'True', 'TRUE'].map(word => [word, true] as const),
  ...['false', 'False', 'FALSE'].map(word => [word, false] as const),
]);

const schema = FAILSAFE_SCHEMA.extend({
  implicit: [
    new Type('tag:socle.dev,2026:word', {
      kind: 'scalar',
      resolve: word => words.has(word) || plainNumber.test(word),
      construct: word => (words.has(word) ? words.get(word) : Number(word)),
    }),
  ],
});

/** The value of a plain text; undefined where another reader has to judge it. */
export function readPlain(text: string): { value: unknown } | undefined {
  try {
    const value = load(text, { schema, onWarning: refuse });
    /* Of nothing but comments, the library makes null. */
    return value && hasNames(value, 0) ? { value } : undefined;
  } catch (error) {
    if (error instanceof YAMLException) {
      return undefined;
    }
    throw error;
  }
}

function refuse(warning: YAMLException): never {
  throw warning;
}

/** Whether all keys are names, and nothing is nested too deep. */
function hasNames(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) {
    return true;
  }
  return (
    depth < MAX_DEPTH &&
    Object.entries(value).every(
      ([key, item]) =>
        (Array.isArray(value) || name.test(key)) && hasNames(item, depth + 1),
    )
  );
}
