import { isRecord, JsonRecord, sameJson } from '../json';
import { Field, Schema, schemaOfField, StructSchema } from '../schema/schema';
import { StatusError } from '../status';

const directive = '$patch';
const retainKeys = '$retainKeys';
const orderPrefix = '$setElementOrder/';
const removePrefix = '$deleteFromPrimitiveList/';

function fieldOf(schema: Schema, name: string): Field | undefined {
  return schema.type === 'struct' ? schema.fields().get(name) : undefined;
}

/** A value as Go prints it. */
function printed(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(printed).join(' ')}]`;
  }
  if (!isRecord(value)) {
    return value === null ? '<nil>' : String(value);
  }
  const fields = Object.entries(value)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([field, below]) => `${field}:${printed(below)}`);
  return `map[${fields.join(' ')}]`;
}

function withoutDirective(value: JsonRecord): JsonRecord {
  const { [directive]: dropped, ...rest } = value;
  return rest;
}

function mergeObjects(
  schema: Schema,
  target: unknown,
  patch: JsonRecord,
): JsonRecord {
  if (patch[directive] === 'replace') {
    return withoutDirective(patch);
  }
  if (patch[directive] === 'delete') {
    return {};
  }
  if (directive in patch && patch[directive] !== 'merge') {
    throw new StatusError({
      code: 500,
      message: `unknown patch type: ${patch[directive]} in map: ${printed(patch)}`,
    });
  }
  const result: JsonRecord = isRecord(target) ? { ...target } : {};
  const retained = patch[retainKeys];
  if (Array.isArray(retained)) {
    for (const field of Object.keys(result)) {
      if (!retained.includes(field)) {
        delete result[field];
      }
    }
  }
  for (const [name, value] of Object.entries(patch)) {
    if (name === directive || name === retainKeys) {
      continue;
    }
    if (name.startsWith(removePrefix)) {
      const field = name.slice(removePrefix.length);
      const removed = Array.isArray(value) ? value : [];
      if (Array.isArray(result[field])) {
        result[field] = result[field].filter(
          item => !removed.some(one => sameJson(one, item)),
        );
      }
    } else if (!name.startsWith(orderPrefix)) {
      if (value === null) {
        delete result[name];
      } else {
        result[name] = mergeValue(
          schema,
          name,
          result[name],
          value,
          patch[`${orderPrefix}${name}`],
        );
      }
    }
  }
  reorder(schema, result, patch);
  return result;
}

function mergeValue(
  schema: Schema,
  name: string,
  target: unknown,
  patch: unknown,
  order: unknown,
): unknown {
  const below = schemaOfField(schema, name);
  if (isRecord(patch)) {
    return mergeObjects(below, target, patch);
  }
  if (!Array.isArray(patch)) {
    return patch;
  }
  const field = fieldOf(schema, name);
  const element = below.type === 'list' ? below.element : undefined;
  if (!field?.patch.merge || !element) {
    return patch;
  }
  const { key } = field.patch;
  const items = Array.isArray(target) ? target : [];
  const merged =
    key === undefined
      ? mergePrimitives(items, patch)
      : mergeByKey(element, items, patch, key);
  return ordered(merged, items, Array.isArray(order) ? order : patch, key);
}

/**
 * The items of the patch in its order, and the others put before the first item that they stood before.
 * Source: `mergeSortedSlice` of Kubernetes' strategic merge patch.
 */
function ordered(
  merged: unknown[],
  before: unknown[],
  order: unknown[],
  key: string | undefined,
): unknown[] {
  const identity = (item: unknown) =>
    JSON.stringify(key !== undefined && isRecord(item) ? item[key] : item);
  const places = new Map(before.map((item, place) => [identity(item), place]));
  const ranks = new Map(order.map((item, rank) => [identity(item), rank]));
  const rankOf = (item: unknown) => ranks.get(identity(item)) ?? -1;
  const others = merged.filter(item => rankOf(item) < 0);
  const named = merged
    .filter(item => rankOf(item) >= 0)
    .sort((left, right) => rankOf(left) - rankOf(right));
  const result: unknown[] = [];
  while (others.length && named.length) {
    const left = places.get(identity(others[0]));
    const right = places.get(identity(named[0]));
    const otherFirst =
      left !== undefined && right !== undefined && left < right;
    result.push(otherFirst ? others.shift() : named.shift());
  }
  return [...result, ...others, ...named];
}

function mergePrimitives(target: unknown[], patch: unknown[]): unknown[] {
  return [
    ...target,
    ...patch.filter(item => !target.some(one => sameJson(one, item))),
  ];
}

function mergeByKey(
  element: Schema,
  target: unknown[],
  patch: unknown[],
  key: string,
): unknown[] {
  const replaces = patch.some(
    item =>
      isRecord(item) &&
      item[directive] === 'replace' &&
      item[key] === undefined,
  );
  if (replaces) {
    return patch.filter(item => !(isRecord(item) && directive in item));
  }
  let result = [...target];
  for (const item of patch) {
    if (!isRecord(item) || item[key] === undefined) {
      throw new StatusError({
        code: 500,
        message: `map: ${printed(item)} does not contain declared merge key: ${key}`,
      });
    }
    const index = result.findIndex(
      one => isRecord(one) && one[key] === item[key],
    );
    if (item[directive] === 'delete') {
      result = result.filter(one => !isRecord(one) || one[key] !== item[key]);
    } else if (index < 0) {
      result.push(mergeObjects(element, {}, item));
    } else {
      result[index] = mergeObjects(element, result[index], item);
    }
  }
  return result;
}

/** Orders the lists for which the patch gives an order and nothing else. */
function reorder(schema: Schema, result: JsonRecord, patch: JsonRecord): void {
  for (const [name, order] of Object.entries(patch)) {
    const field = name.startsWith(orderPrefix)
      ? name.slice(orderPrefix.length)
      : undefined;
    const items = field === undefined ? undefined : result[field];
    if (
      field !== undefined &&
      patch[field] === undefined &&
      Array.isArray(order) &&
      Array.isArray(items)
    ) {
      const key = fieldOf(schema, field)?.patch.key;
      result[field] = ordered(items, items, order, key);
    }
  }
}

/**
 * A strategic merge patch: lists merge by their key, and directives replace, delete, order and retain. Throws a 400 for
 * an item without its key or a directive that there is not.
 */
export function applyStrategicPatch(
  schema: StructSchema,
  target: unknown,
  patch: JsonRecord,
): JsonRecord {
  return mergeObjects(schema, target, patch);
}
