import { z } from 'zod/v4';
import {
  FieldPath,
  Finding,
  formatPath,
  readYaml,
  YamlSource,
} from '@socle/plugin-platform-common/documents';
import { differences } from './differences';
import { appliedTo, Operation, writtenTo } from './operations';
import { Obstacle } from './obstacles';
import { follow, resolve } from './resolve';
import { inSchemaOrder, schemaOf } from './schemaFields';
import { Edit, Edited, EditValue } from './types';
import { equal, valueOfJson } from './values';

type Words = Pick<Obstacle, 'message' | 'remedy'> & { path?: FieldPath };

const notJson: Words = {
  message: 'The value of the edit cannot be written as YAML.',
  remedy: 'Give it text, numbers, true, false, lists and maps of these.',
};

const unknownForm: Words = {
  message: 'The place is written in a form of YAML that edits do not know.',
  remedy: 'Write it as "field: value" by hand, and edit it then.',
};

const otherValue: Words = {
  message:
    'The edited file would be read as something else than the edit asks for.',
  remedy: 'Write numbers as plain decimals, and anything unusual as text.',
};

const BOM = '\uFEFF';

/**
 * Changes a `tenant.yaml`, a `socle.yaml`, a service's file or any other YAML in place: only the lines that a change is
 * about become others, with comments, order, quotes, brackets, indentation and line breaks as they are.
 *
 * All changes are made, in order, or none. Never throws. A finding tells what `readYaml` refuses in the file, a place that
 * is not there (rule `edit`), or a value that cannot be written; what is written is read again before it is given out.
 * Whether the document is valid then, its parser says.
 *
 * @public
 */
export function edit(options: {
  text: string;
  /** As findings should name it. */
  file: string;
  changes: readonly Edit[];
}): Edited {
  const { text, file, changes } = options;
  const reading = readYaml(text, file);
  if (!reading.ok) {
    return reading;
  }
  const { source } = reading;
  const original = valueOfJson(source.value) ?? null;
  const schema = schemaOf(original);
  const bom = text.startsWith(BOM) ? BOM : '';
  let written = text.slice(bom.length);
  let value = original;
  try {
    for (const change of changes) {
      const wanted = withPlainValue(change);
      if (!wanted) {
        return refuse(source, original, change, notJson);
      }
      for (const one of stepsOf(value, wanted)) {
        const resolved = resolve(value, one, schema);
        if (resolved.obstacle) {
          return refuse(source, original, change, resolved.obstacle);
        }
        const { operation } = resolved;
        if (operation) {
          const next = writtenTo(written, ordered(operation, schema), schema);
          if (next === undefined) {
            return refuse(source, original, change, unknownForm);
          }
          written = next;
          value = appliedTo(value, operation);
        }
      }
    }
  } catch {
    // Values that answer with errors of their own when they are read.
    return refuse(source, original, undefined, notJson);
  }
  const result = readYaml(bom + written, file);
  const only = changes.length === 1 ? changes[0] : undefined;
  if (!result.ok) {
    const [{ message, remedy }] = result.findings;
    const words = `The edited file could not be read: ${message}`;
    return refuse(source, original, only, { message: words, remedy });
  }
  return equal(valueOfJson(result.source.value), value)
    ? { ok: true, text: bom + written }
    : refuse(source, original, only, otherValue);
}

/** The change as steps that each are about one place: a list or map that is set is changed where it differs. */
function stepsOf(value: EditValue, change: Edit): Edit[] {
  if (change.kind !== 'set') {
    return [change];
  }
  const found = follow(value, change.path);
  return found.rest.length > 0
    ? [change]
    : differences(found.value, change.value, found.path);
}

/** The operation with its value in the order in which a person would write it. */
function ordered(
  operation: Operation,
  schema: z.ZodType | undefined,
): Operation {
  switch (operation.kind) {
    case 'remove':
      return operation;
    case 'replace': {
      const { path, value } = operation;
      return { ...operation, value: inSchemaOrder(value, schema, path) };
    }
    case 'insertField': {
      const { path, key, value } = operation;
      return {
        ...operation,
        value: inSchemaOrder(value, schema, [...path, key]),
      };
    }
    default: {
      const { path, at, value } = operation;
      return {
        ...operation,
        value: inSchemaOrder(value, schema, [...path, at]),
      };
    }
  }
}

/** The change with a value of JSON; undefined where it has none. */
function withPlainValue(change: Edit): Edit | undefined {
  if (change.kind === 'remove') {
    return change;
  }
  const value = valueOfJson(change.value);
  return value === undefined ? undefined : { ...change, value };
}

function refuse(
  source: YamlSource,
  original: EditValue,
  change: Edit | undefined,
  words: Words,
): Edited {
  const path = words.path ?? follow(original, change?.path ?? []).path;
  const finding: Finding = {
    rule: 'edit',
    severity: 'error',
    file: source.file,
    ...source.locate(path),
    ...(path.length > 0 && { path: formatPath(path) }),
    message: words.message,
    remedy: words.remedy,
  };
  return { ok: false, findings: [finding] };
}
