import { z } from 'zod/v4';
import { FieldPath } from '@socle/plugin-platform-common/documents';
import { profileSchema } from '../profile/schema';
import { tenantSchema } from '../tenant/schema';
import { serviceSchema } from '../tenant/serviceSchema';
import { EditValue } from './types';
import { fieldOf, isList, isMap } from './values';

/** The schema of a document, told by what it says of itself; undefined for one that is not of Socle. */
export function schemaOf(document: EditValue): z.ZodType | undefined {
  if (!isMap(document)) {
    return undefined;
  }
  const kind = fieldOf(document, 'kind');
  if (fieldOf(document, 'apiVersion') === 'socle.dev/v1') {
    return new Map<unknown, z.ZodType>([
      ['Tenant', tenantSchema],
      ['Profile', profileSchema],
    ]).get(kind);
  }
  const fields = Object.keys(document);
  return fields.length > 0 &&
    fields.every(field => Object.hasOwn(serviceSchema.shape, field))
    ? serviceSchema
    : undefined;
}

/** The fields of the map at the path, in the order of its schema; empty where the schema names none. */
export function fieldOrder(
  schema: z.ZodType | undefined,
  path: FieldPath,
): string[] {
  const node = nodeAt(schema, path);
  const map = node && withoutOptional(node);
  return map instanceof z.ZodObject ? Object.keys(map.shape) : [];
}

/** Whether a document is valid without the field at the path. */
export function isOptional(
  schema: z.ZodType | undefined,
  path: FieldPath,
): boolean {
  return nodeAt(schema, path) instanceof z.ZodOptional;
}

/** The value with the fields of its maps in the order of the schema, and those that it does not name after them. */
export function inSchemaOrder(
  value: EditValue,
  schema: z.ZodType | undefined,
  path: FieldPath,
): EditValue {
  if (isList(value)) {
    return value.map((item, index) =>
      inSchemaOrder(item, schema, [...path, index]),
    );
  }
  if (!schema || !isMap(value)) {
    return value;
  }
  const order = fieldOrder(schema, path);
  const rank = (field: string) =>
    order.includes(field) ? order.indexOf(field) : order.length;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => rank(one) - rank(other))
      .map(([field, one]) => [
        field,
        one === undefined
          ? undefined
          : inSchemaOrder(one, schema, [...path, field]),
      ]),
  );
}

function nodeAt(
  schema: z.ZodType | undefined,
  path: FieldPath,
): z.core.$ZodType | undefined {
  let node: z.core.$ZodType | undefined = schema;
  for (const step of path) {
    const inner: z.core.$ZodType | undefined = node && withoutOptional(node);
    if (inner instanceof z.ZodObject) {
      node = Object.hasOwn(inner.shape, step)
        ? inner.shape[String(step)]
        : undefined;
    } else if (inner instanceof z.ZodArray) {
      node = inner.element;
    } else {
      node = inner instanceof z.ZodRecord ? inner.valueType : undefined;
    }
  }
  return node;
}

function withoutOptional(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional
    ? withoutOptional(schema.unwrap())
    : schema;
}
