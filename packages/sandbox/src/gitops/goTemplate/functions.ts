import { stringify } from 'yaml';
import { parseYaml } from '../manifests/parseYaml';
import { equalJson, isRecord } from '../objects';

/** Go's `fmt.Sprint` of a value: nil, maps and lists as Go prints them. */
export function printed(value: unknown): string {
  if (value === undefined || value === null) {
    return '<no value>';
  }
  if (Array.isArray(value)) {
    return `[${value.map(printed).join(' ')}]`;
  }
  if (isRecord(value)) {
    const pairs = Object.keys(value)
      .sort()
      .map(key => `${key}:${printed(value[key])}`);
    return `map[${pairs.join(' ')}]`;
  }
  return String(value);
}

/** Whether Go's templates take a value as true: not empty, not zero, not nil. */
export function isTrue(value: unknown): boolean {
  if (Array.isArray(value)) {
    return value.length > 0;
  }
  return isRecord(value) ? Object.keys(value).length > 0 : Boolean(value);
}

/** `normalize` of ApplicationSets: a DNS name of at most 253 characters. Source: Argo CD's `SanitizeName`. */
export function sanitizeName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^-a-z0-9.]/g, '-')
    .slice(0, 253)
    .replace(/^[-.]+|[-.]+$/g, '');
}

function text(value: unknown): string {
  return value === undefined || value === null ? '' : printed(value);
}

function index(value: unknown, ...keys: unknown[]): unknown {
  return keys.reduce((current, key) => {
    if (Array.isArray(current)) {
      const position = Number(key);
      if (
        !Number.isInteger(position) ||
        position < 0 ||
        position >= current.length
      ) {
        throw new Error(
          `error calling index: index out of range: ${printed(key)}`,
        );
      }
      return current[position];
    }
    if (isRecord(current)) {
      return current[String(key)];
    }
    throw new Error(
      current === undefined || current === null
        ? 'error calling index: index of untyped nil'
        : `error calling index: can't index item of type ${typeof current}`,
    );
  }, value);
}

function compare(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') {
    return left - right;
  }
  if (text(left) === text(right)) {
    return 0;
  }
  return text(left) < text(right) ? -1 : 1;
}

function format(pattern: unknown, ...values: unknown[]): string {
  let next = 0;
  return text(pattern).replace(/%([%svdq])/g, (_, verb: string) => {
    if (verb === '%') {
      return '%';
    }
    const value = values[next];
    next += 1;
    return verb === 'q' ? JSON.stringify(text(value)) : printed(value);
  });
}

function slugify(...values: unknown[]): string {
  const subject = text(values[values.length - 1]);
  const limit = values.length > 1 ? Number(values[0]) : 50;
  const slug = subject
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^[-_]+|[-_]+$/g, '');
  const cut = slug.slice(0, limit);
  return slug.length <= limit || slug[limit] === '-'
    ? cut
    : cut.replace(/-[^-]*$/, '');
}

/** What the sandbox knows of the functions of Go's templates, of sprig and of Argo CD. The piped value comes last. */
export const functions: Record<string, (...values: unknown[]) => unknown> = {
  index,
  len: value =>
    isRecord(value) ? Object.keys(value).length : (value as string).length,
  eq: (value, ...others) => others.some(other => equalJson(value, other)),
  ne: (left, right) => !equalJson(left, right),
  lt: (left, right) => compare(left, right) < 0,
  le: (left, right) => compare(left, right) <= 0,
  gt: (left, right) => compare(left, right) > 0,
  ge: (left, right) => compare(left, right) >= 0,
  and: (...values) =>
    values.find(value => !isTrue(value)) ?? values[values.length - 1],
  or: (...values) => values.find(isTrue) ?? values[values.length - 1],
  not: value => !isTrue(value),
  print: (...values) => values.map(printed).join(' '),
  printf: format,
  toJson: value => JSON.stringify(value ?? null),
  fromJson: value => JSON.parse(text(value)) as unknown,
  toYaml: value => stringify(value).replace(/\n$/, ''),
  fromYaml: value => parseYaml(text(value))[0],
  fromYamlArray: value => parseYaml(text(value))[0],
  quote: (...values) =>
    values
      .filter(value => value !== undefined && value !== null)
      .map(value => JSON.stringify(text(value)))
      .join(' '),
  squote: (...values) => values.map(value => `'${text(value)}'`).join(' '),
  lower: value => text(value).toLowerCase(),
  upper: value => text(value).toUpperCase(),
  title: value => text(value).replace(/\b\w/g, letter => letter.toUpperCase()),
  trim: value => text(value).trim(),
  trimPrefix: (prefix, value) =>
    text(value).startsWith(text(prefix))
      ? text(value).slice(text(prefix).length)
      : text(value),
  trimSuffix: (suffix, value) =>
    text(suffix) && text(value).endsWith(text(suffix))
      ? text(value).slice(0, -text(suffix).length)
      : text(value),
  replace: (from, to, value) => text(value).split(text(from)).join(text(to)),
  contains: (part, value) => text(value).includes(text(part)),
  hasPrefix: (prefix, value) => text(value).startsWith(text(prefix)),
  hasSuffix: (suffix, value) => text(value).endsWith(text(suffix)),
  trunc: (length, value) =>
    Number(length) < 0
      ? text(value).slice(Number(length))
      : text(value).slice(0, Number(length)),
  join: (separator, value) =>
    (Array.isArray(value) ? value : [value]).map(text).join(text(separator)),
  splitList: (separator, value) => text(value).split(text(separator)),
  default: (fallback, value) => (isTrue(value) ? value : fallback),
  empty: value => !isTrue(value),
  ternary: (yes, no, condition) => (condition ? yes : no),
  hasKey: (value, key) => isRecord(value) && text(key) in value,
  get: (value, key) => (isRecord(value) ? (value[text(key)] ?? '') : ''),
  dig: (...values) => {
    const path = values.slice(0, -2).map(text);
    const found = path.reduce<unknown>(
      (current, key) => (isRecord(current) ? current[key] : undefined),
      values[values.length - 1],
    );
    return found ?? values[values.length - 2];
  },
  list: (...values) => values,
  int: value => Math.trunc(Number(value)) || 0,
  toString: text,
  normalize: value => sanitizeName(text(value)),
  slugify,
};
