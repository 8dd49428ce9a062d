/** A JSON object whose fields are not known yet. */
export type JsonRecord = Record<string, unknown>;

/** Tells a JSON object from every other JSON value. */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object; an empty one where it is something else. */
export function recordOf(value: unknown): JsonRecord {
  return isRecord(value) ? value : {};
}

/** The value as a list; an empty one where it is something else. */
export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The objects of a list; an empty list where the value is something else. */
export function recordsOf(value: unknown): JsonRecord[] {
  return listOf(value).filter(isRecord);
}

/** The value as a string; undefined where it is something else. */
export function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The value as a number; undefined where it is something else. */
export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** The value at a path of field names; undefined where the path ends early. */
export function at(value: unknown, ...path: string[]): unknown {
  let current = value;
  for (const field of path) {
    if (!isRecord(current)) {
      return undefined;
    }
    current = current[field];
  }
  return current;
}

/** Whether two JSON values are the same, whatever the order of their fields. */
export function sameJson(left: unknown, right: unknown): boolean {
  if (left === right) {
    return true;
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    return (
      left.length === right.length &&
      left.every((item, index) => sameJson(item, right[index]))
    );
  }
  if (isRecord(left) && isRecord(right)) {
    const fields = Object.keys(left).filter(key => left[key] !== undefined);
    const others = Object.keys(right).filter(key => right[key] !== undefined);
    return (
      fields.length === others.length &&
      fields.every(key => sameJson(left[key], right[key]))
    );
  }
  return false;
}

/** A deep copy of a JSON value. */
export function copyJson<T>(value: T): T {
  if (Array.isArray(value)) {
    return value.map(copyJson) as T;
  }
  if (isRecord(value)) {
    const copy: JsonRecord = {};
    for (const [key, field] of Object.entries(value)) {
      if (field !== undefined) {
        copy[key] = copyJson(field);
      }
    }
    return copy as T;
  }
  return value;
}
