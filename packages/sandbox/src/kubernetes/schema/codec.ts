import { isRecord, JsonRecord } from '../json';
import { formatQuantity, parseQuantity, quantityRule } from '../quantity';
import { Field, ScalarSchema, Schema, StructSchema } from './schema';

/** The value does not fit the type. The message is the one Go's decoder gives. */
export class DecodeError extends Error {}

/** Takes a value as the real API server would read it into the type and write it again. */
export interface Decoded {
  value: unknown;
  /** Paths of the fields that the type does not have, such as `spec.containers[0].imag`. */
  unknown: string[];
}

interface Place {
  /** The structure that holds the value, and the field names that lead to it, as Go's decoder reports them. */
  struct: string;
  fields: string[];
  /** As people write it, with indexes. */
  path: string;
}

function goTypeOf(schema: Schema): string {
  switch (schema.type) {
    case 'any':
      return 'interface {}';
    case 'list':
      return `[]${goTypeOf(schema.element)}`;
    case 'map':
      return `map[string]${goTypeOf(schema.element)}`;
    case 'struct':
      return schema.name.split('.').slice(-2).join('.');
    default:
      return schema.scalar === 'number' ? 'float64' : schema.scalar;
  }
}

function jsonTypeOf(value: unknown): string {
  if (Array.isArray(value)) {
    return 'array';
  }
  if (typeof value === 'boolean') {
    return 'bool';
  }
  return typeof value;
}

function mismatch(value: unknown, schema: Schema, place: Place): DecodeError {
  const found =
    typeof value === 'number' && !Number.isInteger(value)
      ? `number ${value}`
      : jsonTypeOf(value);
  return new DecodeError(
    `json: cannot unmarshal ${found} into Go struct field ${
      place.struct
    }.${place.fields.join('.')} of type ${goTypeOf(schema)}`,
  );
}

const timeShape =
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

function decodeTime(value: string, micro: boolean): string {
  const instant = new Date(value);
  if (!timeShape.test(value) || Number.isNaN(instant.getTime())) {
    throw new DecodeError(
      `parsing time ${JSON.stringify(value)} as "2006-01-02T15:04:05Z07:00": cannot parse ${JSON.stringify(value)} as "2006"`,
    );
  }
  const seconds = instant.toISOString().slice(0, 19);
  if (!micro) {
    return `${seconds}Z`;
  }
  const fraction = /\.(\d+)/.exec(value)?.[1] ?? '';
  return `${seconds}.${fraction.slice(0, 6).padEnd(6, '0')}Z`;
}

function decodeBytes(value: string): string {
  const clean = value.replace(/[\r\n]/g, '');
  const offender = clean.search(/[^A-Za-z0-9+/=]/);
  if (offender >= 0) {
    throw new DecodeError(`illegal base64 data at input byte ${offender}`);
  }
  if (clean.length % 4 !== 0) {
    throw new DecodeError(
      `illegal base64 data at input byte ${clean.length - (clean.length % 4)}`,
    );
  }
  return clean;
}

function decodeScalar(
  schema: ScalarSchema,
  value: unknown,
  place: Place,
): unknown {
  switch (schema.scalar) {
    case 'string':
    case 'bytes':
    case 'time':
    case 'microTime': {
      if (typeof value !== 'string') {
        throw mismatch(value, { type: 'scalar', scalar: 'string' }, place);
      }
      if (schema.scalar === 'bytes') {
        return decodeBytes(value);
      }
      return schema.scalar === 'string'
        ? value
        : decodeTime(value, schema.scalar === 'microTime');
    }
    case 'bool':
      if (typeof value !== 'boolean') {
        throw mismatch(value, schema, place);
      }
      return value;
    case 'int32':
    case 'int64':
      if (typeof value !== 'number' || !Number.isInteger(value)) {
        throw mismatch(value, schema, place);
      }
      return value;
    case 'number':
      if (typeof value !== 'number') {
        throw mismatch(value, schema, place);
      }
      return value;
    case 'quantity': {
      const quantity =
        typeof value === 'string' || typeof value === 'number'
          ? parseQuantity(value)
          : undefined;
      if (!quantity) {
        throw new DecodeError(quantityRule);
      }
      return formatQuantity(quantity);
    }
    default:
      if (typeof value !== 'string' && typeof value !== 'number') {
        throw mismatch(value, schema, place);
      }
      return value;
  }
}

/** What a field that is always written reads when nothing was given. */
function emptyOf(field: Field): unknown {
  const { schema } = field;
  if (field.pointer) {
    return null;
  }
  switch (schema.type) {
    case 'struct':
      return decodeStruct(
        schema,
        {},
        { struct: schema.name, fields: [], path: '' },
        [],
      );
    case 'scalar':
      switch (schema.scalar) {
        case 'bool':
          return false;
        case 'int32':
        case 'int64':
        case 'number':
          return 0;
        case 'quantity':
          return '0';
        case 'intOrString':
          return 0;
        case 'time':
        case 'microTime':
          return null;
        default:
          return '';
      }
    default:
      return null;
  }
}

function isEmpty(field: Field, value: unknown): boolean {
  if (Array.isArray(value)) {
    return value.length === 0;
  }
  if (field.schema.type === 'map') {
    return isRecord(value) && Object.keys(value).length === 0;
  }
  if (field.omitZero && isRecord(value)) {
    return Object.keys(value).length === 0;
  }
  return (
    field.schema.type === 'scalar' &&
    !field.pointer &&
    (value === '' || value === 0 || value === false) &&
    field.schema.scalar !== 'intOrString' &&
    field.schema.scalar !== 'quantity'
  );
}

function decodeStruct(
  schema: StructSchema,
  value: unknown,
  place: Place,
  unknown: string[],
): JsonRecord {
  if (!isRecord(value)) {
    throw mismatch(value, schema, place);
  }
  const struct = schema.name.split('.').pop() ?? schema.name;
  const fields = schema.fields();
  const decoded: JsonRecord = {};
  for (const [name, given] of Object.entries(value)) {
    const field = fields.get(name);
    const path = place.path ? `${place.path}.${name}` : name;
    if (!field) {
      unknown.push(path);
    } else if (given !== undefined && given !== null) {
      const below = { struct, fields: [...place.fields, name], path };
      decoded[name] = decodeValue(field.schema, given, below, unknown);
    }
  }
  const result: JsonRecord = {};
  for (const [name, field] of fields) {
    const found = decoded[name];
    if (found !== undefined && (field.always || !isEmpty(field, found))) {
      result[name] = found;
    } else if (field.always) {
      result[name] = emptyOf(field);
    }
  }
  return result;
}

function decodeValue(
  schema: Schema,
  value: unknown,
  place: Place,
  unknown: string[],
): unknown {
  switch (schema.type) {
    case 'any':
      return value;
    case 'scalar':
      return decodeScalar(schema, value, place);
    case 'list':
      if (!Array.isArray(value)) {
        throw mismatch(value, schema, place);
      }
      return value.map((item, index) =>
        decodeItem(
          schema.element,
          item,
          { ...place, path: `${place.path}[${index}]` },
          unknown,
        ),
      );
    case 'map': {
      if (!isRecord(value)) {
        throw mismatch(value, schema, place);
      }
      const result: JsonRecord = {};
      for (const key of Object.keys(value).sort()) {
        result[key] = decodeItem(
          schema.element,
          value[key],
          { ...place, path: `${place.path}.${key}` },
          unknown,
        );
      }
      return result;
    }
    default:
      return decodeStruct(schema, value, place, unknown);
  }
}

/** An item that is null reads as the type's empty value, as in Go. */
function decodeItem(
  schema: Schema,
  value: unknown,
  place: Place,
  unknown: string[],
): unknown {
  if (value === null || value === undefined) {
    return schema.type === 'any'
      ? value
      : emptyOf({
          schema,
          pointer: false,
          always: true,
          omitZero: false,
          patch: { merge: false, retainKeys: false },
        });
  }
  return decodeValue(schema, value, place, unknown);
}

/**
 * Reads an object into a built-in type and writes it again, as the real API server does with every body: unknown
 * fields drop out, empty ones too, quantities and times get their one spelling. Throws a `DecodeError` for a value of
 * the wrong type.
 */
export function decodeObject(schema: StructSchema, value: unknown): Decoded {
  const unknown: string[] = [];
  const decoded = decodeStruct(
    schema,
    value,
    { struct: schema.name, fields: [], path: '' },
    unknown,
  );
  return { value: decoded, unknown };
}
