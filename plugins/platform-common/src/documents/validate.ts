import { distance } from 'fastest-levenshtein';
import { z } from 'zod/v4';
import { Finding, Parsed } from './finding';
import { FieldPath, formatPath, valueAt } from './fieldPath';
import { readYaml, YamlSource } from './readYaml';
import { short } from './short';
import { MAX_FINDINGS } from './walkYaml';

type Issue = z.core.$ZodIssue;

/** Reads a file and holds it against a schema; each fault becomes a finding at its line. Never throws. */
export function parseYaml<T extends z.ZodType>(
  schema: T,
  text: string,
  file: string,
): Parsed<z.output<T>> {
  const reading = readYaml(text, file);
  if (!reading.ok) {
    return reading;
  }
  const { source } = reading;
  const result = schema.safeParse(source.value);
  if (result.success) {
    const { locate } = source;
    return { ok: true, value: result.data, findings: [], locate };
  }
  const findings = result.error.issues
    .slice(0, MAX_FINDINGS)
    .flatMap(issue => explain(issue, source, schema))
    .slice(0, MAX_FINDINGS)
    .map(({ path, message, remedy }) =>
      findingAt(source, path, { rule: 'schema', message, remedy }),
    )
    .sort((one, other) => one.line - other.line);
  return { ok: false, findings };
}

/** A finding at the line of a field; of its nearest ancestor where the field is not there. */
export function findingAt(
  source: YamlSource,
  path: FieldPath,
  words: { rule: string; message: string; remedy: string },
): Finding {
  return {
    rule: words.rule,
    severity: 'error',
    file: source.file,
    ...source.locate(path),
    ...(path.length > 0 && { path: formatPath(path) }),
    message: words.message,
    remedy: words.remedy,
  };
}

interface Explanation {
  path: FieldPath;
  message: string;
  remedy: string;
}

function explain(
  issue: Issue,
  source: YamlSource,
  schema: z.ZodType,
): Explanation[] {
  const path = issue.path.filter(step => typeof step !== 'symbol');
  const name = path.length > 0 ? formatPath(path) : 'The document';
  const value = valueAt(source.value, path);
  const field = () => describeField(schema, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys
        .slice(0, MAX_FINDINGS)
        .map(key => unknownField(key, path, field().known));
    case 'invalid_key':
      return issue.issues.slice(0, 1).map(inner => ({
        path,
        message:
          inner.code === 'custom' ? inner.message : `${name} is not a name.`,
        remedy: remedyOf(inner) ?? 'Write a name as the key.',
      }));
    case 'invalid_type':
      return [
        value === undefined || value === null
          ? {
              path,
              message: `${name} is missing.`,
              remedy: `Add it. ${field().description ?? ''}`.trim(),
            }
          : {
              path,
              message: `${name} is ${typeName(value)}, not ${article(issue.expected)}.`,
              remedy:
                `Write ${article(issue.expected)}. ${field().description ?? ''}`.trim(),
            },
      ];
    case 'invalid_value':
      return [
        {
          path,
          message:
            value === undefined
              ? `${name} is missing.`
              : `${name} is ${shown(value)}.`,
          remedy: `Write ${oneOf(issue.values)}.`,
        },
      ];
    case 'too_small':
      return [
        {
          path,
          message:
            issue.origin === 'array'
              ? `${name} has fewer than ${issue.minimum} items.`
              : `${name} is less than ${issue.minimum}.`,
          remedy:
            issue.origin === 'array'
              ? 'Add an item, or leave the field out where it is optional.'
              : `Write ${issue.minimum} or more.`,
        },
      ];
    case 'too_big':
      return [
        {
          path,
          message:
            issue.origin === 'array'
              ? `${name} has more than ${issue.maximum} items.`
              : `${name} is more than ${issue.maximum}.`,
          remedy: `Write ${issue.maximum} or fewer.`,
        },
      ];
    default:
      return [
        {
          path,
          message:
            value === undefined && issue.code === 'custom' && !remedyOf(issue)
              ? `${name} is missing.`
              : issue.message,
          remedy:
            remedyOf(issue) ?? `Add it. ${field().description ?? ''}`.trim(),
        },
      ];
  }
}

function unknownField(
  key: string,
  path: FieldPath,
  known: string[],
): Explanation {
  const full = [...path, key];
  const near = known
    .map(name => ({ name, far: distance(name, key.slice(0, 60)) }))
    .sort((one, other) => one.far - other.far)[0];
  const guess =
    near && near.far <= Math.max(2, Math.floor(key.length / 3))
      ? `Did you mean ${near.name}? Otherwise remove it.`
      : 'Remove it.';
  return {
    path: full,
    message: `${short(formatPath(full), 120)} is not a field.`,
    remedy:
      known.length > 0
        ? `${guess} The fields here are ${known.join(', ')}.`
        : guess,
  };
}

/** What a schema says of the field at the path: its description, and the fields under it. */
function describeField(
  schema: z.ZodType,
  path: FieldPath,
): { description?: string; known: string[] } {
  let node: z.core.$ZodType | undefined = schema;
  for (const step of path) {
    const inner: z.core.$ZodType | undefined = node && unwrap(node);
    if (inner instanceof z.ZodObject) {
      node = inner.shape[String(step)];
    } else if (inner instanceof z.ZodArray) {
      node = inner.element;
    } else if (inner instanceof z.ZodRecord) {
      node = inner.valueType;
    } else {
      node = undefined;
    }
  }
  const inner = node && unwrap(node);
  return {
    description:
      (node && z.globalRegistry.get(node)?.description) ??
      (inner && z.globalRegistry.get(inner)?.description),
    known: inner instanceof z.ZodObject ? Object.keys(inner.shape) : [],
  };
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional ? unwrap(schema.unwrap()) : schema;
}

function remedyOf(issue: Issue): string | undefined {
  const remedy: unknown =
    issue.code === 'custom' ? issue.params?.remedy : undefined;
  return typeof remedy === 'string' ? remedy : undefined;
}

function typeName(value: unknown): string {
  if (Array.isArray(value)) {
    return 'a list';
  }
  return value === null ? 'empty' : article(typeof value);
}

const typeNames = new Map([
  ['object', 'a map of fields'],
  ['record', 'a map of fields'],
  ['array', 'a list'],
  ['string', 'text'],
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['boolean', 'true or false'],
]);

function article(type: string): string {
  return typeNames.get(type) ?? type;
}

function shown(value: unknown): string {
  return typeof value === 'object' && value !== null
    ? typeName(value)
    : short(JSON.stringify(value) ?? 'missing');
}

function oneOf(values: readonly unknown[]): string {
  const words = values.map(String);
  const last = words.at(-1) ?? '';
  return words.length > 1
    ? `${words.slice(0, -1).join(', ')} or ${last}`
    : last;
}
