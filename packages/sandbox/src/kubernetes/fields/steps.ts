import { isRecord } from '../json';
import { ListSchema, MapSchema, Schema, StructSchema } from '../schema/schema';

/** What the API takes for the key of an item that does not give it. */
const keyDefaults: Record<string, unknown> = { protocol: 'TCP' };

/** The step that leads to an item of a list that merges by key or by value. */
export function stepOf(schema: ListSchema, item: unknown): string {
  if (schema.merge === 'set') {
    return `v:${JSON.stringify(item)}`;
  }
  const keys: Record<string, unknown> = {};
  for (const key of [...schema.keys].sort()) {
    const value = isRecord(item) ? item[key] : undefined;
    const known = value ?? keyDefaults[key];
    if (known !== undefined) {
      keys[key] = known;
    }
  }
  return `k:${JSON.stringify(keys)}`;
}

/** Whether a value is taken as a whole: it merges with nothing. */
export function isAtomic(schema: Schema, value: unknown): boolean {
  switch (schema.type) {
    case 'any':
      return !isRecord(value);
    case 'scalar':
      return true;
    case 'list':
      return schema.merge === 'atomic';
    default:
      return schema.atomic;
  }
}

/** Whether the schema names that field, as opposed to keys of maps and fields of which nothing is known. */
export function namesField(schema: Schema, field: string): boolean {
  return schema.type === 'struct' && schema.fields().has(field);
}

/** The schema of a structure or a map, of which a value that is an object is one. */
export type ObjectSchema = StructSchema | MapSchema | { type: 'any' };

/** Whether a list merges item by item. */
export function isMergingList(schema: Schema): schema is ListSchema {
  return schema.type === 'list' && schema.merge !== 'atomic';
}
