import { formatPath } from '@socle/plugin-platform-common/documents';
import type {
  FieldPath,
  Locate,
} from '@socle/plugin-platform-common/documents';
import { distance } from 'fastest-levenshtein';
import { FindingCode } from '../messages/en/findings';
import { PolicyFinding } from '../model/finding';
import { PolicyReference } from '../model/policy';

/** Any JSON object. */
export type JsonRecord = Readonly<Record<string, unknown>>;

const maximumFindings = 100;
const maximumText = 200;

/** Reads the fields of one policy that somebody else wrote, and keeps what is wrong with them. Never throws. */
export class Reader {
  readonly findings: PolicyFinding[] = [];
  readonly #policy: PolicyReference;
  readonly #locate: Locate | undefined;
  #errors = 0;

  constructor(policy: PolicyReference, locate?: Locate) {
    this.#policy = policy;
    this.#locate = locate;
  }

  /** Whether something was found that Cilium or the API server refuses. */
  get isRefused(): boolean {
    return this.#errors > 0;
  }

  refuse(
    path: FieldPath,
    code: FindingCode,
    parameters: PolicyFinding['parameters'] = {},
  ): undefined {
    this.#errors += 1;
    this.#add('error', path, code, parameters);
    return undefined;
  }

  warn(
    path: FieldPath,
    code: FindingCode,
    parameters: PolicyFinding['parameters'] = {},
  ): void {
    this.#add('warning', path, code, parameters);
  }

  #add(
    severity: PolicyFinding['severity'],
    path: FieldPath,
    code: FindingCode,
    parameters: PolicyFinding['parameters'],
  ): void {
    if (this.findings.length >= maximumFindings) {
      return;
    }
    const short = Object.entries(parameters).map(
      ([name, value]) =>
        [name, typeof value === 'string' ? shorten(value) : value] as const,
    );
    this.findings.push({
      code,
      severity,
      parameters: Object.fromEntries(short),
      policy: this.#policy,
      path: formatPath(path),
      ...this.#locate?.(path),
    });
  }

  /** The object at a field; undefined where it is not there. Fields that are not known are told, and left aside. */
  record(
    value: unknown,
    path: FieldPath,
    known?: readonly string[],
  ): JsonRecord | undefined {
    if (value === undefined || this.#isNothing(value, path)) {
      return undefined;
    }
    if (!isRecord(value)) {
      return this.refuse(path, 'type', {
        field: nameOf(path),
        is: typeName(value),
        expected: 'map',
      });
    }
    if (known) {
      this.#tellUnknown(value, path, known);
    }
    return value;
  }

  #tellUnknown(
    value: JsonRecord,
    path: FieldPath,
    known: readonly string[],
  ): void {
    for (const key of Object.keys(value)) {
      if (!known.includes(key)) {
        const guess = nearest(key, known);
        this.warn([...path, key], guess ? 'misspeltField' : 'unknownField', {
          field: key,
          ...(guess && { guess }),
        });
      }
    }
  }

  /** The list at a field; undefined where it is not there. */
  list(value: unknown, path: FieldPath): readonly unknown[] | undefined {
    if (value === undefined || this.#isNothing(value, path)) {
      return undefined;
    }
    return Array.isArray(value)
      ? value
      : this.refuse(path, 'type', {
          field: nameOf(path),
          is: typeName(value),
          expected: 'list',
        });
  }

  /** What each item of a list is read as; items that are refused are left out. */
  items<T>(
    value: unknown,
    path: FieldPath,
    read: (item: unknown, path: FieldPath) => T | undefined,
  ): T[] | undefined {
    return this.list(value, path)?.flatMap((item, index) => {
      const one = read(item, [...path, index]);
      return one === undefined ? [] : [one];
    });
  }

  text(value: unknown, path: FieldPath): string | undefined {
    return this.#scalar(value, path, 'string');
  }

  flag(value: unknown, path: FieldPath): boolean | undefined {
    return this.#scalar(value, path, 'boolean');
  }

  /** A whole number within bounds. */
  integer(
    value: unknown,
    path: FieldPath,
    { least, most }: { least: number; most: number },
  ): number | undefined {
    const number = this.#scalar(value, path, 'number');
    if (number === undefined) {
      return undefined;
    }
    return Number.isInteger(number) && number >= least && number <= most
      ? number
      : this.refuse(path, 'range', { field: nameOf(path), value: number });
  }

  /** One of the words that a field may have. */
  word<T extends string>(
    value: unknown,
    path: FieldPath,
    words: readonly T[],
  ): T | undefined {
    const text = this.text(value, path);
    if (text === undefined) {
      return undefined;
    }
    return (
      words.find(word => word === text) ??
      this.refuse(path, 'word', { field: nameOf(path), value: text })
    );
  }

  #scalar(value: unknown, path: FieldPath, type: 'string'): string | undefined;
  #scalar(value: unknown, path: FieldPath, type: 'number'): number | undefined;
  #scalar(
    value: unknown,
    path: FieldPath,
    type: 'boolean',
  ): boolean | undefined;
  #scalar(value: unknown, path: FieldPath, type: string): unknown {
    if (value === undefined || this.#isNothing(value, path)) {
      return undefined;
    }
    return typeof value === type
      ? value
      : this.refuse(path, 'type', {
          field: nameOf(path),
          is: typeName(value),
          expected: type,
        });
  }

  #isNothing(value: unknown, path: FieldPath): boolean {
    if (value !== null) {
      return false;
    }
    this.refuse(path, 'nothing', { field: nameOf(path) });
    return true;
  }
}

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The field of an object; inherited properties are none. */
export function fieldOf(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name)
    ? value[name]
    : undefined;
}

/** The last name in a path. */
export function nameOf(path: FieldPath): string {
  return String(
    [...path].reverse().find(step => typeof step === 'string') ?? 'item',
  );
}

/** What something is: a key of the words for it. */
export function typeName(value: unknown): string {
  if (Array.isArray(value)) {
    return 'list';
  }
  if (value === null || value === undefined) {
    return 'nothing';
  }
  return typeof value === 'object' ? 'map' : typeof value;
}

function nearest(key: string, known: readonly string[]): string | undefined {
  if (key.length > 60) {
    return undefined;
  }
  const [first] = known
    .map(name => ({
      name,
      far: distance(name.toLowerCase(), key.toLowerCase()),
    }))
    .sort((one, other) => one.far - other.far);
  return first && first.far <= Math.max(2, Math.floor(key.length / 3))
    ? first.name
    : undefined;
}

function shorten(text: string): string {
  return text.length > maximumText
    ? `${text.slice(0, maximumText - 1)}…`
    : text;
}
