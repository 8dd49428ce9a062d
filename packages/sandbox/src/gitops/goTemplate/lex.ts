import { TemplateError } from './TemplateError';

export type TokenType =
  | 'text'
  | 'open'
  | 'close'
  | 'field'
  | 'dot'
  | 'root'
  | 'identifier'
  | 'string'
  | 'number'
  | 'pipe'
  | 'openParenthesis'
  | 'closeParenthesis';

export interface Token {
  type: TokenType;
  /** What the token stands for: a field without its dot, a string without its quotes. */
  value: string;
  /** `line:column` as Go counts: lines from 1, columns from 0. */
  position: string;
  /** Whether white space came before it, which ends a chain of fields. */
  spaced: boolean;
}

const escapes: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '"': '"',
  '\\': '\\',
};

/** Cuts a Go template into tokens; comments and trimmed white space are gone. */
export function lex(source: string): Token[] {
  const tokens: Token[] = [];
  let index = 0;
  let trimNext = false;
  while (index < source.length) {
    const open = source.indexOf('{{', index);
    let text = source.slice(index, open < 0 ? source.length : open);
    const trimsBefore = open >= 0 && /^\{\{-\s/.test(source.slice(open));
    if (trimNext) {
      text = text.trimStart();
    }
    if (trimsBefore) {
      text = text.trimEnd();
    }
    if (text) {
      tokens.push(token('text', text, source, index));
    }
    if (open < 0) {
      break;
    }
    const start = open + (trimsBefore ? 3 : 2);
    const comment = /^\s*\/\*[\s\S]*?\*\/\s*(-?)\}\}/.exec(source.slice(start));
    if (comment) {
      index = start + comment[0].length;
      trimNext = comment[1] === '-';
      continue;
    }
    tokens.push(token('open', '{{', source, open));
    const action = lexAction(source, start);
    tokens.push(...action.tokens);
    index = action.end;
    trimNext = action.trims;
  }
  return tokens;
}

function lexAction(
  source: string,
  start: number,
): { tokens: Token[]; end: number; trims: boolean } {
  const tokens: Token[] = [];
  let index = start;
  let spaced = true;
  for (;;) {
    const rest = source.slice(index);
    const space = /^\s+/.exec(rest);
    if (space && !/^\s+-\}\}/.test(rest)) {
      index += space[0].length;
      spaced = true;
      continue;
    }
    const close = /^(\s+-)?\}\}/.exec(rest);
    if (close) {
      tokens.push(token('close', '}}', source, index));
      return {
        tokens,
        end: index + close[0].length,
        trims: close[1] !== undefined,
      };
    }
    const [found, length] = lexOne(source, index, rest);
    tokens.push({ ...found, spaced });
    index += length;
    spaced = false;
  }
}

function lexOne(source: string, index: number, rest: string): [Token, number] {
  const make = (
    type: TokenType,
    value: string,
    length: number,
  ): [Token, number] => [token(type, value, source, index), length];
  const quoted = /^"((?:[^"\\\n]|\\.)*)"/.exec(rest);
  if (quoted) {
    const value = quoted[1].replace(
      /\\(.)/g,
      (_, character: string) => escapes[character] ?? character,
    );
    return make('string', value, quoted[0].length);
  }
  const raw = /^`([^`]*)`/.exec(rest);
  if (raw) {
    return make('string', raw[1], raw[0].length);
  }
  const number = /^[+-]?\d+(\.\d+)?/.exec(rest);
  if (number) {
    return make('number', number[0], number[0].length);
  }
  const field = /^\.([\p{L}_][\p{L}\p{N}_]*)/u.exec(rest);
  if (field) {
    return make('field', field[1], field[0].length);
  }
  const variable = /^\$([\p{L}_][\p{L}\p{N}_]*)?/u.exec(rest);
  if (variable) {
    if (variable[1]) {
      throw failure(source, index, `undefined variable "${variable[0]}"`);
    }
    return make('root', '$', 1);
  }
  const identifier = /^[\p{L}_][\p{L}\p{N}_]*/u.exec(rest);
  if (identifier) {
    return make('identifier', identifier[0], identifier[0].length);
  }
  const single: Record<string, TokenType> = {
    '.': 'dot',
    '|': 'pipe',
    '(': 'openParenthesis',
    ')': 'closeParenthesis',
  };
  const type = single[rest[0]];
  if (!type) {
    throw failure(
      source,
      index,
      rest
        ? `unexpected ${JSON.stringify(rest[0])} in operand`
        : 'unclosed action',
    );
  }
  return make(type, rest[0], 1);
}

function token(
  type: TokenType,
  value: string,
  source: string,
  index: number,
): Token {
  return { type, value, position: positionOf(source, index), spaced: true };
}

function positionOf(source: string, index: number): string {
  const lines = source.slice(0, index).split('\n');
  return `${lines.length}:${lines[lines.length - 1].length}`;
}

function failure(
  source: string,
  index: number,
  message: string,
): TemplateError {
  const [line] = positionOf(source, index).split(':');
  return new TemplateError(`template: base:${line}: ${message}`);
}
