/** A value that is printed on one line: `{cpu: 200m, memory: 256Mi}`. */
export class Inline {
  #text: string | undefined;

  constructor(readonly value: YamlValue) {}

  /** The line, made once: what thousands of environments have in common is one value of a module. */
  get text(): string {
    this.#text ??= lineOf(this.value, true);
    return this.#text;
  }
}

/** A value with a comment above its key. */
export class Noted {
  constructor(
    readonly note: string,
    readonly value: YamlValue,
  ) {}
}

/** What can be printed. Fields that are undefined are left out. */
export type YamlValue =
  string | number | boolean | null | Inline | Noted | YamlList | YamlMap;

/** A list that can be printed. */
export type YamlList = readonly YamlValue[];

/** A map that can be printed, in the order of its keys. */
export interface YamlMap {
  readonly [key: string]: YamlValue | undefined;
}

/** Prints it on one line. */
export function inline(value: YamlValue): Inline {
  return new Inline(value);
}

/** Prints each of a list's items on one line of its own. */
export function rows(values: YamlList): YamlList {
  return values.map(inline);
}

/** Prints a comment above the key. */
export function noted(note: string, value: YamlValue): Noted {
  return new Noted(note, value);
}

/** A document of a file: its value, and lines of comment above it. */
export interface YamlDocument {
  comment?: string;
  value: YamlMap;
}

/**
 * Prints documents as a file, always in the same way: what is on one line is chosen by whoever made the value, never by
 * its length, so that a change of one value is a change of one line.
 *
 * The `yaml` library lays lines out by their length, and takes about 8 ms for the manifests of two environments where this
 * takes 2: a form prints a tenant at each keystroke, and a platform has thousands of them.
 */
export function printYaml(documents: readonly YamlDocument[]): string {
  return documents
    .map(({ comment, value }) => {
      const lines = comment?.split('\n').map(line => `# ${line}`) ?? [];
      printBlock(value, '', '', lines);
      return `${lines.join('\n')}\n`;
    })
    .join('---\n');
}

/** Prints a value on lines of its own: `first` stands before the first of them, `indent` before the others. */
function printBlock(
  value: YamlValue,
  first: string,
  indent: string,
  lines: string[],
): void {
  let before = first;
  if (isList(value)) {
    for (const item of value) {
      if (isBlock(item)) {
        printBlock(item, `${before}- `, `${indent}  `, lines);
      } else {
        lines.push(`${before}- ${lineOf(item)}`);
      }
      before = indent;
    }
  } else if (isMap(value)) {
    for (const [key, field] of Object.entries(value)) {
      if (field !== undefined) {
        printField(key, field, before, indent, lines);
        before = indent;
      }
    }
  } else {
    lines.push(`${before}${lineOf(value)}`);
  }
}

function printField(
  key: string,
  field: YamlValue,
  first: string,
  indent: string,
  lines: string[],
): void {
  if (field instanceof Noted) {
    lines.push(`${first}# ${field.note}`);
    printField(key, field.value, indent, indent, lines);
    return;
  }
  const name = `${first}${scalarOf(key, false)}`;
  if (typeof field === 'string' && field.includes('\n')) {
    printLiteral(name, field, indent, lines);
  } else if (isBlock(field)) {
    lines.push(`${name}:`);
    printBlock(field, `${indent}  `, `${indent}  `, lines);
  } else {
    lines.push(`${name}: ${lineOf(field)}`);
  }
}

/* What a literal text cannot carry. */
const notLiteral = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFEFF]/u;

/** Text of several lines as it is, where YAML can carry it so. */
function printLiteral(
  name: string,
  text: string,
  indent: string,
  lines: string[],
): void {
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  if (
    notLiteral.test(body.replaceAll('\n', ' ')) ||
    /^\s|\n$/.test(body) ||
    body === ''
  ) {
    lines.push(`${name}: ${doubleQuoted(text)}`);
    return;
  }
  lines.push(`${name}: ${text.endsWith('\n') ? '|' : '|-'}`);
  for (const line of body.split('\n')) {
    lines.push(line && `${indent}  ${line}`);
  }
}

function lineOf(value: YamlValue | undefined, within = false): string {
  if (typeof value === 'string') {
    return scalarOf(value, within);
  }
  if (value instanceof Inline) {
    return value.text;
  }
  if (value instanceof Noted) {
    return lineOf(value.value, true);
  }
  if (isList(value)) {
    return `[${value.map(item => lineOf(item, true)).join(', ')}]`;
  }
  if (isMap(value)) {
    const fields = Object.entries(value).filter(
      ([, field]) => field !== undefined,
    );
    return `{${fields.map(([key, field]) => `${scalarOf(key, true)}: ${lineOf(field, true)}`).join(', ')}}`;
  }
  return String(value);
}

/* Words that some reader of YAML 1.1 or 1.2 takes for something else than text. */
const reserved = /^(?:y|n|yes|no|on|off|true|false|null|[e_][\d_.e+-]+)$/i;
/* Most keys and values, which need no other question. */
const simple = /^[A-Za-z_/][\w./-]*$/;
/* On one line with others, they end a plain text; the question mark only for the parser of Go that kustomize has. */
const endsInFlow = /[,[\]{}?]/;
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const plainStart = /^[\p{L}_/]/u;
/* Amounts, durations, ports and addresses begin with a digit, and are no number in any reader's eyes. */
const plainAmount = /^\d+(?:m|k|[MGTPE]|[KMGTPE]i|h|s)$/;
const plainPort = /^\d+\/(?:TCP|UDP|SCTP)$/;
const plainAddress = /^\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?$/;

function scalarOf(text: string, within: boolean): string {
  if (simple.test(text)) {
    return reserved.test(text) ? `'${text}'` : text;
  }
  if (unseen.test(text)) {
    return doubleQuoted(text);
  }
  const plain =
    (plainStart.test(text) &&
      !reserved.test(text) &&
      !/: | #|[:\s]$/.test(text) &&
      !(within && endsInFlow.test(text))) ||
    plainAmount.test(text) ||
    plainPort.test(text) ||
    plainAddress.test(text);
  return plain ? text : `'${text.replaceAll("'", "''")}'`;
}

/** JSON's text is YAML's, once what cannot be seen is escaped. */
function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, found =>
    [...Array(found.length).keys()]
      .map(at => `\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

function isList(value: YamlValue | undefined): value is YamlList {
  return Array.isArray(value);
}

function isMap(value: YamlValue | undefined): value is YamlMap {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Inline) &&
    !(value instanceof Noted)
  );
}

/** Whether it takes lines of its own. */
function isBlock(value: YamlValue): boolean {
  return isList(value)
    ? value.length > 0
    : isMap(value) && Object.values(value).some(field => field !== undefined);
}
