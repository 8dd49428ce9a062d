import { isRecord } from '../json';
import { ScalarSchema, Schema } from '../schema/schema';

/** A value as Go prints it in the message about its type. */
function printed(value: unknown): string {
  return `&value.valueUnstructured{Value:${
    typeof value === 'string' ? JSON.stringify(value) : String(value)
  }}`;
}

function scalarProblem(
  schema: ScalarSchema,
  value: unknown,
): string | undefined {
  switch (schema.scalar) {
    case 'bool':
      return typeof value === 'boolean' ? undefined : 'expected boolean';
    case 'int32':
    case 'int64':
    case 'number':
      return typeof value === 'number'
        ? undefined
        : 'expected numeric (int or float)';
    case 'quantity':
    case 'intOrString':
      return typeof value === 'number' || typeof value === 'string'
        ? undefined
        : 'expected scalar';
    default:
      return typeof value === 'string' ? undefined : 'expected string';
  }
}

/** What server-side apply has against a value's fields and types, each line with the path it is about. */
export function typedProblems(
  schema: Schema,
  value: unknown,
  path: string,
): string[] {
  if (value === null || value === undefined) {
    return [];
  }
  switch (schema.type) {
    case 'scalar': {
      const problem = scalarProblem(schema, value);
      return problem ? [`${path}: ${problem}, got ${printed(value)}`] : [];
    }
    case 'list':
      return Array.isArray(value)
        ? value.flatMap((item, index) =>
            typedProblems(schema.element, item, `${path}[${index}]`),
          )
        : [`${path}: expected list, got ${printed(value)}`];
    case 'map':
      return isRecord(value)
        ? Object.entries(value).flatMap(([key, item]) =>
            typedProblems(schema.element, item, `${path}.${key}`),
          )
        : [`${path}: expected map, got ${printed(value)}`];
    case 'struct': {
      if (!isRecord(value)) {
        return [`${path}: expected map, got ${printed(value)}`];
      }
      const fields = schema.fields();
      const unknown = Object.keys(value).find(field => !fields.has(field));
      if (unknown !== undefined && !schema.preserveUnknown) {
        return [`${path}.${unknown}: field not declared in schema`];
      }
      return Object.entries(value).flatMap(([field, below]) => {
        const known = fields.get(field);
        return known
          ? typedProblems(known.schema, below, `${path}.${field}`)
          : [];
      });
    }
    default:
      return [];
  }
}
