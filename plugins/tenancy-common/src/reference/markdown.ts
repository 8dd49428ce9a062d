import {
  DocumentName,
  documents,
  JsonSchema,
  jsonSchemaOf,
} from './jsonSchema';

/** The reference page of a file: each field, whether it must be there, and what it means. */
export function referencePage(name: DocumentName): string {
  const schema = jsonSchemaOf(name);
  return [
    `# ${schema.title}`,
    '',
    `\`${documents[name].file}\``,
    '',
    String(schema.description ?? ''),
    '',
    `Editors complete and check this file with [${name}.schema.json](${name}.schema.json). A field that is not listed here is refused.`,
    '',
    ...sections(schema, ''),
    '',
  ].join('\n');
}

function sections(schema: JsonSchema, path: string): string[] {
  const fields = Object.entries(schema.properties ?? {});
  const required = new Set(schema.required ?? []);
  const lines = [
    ...(path
      ? [`## \`${path}\``, '', String(schema.description ?? ''), '']
      : []),
    '| Field | Required | Value | Meaning |',
    '|---|---|---|---|',
    ...fields.map(([name, field]) => {
      const one = asSchema(field);
      return `| \`${name}\` | ${required.has(name) ? 'yes' : 'no'} | ${cell(valueOf(one))} | ${cell(String(one.description ?? ''))} |`;
    }),
    '',
  ];
  const inner = fields.flatMap(([name, field]) => {
    const found = nested(asSchema(field), join(path, name));
    return found ? sections(found.schema, found.path) : [];
  });
  return [...lines, ...inner];
}

/** The map of fields that a field holds, however deep in lists and maps of names. */
function nested(
  schema: JsonSchema,
  path: string,
): { schema: JsonSchema; path: string } | undefined {
  if (schema.properties) {
    return { schema, path };
  }
  if (schema.type === 'array' && schema.items) {
    return nested(asSchema(schema.items), `${path}[]`);
  }
  if (typeof schema.additionalProperties === 'object') {
    return nested(schema.additionalProperties, `${path}.<name>`);
  }
  return undefined;
}

function valueOf(schema: JsonSchema): string {
  if (schema.const !== undefined) {
    return `\`${String(schema.const)}\``;
  }
  if (schema.enum) {
    return schema.enum.map(value => `\`${String(value)}\``).join(', ');
  }
  if (schema.type === 'array') {
    const item = schema.items ? valueOf(asSchema(schema.items)) : 'value';
    return `list of ${item}`;
  }
  if (schema.properties) {
    return 'fields, below';
  }
  if (typeof schema.additionalProperties === 'object') {
    return schema.additionalProperties.properties
      ? 'fields by name, below'
      : `${valueOf(schema.additionalProperties)} by name`;
  }
  const examples = Array.isArray(schema.examples)
    ? schema.examples.map(example => `\`${String(example)}\``)
    : [];
  const type = Array.isArray(schema.type) ? 'amount' : wordFor(schema.type);
  return [
    type,
    ...(examples.length > 0 ? [`such as ${examples.join(', ')}`] : []),
  ].join(', ');
}

function wordFor(type: JsonSchema['type']): string {
  switch (type) {
    case 'string':
      return 'text';
    case 'boolean':
      return '`true` or `false`';
    case 'integer':
      return 'whole number';
    default:
      return String(type ?? 'value');
  }
}

function asSchema(schema: unknown): JsonSchema {
  return typeof schema === 'object' && schema !== null ? { ...schema } : {};
}

function join(path: string, name: string): string {
  const step = /^[\w-]+$/.test(name) ? name : `["${name}"]`;
  return path && !step.startsWith('[') ? `${path}.${step}` : `${path}${step}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
