import {
  FieldError,
  invalid,
  required,
  tooLong,
  unsupported,
} from '../invalid';
import { isRecord, listOf, recordOf } from '../json';
import { OpenApiSchema } from './openapi';

const dateTime =
  /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;

function typeOf(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return 'array';
  }
  if (typeof value === 'number') {
    return Number.isInteger(value) ? 'integer' : 'number';
  }
  return typeof value;
}

function hasType(schema: OpenApiSchema, value: unknown): boolean {
  const type = typeOf(value);
  if (schema['x-kubernetes-int-or-string'] === true) {
    return type === 'integer' || type === 'string';
  }
  if (type === 'null') {
    return schema.nullable === true;
  }
  return (
    schema.type === undefined ||
    schema.type === type ||
    (schema.type === 'number' && type === 'integer')
  );
}

function stringErrors(
  schema: OpenApiSchema,
  value: string,
  path: string,
): FieldError[] {
  const { minLength, maxLength, pattern, format } = schema;
  if (format === 'date-time' && !dateTime.test(value)) {
    return [
      {
        field: path,
        reason: 'FieldValueTypeInvalid',
        detail: `Invalid value: ${JSON.stringify(value)}: ${path} in body must be of type ${format}: ${JSON.stringify(value)}`,
      },
    ];
  }
  // The first of them is told, and no other.
  if (typeof maxLength === 'number' && value.length > maxLength) {
    return [tooLong(path, maxLength)];
  }
  if (typeof minLength === 'number' && value.length < minLength) {
    const why = `${path} in body should be at least ${minLength} chars long`;
    return [invalid(path, value, why)];
  }
  if (typeof pattern === 'string' && !new RegExp(pattern, 'u').test(value)) {
    return [invalid(path, value, `${path} in body should match '${pattern}'`)];
  }
  return [];
}

function listErrors(
  schema: OpenApiSchema,
  value: unknown[],
  path: string,
): FieldError[] {
  const { minItems, maxItems } = schema;
  const errors: FieldError[] = [];
  if (typeof minItems === 'number' && value.length < minItems) {
    const why = `${path} in body should have at least ${minItems} items`;
    errors.push(invalid(path, value.length, why));
  }
  if (typeof maxItems === 'number' && value.length > maxItems) {
    errors.push({
      field: path,
      reason: 'FieldValueTooMany',
      detail: `Too many: ${value.length}: must have at most ${maxItems} items`,
    });
  }
  const items = recordOf(schema.items);
  const below = value.flatMap((item, index) =>
    schemaErrors(items, item, `${path}[${index}]`),
  );
  return [...errors, ...below, ...duplicateErrors(schema, value, path)];
}

/** The entries of a set, or of a list with keys, that are there already. */
function duplicateErrors(
  schema: OpenApiSchema,
  value: unknown[],
  path: string,
): FieldError[] {
  const keys = listOf(schema['x-kubernetes-list-map-keys']).map(String);
  const identities = value.map(item => {
    switch (schema['x-kubernetes-list-type']) {
      case 'set':
        return JSON.stringify(item);
      case 'map':
        return JSON.stringify(
          Object.fromEntries(keys.map(key => [key, recordOf(item)[key]])),
        );
      default:
        return undefined;
    }
  });
  return identities.flatMap((identity, index) =>
    identity !== undefined && identities.indexOf(identity) < index
      ? [
          {
            field: `${path}[${index}]`,
            reason: 'FieldValueDuplicate' as const,
            detail: `Duplicate value: ${identity}`,
          },
        ]
      : [],
  );
}

function numberErrors(
  schema: OpenApiSchema,
  value: number,
  path: string,
): FieldError[] {
  const errors: FieldError[] = [];
  if (typeof schema.minimum === 'number' && value < schema.minimum) {
    errors.push(
      invalid(
        path,
        value,
        `${path} in body should be greater than or equal to ${schema.minimum}`,
      ),
    );
  }
  if (typeof schema.maximum === 'number' && value > schema.maximum) {
    errors.push(
      invalid(
        path,
        value,
        `${path} in body should be less than or equal to ${schema.maximum}`,
      ),
    );
  }
  return errors;
}

function objectErrors(
  schema: OpenApiSchema,
  value: Record<string, unknown>,
  path: string,
): FieldError[] {
  const properties = recordOf(schema.properties);
  const missing = listOf(schema.required)
    .map(String)
    .filter(field => value[field] === undefined)
    .map(field => required(path ? `${path}.${field}` : field));
  const below = Object.entries(value)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([field, item]) => {
      const rest = schema.additionalProperties;
      const named = properties[field] ?? rest;
      const itemSchema = isRecord(named) ? named : undefined;
      const isType =
        path === '' && ['apiVersion', 'kind', 'metadata'].includes(field);
      return itemSchema && !isType
        ? schemaErrors(itemSchema, item, path ? `${path}.${field}` : field)
        : [];
    });
  return [...missing, ...below];
}

/** What a value has against its OpenAPI schema, in the API server's words. */
export function schemaErrors(
  schema: OpenApiSchema,
  value: unknown,
  path: string,
): FieldError[] {
  if (!hasType(schema, value)) {
    const found = typeOf(value);
    return [
      {
        field: path || '<nil>',
        reason: 'FieldValueTypeInvalid',
        detail: `Invalid value: ${JSON.stringify(found)}: ${path} in body must be of type ${schema.type ?? 'integer,string'}: ${JSON.stringify(found)}`,
      },
    ];
  }
  const errors: FieldError[] = [];
  if (Array.isArray(schema.enum) && !schema.enum.some(one => one === value)) {
    errors.push(unsupported(path, value, schema.enum.map(String)));
  }
  if (typeof value === 'string') {
    errors.push(...stringErrors(schema, value, path));
  } else if (typeof value === 'number') {
    errors.push(...numberErrors(schema, value, path));
  } else if (Array.isArray(value)) {
    errors.push(...listErrors(schema, value, path));
  } else if (isRecord(value)) {
    errors.push(...objectErrors(schema, value, path));
  }
  return errors;
}
