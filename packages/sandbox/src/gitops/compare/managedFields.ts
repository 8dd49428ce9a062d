import { KubernetesObject } from '../../kubernetes/types';
import { isRecord, listAt, textAt } from '../objects';
import { JsonRecord } from '../types';

/** Who applies for Argo CD. Source: `ArgoCDSSAManager`. */
export const fieldManager = 'argocd-controller';

/** The fields that one manager owns, as a tree. */
export interface FieldTree {
  fields: Map<string, FieldTree>;
  items: { key: JsonRecord; tree: FieldTree }[];
  /** Whether the field itself is owned, and not only what is below it. */
  isOwned: boolean;
}

/** What Argo CD applied to a live object before: from its managed fields, else from the last-applied annotation. */
export function appliedFields(live: KubernetesObject): FieldTree {
  const entries = listAt(live, 'metadata', 'managedFields').filter(
    entry =>
      textAt(entry, 'manager') === fieldManager &&
      textAt(entry, 'operation') === 'Apply' &&
      textAt(entry, 'subresource') === '',
  );
  return entries.length > 0
    ? readFields(isRecord(entries[0]) ? entries[0].fieldsV1 : {})
    : empty();
}

/** Reads `fieldsV1` of one entry of `metadata.managedFields`. */
export function readFields(value: unknown): FieldTree {
  const tree = empty();
  if (!isRecord(value) || Object.keys(value).length === 0) {
    return { ...tree, isOwned: true };
  }
  for (const [name, child] of Object.entries(value)) {
    if (name === '.') {
      tree.isOwned = true;
    } else if (name.startsWith('f:')) {
      tree.fields.set(name.slice(2), readFields(child));
    } else if (name.startsWith('k:')) {
      const key = readKey(name.slice(2));
      if (key) {
        tree.items.push({ key, tree: readFields(child) });
      }
    }
  }
  return tree;
}

function readKey(text: string): JsonRecord | undefined {
  try {
    const key: unknown = JSON.parse(text);
    return isRecord(key) ? key : undefined;
  } catch {
    return undefined;
  }
}

function empty(): FieldTree {
  return { fields: new Map(), items: [], isOwned: false };
}
