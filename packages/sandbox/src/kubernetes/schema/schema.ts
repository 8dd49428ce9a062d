import types from './types.json';

/**
 * The shape of a value, as decoding, pruning, merging and the ownership of fields need it. `any` is a value of which
 * nothing is known: its objects merge by field, its lists are replaced as a whole.
 */
export type Schema =
  { type: 'any' } | ScalarSchema | ListSchema | MapSchema | StructSchema;

export interface ScalarSchema {
  type: 'scalar';
  scalar:
    | 'string'
    | 'bool'
    | 'int32'
    | 'int64'
    | 'number'
    | 'bytes'
    | 'quantity'
    | 'intOrString'
    | 'time'
    | 'microTime';
}

export interface ListSchema {
  type: 'list';
  /** How server-side apply merges it: as a whole, by value, or by `keys`. */
  merge: 'atomic' | 'set' | 'map';
  keys: string[];
  element: Schema;
}

export interface MapSchema {
  type: 'map';
  atomic: boolean;
  element: Schema;
}

export interface StructSchema {
  type: 'struct';
  /** `core.v1.Container` for the built-in types. */
  name: string;
  atomic: boolean;
  fields(): Map<string, Field>;
  /** Whether fields that the schema does not know are kept. */
  preserveUnknown: boolean;
}

export interface Field {
  schema: Schema;
  /** An empty value is kept where the field holds a pointer. */
  pointer: boolean;
  /** The field is written even where it is empty. */
  always: boolean;
  /** The field is left out where its structure is empty. */
  omitZero: boolean;
  /** How a strategic merge patch merges it. */
  patch: { merge: boolean; key?: string; retainKeys: boolean };
}

type TypeTable = Record<
  string,
  { atomic?: boolean; required?: string[]; fields: Record<string, string> }
>;

const table: TypeTable = types;
const scalars = new Set<string>([
  'string',
  'bool',
  'int32',
  'int64',
  'number',
  'bytes',
  'quantity',
  'intOrString',
  'time',
  'microTime',
]);
const structs = new Map<string, StructSchema>();

function isScalar(name: string): name is ScalarSchema['scalar'] {
  return scalars.has(name);
}

function parseSchema(expression: string): Schema {
  if (expression === 'any') {
    return { type: 'any' };
  }
  if (expression.startsWith('[')) {
    const end = expression.indexOf(']');
    const keys = expression.slice(1, end);
    const element = parseSchema(expression.slice(end + 1));
    if (keys === '') {
      return { type: 'list', merge: 'atomic', keys: [], element };
    }
    return keys === 'set'
      ? { type: 'list', merge: 'set', keys: [], element }
      : { type: 'list', merge: 'map', keys: keys.split(','), element };
  }
  if (expression.startsWith('{}')) {
    return {
      type: 'map',
      atomic: false,
      element: parseSchema(expression.slice(2)),
    };
  }
  if (isScalar(expression)) {
    return { type: 'scalar', scalar: expression };
  }
  return builtInType(expression);
}

function parseField(expression: string): Field {
  const [type, ...flags] = expression.split(' ');
  const schema = parseSchema(type);
  const mergeKey = flags.find(flag => flag.startsWith('merge='));
  const atomic = flags.includes('atomic');
  return {
    schema:
      atomic && (schema.type === 'map' || schema.type === 'struct')
        ? { ...schema, atomic: true }
        : schema,
    pointer: flags.includes('pointer'),
    always: flags.includes('always'),
    omitZero: flags.includes('omitzero'),
    patch: {
      merge: mergeKey !== undefined || flags.includes('merge'),
      key: mergeKey?.slice('merge='.length),
      retainKeys: flags.includes('retainKeys'),
    },
  };
}

/**
 * The schema of a built-in type by its name in `types.json` (`core.v1.Pod`). The file holds the field names, types,
 * merge keys and emptiness rules of Kubernetes 1.36, read from its OpenAPI document and its Go types.
 */
export function builtInType(name: string): StructSchema {
  const known = structs.get(name);
  if (known) {
    return known;
  }
  const entry = table[name];
  if (!entry) {
    throw new Error(`No built-in type is called ${name}`);
  }
  let fields: Map<string, Field> | undefined;
  const schema: StructSchema = {
    type: 'struct',
    name,
    atomic: entry.atomic ?? false,
    preserveUnknown: false,
    fields() {
      fields ??= new Map(
        Object.entries(entry.fields).map(([field, expression]) => [
          field,
          parseField(expression),
        ]),
      );
      return fields;
    },
  };
  structs.set(name, schema);
  return schema;
}

/** The schema of `metadata`, which every kind shares. */
export function metadataType(): StructSchema {
  return builtInType('meta.v1.ObjectMeta');
}

/** The schema one step down; `any` where the schema says nothing of that field. */
export function schemaOfField(schema: Schema, field: string): Schema {
  if (schema.type === 'struct') {
    return schema.fields().get(field)?.schema ?? { type: 'any' };
  }
  if (schema.type === 'map') {
    return schema.element;
  }
  return { type: 'any' };
}
