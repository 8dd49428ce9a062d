import { FieldPath, valueAt } from '@socle/plugin-platform-common/documents';

/** A map of fields, as strangers write it. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The map at the path; an empty one where there is none. */
export function fieldsAt(root: unknown, ...path: FieldPath): Fields {
  const value = valueAt(root, path);
  return isFields(value) ? value : {};
}

/** The list at the path; an empty one where there is none. */
export function listAt(root: unknown, ...path: FieldPath): readonly unknown[] {
  const value = valueAt(root, path);
  return Array.isArray(value) ? value : [];
}

/** The text at the path; undefined where there is none. */
export function textAt(root: unknown, ...path: FieldPath): string | undefined {
  const value = valueAt(root, path);
  return typeof value === 'string' ? value : undefined;
}
