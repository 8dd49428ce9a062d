import type { FieldPath } from '@socle/plugin-platform-common/documents';
import {
  LabelExpression,
  LabelSelector,
  selectorText,
} from '../selectors/labelSelector';
import { requirementsOf } from '../selectors/requirements';
import { Selector } from '../model/policy';
import { isRecord, Reader } from './reader';

const operators = ['In', 'NotIn', 'Exists', 'DoesNotExist'] as const;
const name = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const subdomain =
  /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

/** Reads a selector by labels, its keys as they are written; undefined where it is not there, or cannot be read. */
export function readSelector(
  reader: Reader,
  value: unknown,
  path: FieldPath,
): LabelSelector | undefined {
  const fields = reader.record(value, path, [
    'matchLabels',
    'matchExpressions',
  ]);
  if (!fields) {
    return undefined;
  }
  const labels = reader.record(fields.matchLabels, [...path, 'matchLabels']);
  const expressions = reader.items(
    fields.matchExpressions,
    [...path, 'matchExpressions'],
    (item, at) => readExpression(reader, item, at),
  );
  const matchLabels: [string, string][] = [];
  for (const [key, raw] of Object.entries(labels ?? {})) {
    const at = [...path, 'matchLabels', key];
    checkKey(reader, key, at);
    const text = reader.text(raw, at);
    if (text !== undefined) {
      checkValue(reader, text, at);
      matchLabels.push([key, text]);
    }
  }
  return {
    matchLabels: Object.fromEntries(matchLabels),
    matchExpressions: expressions ?? [],
  };
}

function readExpression(
  reader: Reader,
  value: unknown,
  path: FieldPath,
): LabelExpression | undefined {
  const fields = reader.record(value, path, ['key', 'operator', 'values']);
  if (!fields) {
    return undefined;
  }
  const key = reader.text(fields.key, [...path, 'key']) ?? '';
  checkKey(reader, key, [...path, 'key']);
  const written = reader.text(fields.operator, [...path, 'operator']) ?? '';
  const operator = operators.find(one => one === written);
  const values =
    reader.items(fields.values, [...path, 'values'], (item, at) => {
      const text = reader.text(item, at);
      if (text !== undefined) {
        checkValue(reader, text, at);
      }
      return text;
    }) ?? [];
  if (!operator) {
    return reader.refuse(path, 'operator', { operator: written });
  }
  const needsValues = operator === 'In' || operator === 'NotIn';
  if (needsValues && values.length === 0) {
    reader.refuse(path, 'valuesMissing', { operator });
  } else if (!needsValues && values.length > 0) {
    reader.refuse(path, 'valuesForbidden', { operator });
  }
  return { key, operator, values };
}

/** Source: `labels.IsValidCiliumLabelKey`. */
function checkKey(reader: Reader, key: string, path: FieldPath): void {
  const parts = key.split(':');
  const bare = parts.at(-1) ?? '';
  const source = parts.length > 1 ? parts[0] : 'any';
  const pieces = bare.split('/');
  const prefix = pieces.length > 1 ? pieces[0] : 'a';
  const isValid =
    parts.length <= 2 &&
    /^[A-Za-z0-9]+$/.test(source) &&
    pieces.length <= 2 &&
    prefix.length <= 253 &&
    subdomain.test(prefix) &&
    name.test(pieces.at(-1) ?? '');
  if (!isValid) {
    reader.refuse(path, 'labelKey', { key });
  }
}

function checkValue(reader: Reader, value: string, path: FieldPath): void {
  if (value !== '' && !name.test(value)) {
    reader.refuse(path, 'labelValue', { value });
  }
}

/** A selector, ready to be asked. */
export function asSelector(labels: LabelSelector, path: FieldPath): Selector {
  return {
    requirements: requirementsOf(labels),
    text: selectorText(labels),
    labels,
    path,
  };
}

/** Whether there is a value at a field at all. */
export function isThere(value: unknown, field: string): boolean {
  return isRecord(value) && value[field] !== undefined;
}
