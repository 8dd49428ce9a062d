import { isRecord, JsonRecord, listOf, recordOf, recordsOf } from '../json';
import { Field, metadataType, Schema, StructSchema } from './schema';

/** An OpenAPI v3 schema, as a CustomResourceDefinition carries it. */
export type OpenApiSchema = JsonRecord;

function fieldWith(schema: Schema): Field {
  return {
    schema,
    pointer: false,
    always: false,
    omitZero: false,
    patch: { merge: false, retainKeys: false },
  };
}

/** Whether fields that the schema does not name are kept. */
export function preservesUnknown(schema: OpenApiSchema): boolean {
  return schema['x-kubernetes-preserve-unknown-fields'] === true;
}

function listSchema(schema: OpenApiSchema): Schema {
  const element = mergeSchema(recordOf(schema.items));
  switch (schema['x-kubernetes-list-type']) {
    case 'set':
      return { type: 'list', merge: 'set', keys: [], element };
    case 'map':
      return {
        type: 'list',
        merge: 'map',
        keys: listOf(schema['x-kubernetes-list-map-keys']).map(String),
        element,
      };
    default:
      return { type: 'list', merge: 'atomic', keys: [], element };
  }
}

/** How values of an OpenAPI schema merge. */
function mergeSchema(schema: OpenApiSchema): Schema {
  if (schema['x-kubernetes-embedded-resource'] === true) {
    return objectSchema(schema, 'EmbeddedResource', true);
  }
  if (schema.type === 'array') {
    return listSchema(schema);
  }
  if (isRecord(schema.properties)) {
    return objectSchema(schema, 'Object', false);
  }
  if (isRecord(schema.additionalProperties)) {
    return {
      type: 'map',
      atomic: schema['x-kubernetes-map-type'] === 'atomic',
      element: mergeSchema(schema.additionalProperties),
    };
  }
  return { type: 'any' };
}

function objectSchema(
  schema: OpenApiSchema,
  name: string,
  hasMetadata: boolean,
): StructSchema {
  const fields = new Map<string, Field>(
    Object.entries(recordOf(schema.properties)).map(([field, below]) => [
      field,
      fieldWith(mergeSchema(recordOf(below))),
    ]),
  );
  if (hasMetadata) {
    for (const field of ['apiVersion', 'kind']) {
      fields.set(field, fieldWith({ type: 'scalar', scalar: 'string' }));
    }
    fields.set('metadata', fieldWith(metadataType()));
  }
  return {
    type: 'struct',
    name,
    atomic: schema['x-kubernetes-map-type'] === 'atomic',
    preserveUnknown: preservesUnknown(schema),
    fields: () => fields,
  };
}

/** How the objects of a custom resource merge. */
export function customMergeSchema(schema: OpenApiSchema): StructSchema {
  return objectSchema(schema, 'CustomResource', true);
}

function pruneValue(
  schema: OpenApiSchema,
  value: unknown,
  path: string,
  dropped: string[],
): unknown {
  if (Array.isArray(value)) {
    const items = recordOf(schema.items);
    return value.map((item, index) =>
      pruneValue(items, item, `${path}[${index}]`, dropped),
    );
  }
  if (!isRecord(value)) {
    return value;
  }
  const properties = recordOf(schema.properties);
  const rest = schema.additionalProperties;
  const embedded = schema['x-kubernetes-embedded-resource'] === true;
  const result: JsonRecord = {};
  for (const [field, below] of Object.entries(value)) {
    const place = path ? `${path}.${field}` : field;
    const isType =
      (embedded || path === '') &&
      ['apiVersion', 'kind', 'metadata'].includes(field);
    if (isRecord(properties[field])) {
      result[field] = isType
        ? below
        : pruneValue(properties[field], below, place, dropped);
    } else if (isRecord(rest)) {
      result[field] = pruneValue(rest, below, place, dropped);
    } else if (isType || preservesUnknown(schema) || rest === true) {
      result[field] = below;
    } else {
      dropped.push(place);
    }
  }
  return result;
}

/** An object without the fields that its schema does not name, and their paths. */
export function prune(
  schema: OpenApiSchema,
  object: JsonRecord,
): { object: JsonRecord; dropped: string[] } {
  const dropped: string[] = [];
  const pruned = pruneValue(schema, object, '', dropped);
  return { object: recordOf(pruned), dropped: dropped.sort() };
}

/** Fills the defaults that the schema gives, in place. */
export function fillDefaults(schema: OpenApiSchema, value: unknown): void {
  if (Array.isArray(value)) {
    const items = recordOf(schema.items);
    value.forEach(item => fillDefaults(items, item));
    return;
  }
  if (!isRecord(value)) {
    return;
  }
  for (const [field, below] of Object.entries(recordOf(schema.properties))) {
    const belowSchema = recordOf(below);
    if (value[field] === undefined && belowSchema.default !== undefined) {
      value[field] = structuredClone(belowSchema.default);
    }
    fillDefaults(belowSchema, value[field]);
  }
  if (isRecord(schema.additionalProperties)) {
    for (const item of Object.values(value)) {
      fillDefaults(schema.additionalProperties, item);
    }
  }
}

/** The columns that a version of a CustomResourceDefinition adds to tables. */
export function printerColumns(version: JsonRecord) {
  return recordsOf(version.additionalPrinterColumns).map(column => ({
    name: String(column.name),
    type: String(column.type),
    format: String(column.format ?? ''),
    description: String(column.description ?? ''),
    priority: Number(column.priority ?? 0),
    jsonPath: String(column.jsonPath),
  }));
}
