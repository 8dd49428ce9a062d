import { FieldPath, MAX_DEPTH } from '@socle/plugin-platform-common/documents';
import { EditValue } from './types';

/** A map of fields, as a reader gives it and an edit writes it. */
export interface EditMap {
  readonly [field: string]: EditValue | undefined;
}

/** More than the files that are read can hold. */
const MAX_VALUES = 25_000;

export function isList(
  value: EditValue | undefined,
): value is readonly EditValue[] {
  return Array.isArray(value);
}

export function isMap(value: EditValue | undefined): value is EditMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list or map without anything in it. */
export function isEmpty(value: EditValue | undefined): boolean {
  return isList(value)
    ? value.length === 0
    : isMap(value) && Object.keys(value).length === 0;
}

/** The field, never one that every object inherits. */
export function fieldOf(map: EditMap, field: string): EditValue | undefined {
  return Object.hasOwn(map, field) ? map[field] : undefined;
}

/** The values of JSON in it; undefined where something else is in it, or more than a file holds. */
export function valueOfJson(value: unknown): EditValue | undefined {
  let count = 0;
  const copy = (one: unknown, depth: number): EditValue => {
    count += 1;
    if (depth > MAX_DEPTH || count > MAX_VALUES) {
      throw new RangeError('more than a file holds');
    }
    if (Array.isArray(one)) {
      return one.map(item => copy(item, depth + 1));
    }
    if (typeof one === 'object' && one !== null) {
      return Object.fromEntries(
        Object.entries(one)
          .filter(([, field]) => field !== undefined)
          .map(([name, field]) => [name, copy(field, depth + 1)]),
      );
    }
    if (
      one === null ||
      typeof one === 'string' ||
      typeof one === 'boolean' ||
      (typeof one === 'number' && Number.isFinite(one))
    ) {
      return one;
    }
    throw new RangeError('not a value of JSON');
  };
  try {
    return copy(value, 0);
  } catch {
    return undefined;
  }
}

/** A text that two values share exactly if they are equal, whatever the order of their fields. */
export function canonical(value: EditValue | undefined): string {
  if (isList(value)) {
    return `[${value.map(canonical).join()}]`;
  }
  if (isMap(value)) {
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`);
    return `{${fields.sort().join()}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

export function equal(
  one: EditValue | undefined,
  other: EditValue | undefined,
): boolean {
  return one === other || canonical(one) === canonical(other);
}

/** The value with what is at the path changed. */
export function changedAt(
  root: EditValue | undefined,
  path: FieldPath,
  change: (value: EditValue | undefined) => EditValue,
): EditValue {
  const [step, ...rest] = path;
  if (step === undefined) {
    return change(root);
  }
  if (isList(root)) {
    return root.map((item, index) =>
      index === step ? changedAt(item, rest, change) : item,
    );
  }
  const map = isMap(root) ? root : {};
  return {
    ...map,
    [String(step)]: changedAt(fieldOf(map, String(step)), rest, change),
  };
}
