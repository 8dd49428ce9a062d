import { FieldError, invalid, required, unsupported } from '../invalid';
import { isRecord, listOf, recordOf } from '../json';
import { OpenApiSchema } from './openapi';

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
  const errors: FieldError[] = [];
  if (typeof schema.minLength === 'number' && value.length < schema.minLength) {
    errors.push(
      invalid(
        path,
        value,
        `${path} in body should be at least ${schema.minLength} chars long`,
      ),
    );
  }
  if (typeof schema.maxLength === 'number' && value.length > schema.maxLength) {
    errors.push({
      field: path,
      reason: 'FieldValueTooLong',
      detail: `Too long: may not be more than ${schema.maxLength} bytes`,
    });
  }
  if (
    typeof schema.pattern === 'string' &&
    !new RegExp(schema.pattern, 'u').test(value)
  ) {
    errors.push(
      invalid(path, value, `${path} in body should match '${schema.pattern}'`),
    );
  }
  return errors;
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
    const items = recordOf(schema.items);
    value.forEach((item, index) =>
      errors.push(...schemaErrors(items, item, `${path}[${index}]`)),
    );
  } else if (isRecord(value)) {
    errors.push(...objectErrors(schema, value, path));
  }
  return errors;
}
