import { KubernetesObject } from '../../kubernetes/types';
import { equalJson, isRecord, listAt, textAt } from '../objects';
import { JsonRecord } from '../types';
import { FieldTree, readFields } from './managedFields';

/**
 * Copies of what should be and what is, without the fields that trusted managers own in the live object
 * (`managedFieldsManagers` of `ignoreDifferences`): what an autoscaler sets is its own.
 */
export function withoutFieldsOf(
  managers: string[],
  target: KubernetesObject,
  live: KubernetesObject,
): { target: KubernetesObject; live: KubernetesObject } {
  const trees = listAt(live, 'metadata', 'managedFields')
    .filter(entry => managers.includes(textAt(entry, 'manager')))
    .map(entry => readFields(isRecord(entry) ? entry.fieldsV1 : {}));
  return trees.reduce(
    (pair, tree) => ({
      target: without(pair.target, tree) as KubernetesObject,
      live: without(pair.live, tree) as KubernetesObject,
    }),
    { target, live },
  );
}

function without(value: unknown, tree: FieldTree): unknown {
  if (Array.isArray(value)) {
    return value.flatMap(item => {
      const owned = tree.items.find(({ key }) => hasKey(item, key));
      if (!owned) {
        return [item];
      }
      return isLeaf(owned.tree) ? [] : [without(item, owned.tree)];
    });
  }
  if (!isRecord(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, child]): [string, unknown][] => {
      const owned = tree.fields.get(name);
      if (!owned) {
        return [[name, child]];
      }
      return isLeaf(owned) ? [] : [[name, without(child, owned)]];
    }),
  );
}

function isLeaf(tree: FieldTree): boolean {
  return tree.fields.size === 0 && tree.items.length === 0;
}

function hasKey(item: unknown, key: JsonRecord): boolean {
  return (
    isRecord(item) &&
    Object.entries(key).every(([name, value]) => equalJson(item[name], value))
  );
}
