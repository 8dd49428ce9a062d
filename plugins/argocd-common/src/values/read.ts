/** Any JSON object. */
export type JsonRecord = Record<string, unknown>;

/** More than any text that Argo CD writes is long: what is longer is cut, with a sign of it. */
export const MAX_TEXT = 16_384;

/** More than any list of an object that a cluster can store has. */
export const MAX_ITEMS = 20_000;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path of field names; undefined where it breaks off. Inherited properties are no fields. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let current = value;
  for (const name of path) {
    if (!isRecord(current) || !Object.hasOwn(current, name)) {
      return undefined;
    }
    current = current[name];
  }
  return current;
}

/** The text at a path, cut to what is bearable; undefined where there is none, or an empty one. */
export function textAt(
  value: unknown,
  ...path: readonly string[]
): string | undefined {
  const found = at(value, ...path);
  return typeof found === 'string' && found !== ''
    ? cut(found, MAX_TEXT)
    : undefined;
}

/** The list at a path, empty where there is none. */
export function listAt(value: unknown, ...path: readonly string[]): unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found.slice(0, MAX_ITEMS) : [];
}

/** The objects of the list at a path; what is none is left out. */
export function recordsAt(
  value: unknown,
  ...path: readonly string[]
): JsonRecord[] {
  return listAt(value, ...path).filter(isRecord);
}

/** The texts of the list at a path; what is none is left out. */
export function textsAt(value: unknown, ...path: readonly string[]): string[] {
  return listAt(value, ...path)
    .filter((item): item is string => typeof item === 'string')
    .map(item => cut(item, MAX_TEXT));
}

/** The number at a path; also one that is written as text, as protobuf's JSON writes 64 bits. */
export function numberAt(
  value: unknown,
  ...path: readonly string[]
): number | undefined {
  const found = at(value, ...path);
  const number =
    typeof found === 'string' && /^-?\d{1,15}$/.test(found)
      ? Number(found)
      : found;
  return typeof number === 'number' && Number.isFinite(number)
    ? number
    : undefined;
}

/** Whether the value at a path is true; the text `"false"` is not. */
export function flagAt(value: unknown, ...path: readonly string[]): boolean {
  return at(value, ...path) === true;
}

/** The texts of the object at a path by their names: labels, annotations. */
export function textMapAt(
  value: unknown,
  ...path: readonly string[]
): Record<string, string> {
  const found = at(value, ...path);
  return isRecord(found)
    ? Object.fromEntries(
        Object.entries(found)
          .slice(0, MAX_ITEMS)
          .filter(
            (entry): entry is [string, string] => typeof entry[1] === 'string',
          ),
      )
    : {};
}

/** One of the words that are known; the fallback for any other, newer ones too. */
export function wordAt<Word extends string, Fallback>(
  words: readonly Word[],
  fallback: Fallback,
  value: unknown,
  ...path: readonly string[]
): Word | Fallback {
  const found = at(value, ...path);
  return words.find(word => word === found) ?? fallback;
}

/** A moment as Kubernetes writes it, kept as it is; undefined where it is none. */
export function momentAt(
  value: unknown,
  ...path: readonly string[]
): string | undefined {
  const found = at(value, ...path);
  return typeof found === 'string' &&
    found.length <= 40 &&
    Number.isFinite(Date.parse(found))
    ? found
    : undefined;
}

/** A text of at most so many characters, with `…` at its end where there was more. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : flat(`${text.slice(0, length - 1)}…`);
}

/* V8 keeps the whole text alive behind a part of it; a copy does not. */
function flat(text: string): string {
  return JSON.parse(JSON.stringify(text));
}

/** An object without its fields that are undefined, so that equal values read equal. */
export function defined<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, field]) => field !== undefined),
  ) as T;
}
