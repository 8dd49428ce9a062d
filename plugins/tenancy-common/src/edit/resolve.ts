import { z } from 'zod/v4';
import { FieldPath, formatPath } from '../yaml/fieldPath';
import { short } from '../yaml/short';
import { Operation } from './operations';
import { isOptional } from './schemaFields';
import { Edit, EditPath, EditStep, EditValue } from './types';
import { equal, fieldOf, isList, isMap } from './values';

/** Why an edit cannot be done, and the deepest place on its way that is there. */
export interface Obstacle {
  path: FieldPath;
  message: string;
  remedy: string;
}

/** What an edit comes to in a document as it is: nothing, one operation, or an obstacle. */
export type Resolved =
  { operation?: Operation; obstacle?: undefined } | { obstacle: Obstacle };

interface Found {
  /** The steps that lead to something, with indexes. */
  path: FieldPath;
  value: EditValue | undefined;
  /** The steps that lead further, to what is not there. */
  rest: EditPath;
}

/** Follows a path as far as it goes. */
export function follow(root: EditValue, path: EditPath): Found {
  let value: EditValue | undefined = root;
  const found: (string | number)[] = [];
  for (const [at, step] of path.entries()) {
    const concrete = concreteStep(value, step);
    if (concrete === undefined) {
      return { path: found, value, rest: path.slice(at) };
    }
    value = isList(value)
      ? value[Number(concrete)]
      : isMap(value)
        ? fieldOf(value, String(concrete))
        : undefined;
    found.push(concrete);
  }
  return { path: found, value, rest: [] };
}

/** What an edit comes to. */
export function resolve(
  root: EditValue,
  edit: Edit,
  schema: z.ZodType | undefined,
): Resolved {
  const found = follow(root, edit.path);
  if (edit.kind === 'remove') {
    return found.rest.length > 0
      ? { obstacle: obstacleAt(found) }
      : removal(root, found, edit.item, schema);
  }
  if (found.rest.length > 0) {
    return creation(found, edit.kind === 'set' ? edit.value : [edit.value]);
  }
  const { path, value } = found;
  if (edit.kind === 'set') {
    return equal(value, edit.value)
      ? {}
      : path.length === 0
        ? { obstacle: wholeDocument }
        : { operation: { kind: 'replace', path, value: edit.value } };
  }
  if (value === null || (isList(value) && value.length === 0)) {
    return { operation: { kind: 'replace', path, value: [edit.value] } };
  }
  if (!isList(value)) {
    return { obstacle: notA('a list', found) };
  }
  const { at } = edit;
  if (at === undefined && value.some(item => equal(item, edit.value))) {
    return {};
  }
  return at !== undefined &&
    !(Number.isInteger(at) && at >= 0 && at <= value.length)
    ? { obstacle: noIndex(found, at) }
    : {
        operation: {
          kind: 'insertItem',
          path,
          at: at ?? value.length,
          value: edit.value,
        },
      };
}

function creation({ path, value, rest }: Found, leaf: EditValue): Resolved {
  const [key, ...deeper] = rest;
  const isMissingField =
    typeof key === 'string' && (isMap(value) || value === null);
  if (!isMissingField || !deeper.every(step => typeof step === 'string')) {
    return { obstacle: obstacleAt({ path, value, rest }) };
  }
  const made = deeper.reduceRight<EditValue>(
    (inner, field) => ({ [String(field)]: inner }),
    leaf,
  );
  if (
    path.length > 0 &&
    (value === null || (isMap(value) && Object.keys(value).length === 0))
  ) {
    return {
      operation: { kind: 'replace', path, value: { [key]: made } },
    };
  }
  return { operation: { kind: 'insertField', path, key, value: made } };
}

function removal(
  root: EditValue,
  found: Found,
  item: EditValue | undefined,
  schema: z.ZodType | undefined,
): Resolved {
  let { path } = found;
  if (item !== undefined) {
    if (!isList(found.value)) {
      return { obstacle: notA('a list', found) };
    }
    const index = found.value.findIndex(one => equal(one, item));
    if (index < 0) {
      return {
        obstacle: {
          path,
          message: `${named(path)} has no item ${shown(item)}.`,
          remedy: 'Look at the file as it is now: the item is gone already.',
        },
      };
    }
    path = [...path, index];
  }
  for (;;) {
    const holder = path.slice(0, -1);
    const { value } = follow(root, holder);
    if (path.length === 0) {
      return { obstacle: wholeDocument };
    }
    const size = isList(value) ? value.length : Object.keys(value ?? {}).length;
    if (size > 1) {
      return { operation: { kind: 'remove', path } };
    }
    if (holder.length === 0) {
      return { obstacle: wholeDocument };
    }
    if (
      typeof holder[holder.length - 1] !== 'string' ||
      !isOptional(schema, holder)
    ) {
      const empty = isList(value) ? [] : {};
      return { operation: { kind: 'replace', path: holder, value: empty } };
    }
    path = holder;
  }
}

/** The field or index that a step comes to; undefined where there is none. */
function concreteStep(
  value: EditValue | undefined,
  step: EditStep,
): string | number | undefined {
  if (isList(value)) {
    if (typeof step === 'number') {
      return Object.hasOwn(value, step) ? step : undefined;
    }
    const matches = typeof step === 'string' ? [] : matching(value, step);
    return matches.length === 1 ? matches[0] : undefined;
  }
  return isMap(value) && typeof step === 'string' && Object.hasOwn(value, step)
    ? step
    : undefined;
}

function matching(
  list: readonly EditValue[],
  fields: Exclude<EditStep, string | number>,
): number[] {
  const wanted = Object.entries(fields);
  return list.flatMap((item, index) =>
    isMap(item) &&
    wanted.every(([field, value]) => fieldOf(item, field) === value)
      ? [index]
      : [],
  );
}

function obstacleAt(found: Found): Obstacle {
  const { path, value, rest } = found;
  const [step] = rest;
  if (typeof step === 'number') {
    return isList(value) ? noIndex(found, step) : notA('a list', found);
  }
  if (typeof step === 'string') {
    return isMap(value) || value === null
      ? {
          path,
          message: `${named(path)} has no field ${short(step)}.`,
          remedy:
            'Look at the file as it is now: the field may be gone already.',
        }
      : notA('a map of fields', found);
  }
  if (!isList(value)) {
    return notA('a list', found);
  }
  const [[field, wanted] = ['name', '']] = Object.entries(step);
  const known = value
    .map(item => (isMap(item) ? fieldOf(item, field) : undefined))
    .filter(one => typeof one === 'string');
  const times = matching(value, step).length;
  return {
    path,
    message:
      times > 1
        ? `${named(path)} has ${times} items whose ${short(field)} is ${shown(wanted)}.`
        : `${named(path)} has no item whose ${short(field)} is ${shown(wanted)}.`,
    remedy:
      times > 1
        ? 'Give each item a name of its own first.'
        : known.length > 0
          ? `Name one of those that it has: ${short(known.slice(0, 20).join(', '), 200)}.`
          : 'Look at the file as it is now: the item may be gone already.',
  };
}

const wholeDocument: Obstacle = {
  path: [],
  message: 'The edit would replace the document as a whole.',
  remedy: 'Edit its fields, or write a new file.',
};

function noIndex({ path, value }: Found, index: number): Obstacle {
  const count = isList(value) ? value.length : 0;
  return {
    path,
    message: `${named(path)} has no item ${index}: it has ${count}.`,
    remedy: 'Look at the file as it is now: items may have come or gone.',
  };
}

function notA(kind: string, { path, value }: Found): Obstacle {
  const is = isList(value)
    ? 'a list'
    : isMap(value)
      ? 'a map of fields'
      : shown(value ?? null);
  return {
    path,
    message: `${named(path)} is ${is}, not ${kind}.`,
    remedy: `Make it ${kind} first, or edit another field.`,
  };
}

function named(path: FieldPath): string {
  return path.length > 0 ? short(formatPath(path), 120) : 'The document';
}

function shown(value: EditValue): string {
  return value === null ? 'empty' : short(JSON.stringify(value));
}
