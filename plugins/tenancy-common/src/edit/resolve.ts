import { z } from 'zod/v4';
import {
  Found,
  matching,
  noIndex,
  noItem,
  notA,
  Obstacle,
  obstacleAt,
  wholeDocument,
} from './obstacles';
import { Operation } from './operations';
import { isOptional } from './schemaFields';
import { Edit, EditPath, EditStep, EditValue } from './types';
import { equal, fieldOf, isList, isMap } from './values';

/** What an edit comes to in a document as it is: nothing, one operation, or an obstacle. */
export type Resolved =
  { operation?: Operation; obstacle?: undefined } | { obstacle: Obstacle };

/** Follows a path as far as it goes. */
export function follow(root: EditValue, path: EditPath): Found {
  let value: EditValue | undefined = root;
  const found: (string | number)[] = [];
  for (const [at, step] of path.entries()) {
    const concrete = concreteStep(value, step);
    if (concrete === undefined) {
      return { path: found, value, rest: path.slice(at) };
    }
    value = partOf(value, concrete);
    found.push(concrete);
  }
  return { path: found, value, rest: [] };
}

function partOf(
  value: EditValue | undefined,
  step: string | number,
): EditValue | undefined {
  if (isList(value)) {
    return value[Number(step)];
  }
  return isMap(value) ? fieldOf(value, String(step)) : undefined;
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
  return edit.kind === 'set'
    ? setting(found, edit.value)
    : addition(found, edit.value, edit.at);
}

function setting({ path, value }: Found, wanted: EditValue): Resolved {
  if (equal(value, wanted)) {
    return {};
  }
  return path.length === 0
    ? { obstacle: wholeDocument }
    : { operation: { kind: 'replace', path, value: wanted } };
}

function addition(
  found: Found,
  item: EditValue,
  at: number | undefined,
): Resolved {
  const { path, value } = found;
  if (value === null || (isList(value) && value.length === 0)) {
    return { operation: { kind: 'replace', path, value: [item] } };
  }
  if (!isList(value)) {
    return { obstacle: notA('a list', found) };
  }
  if (at === undefined) {
    return value.some(one => equal(one, item))
      ? {}
      : {
          operation: {
            kind: 'insertItem',
            path,
            at: value.length,
            value: item,
          },
        };
  }
  return Number.isInteger(at) && at >= 0 && at <= value.length
    ? { operation: { kind: 'insertItem', path, at, value: item } }
    : { obstacle: noIndex(found, at) };
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
      return { obstacle: noItem(found, item) };
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
