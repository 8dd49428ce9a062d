import { isRecord, JsonRecord, sameJson } from '../json';
import { Field, Schema, schemaOfField, StructSchema } from '../schema/schema';
import { badRequest, StatusError } from '../status';

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
    throw badRequest(
      `Unknown patch type: ${String(patch[directive])} found in: ${JSON.stringify(patch)}`,
    );
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
        result[name] = mergeValue(schema, name, result[name], value);
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
  return key === undefined
    ? mergePrimitives(items, patch)
    : mergeByKey(element, items, patch, key);
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

/** Puts the items of a list in the order that the patch gives for it; what it does not name keeps its neighbours. */
function reorder(schema: Schema, result: JsonRecord, patch: JsonRecord): void {
  for (const [name, order] of Object.entries(patch)) {
    const field = name.startsWith(orderPrefix)
      ? name.slice(orderPrefix.length)
      : undefined;
    const items = field === undefined ? undefined : result[field];
    if (field === undefined || !Array.isArray(order) || !Array.isArray(items)) {
      continue;
    }
    const key = fieldOf(schema, field)?.patch.key;
    const placeOf = (item: unknown) =>
      order.findIndex(one =>
        key !== undefined && isRecord(one) && isRecord(item)
          ? one[key] === item[key]
          : sameJson(one, item),
      );
    const ordered = items
      .filter(item => placeOf(item) >= 0)
      .sort((left, right) => placeOf(left) - placeOf(right));
    let next = 0;
    result[field] = items.map(item => {
      if (placeOf(item) < 0) {
        return item;
      }
      next += 1;
      return ordered[next - 1];
    });
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
