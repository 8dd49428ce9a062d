import { KubernetesObject } from '../../kubernetes/types';
import { equalJson, isRecord } from '../objects';
import { mergeKeyOf } from '../strategicMerge';
import { JsonRecord } from '../types';
import { comparable, Context, contextOf, differs } from './difference';
import { appliedFields, FieldTree } from './managedFields';
import { holdsQuantities, quantityValue } from './quantities';

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * What a live object would be after a sync: fields of the target have its values, what Argo CD applied before and the target
 * no longer has is gone, and everything else stays. A value that is only spelt otherwise keeps its live spelling. In Argo
 * CD's words, its `predictedLiveState`.
 */
export function predictLive(
  target: KubernetesObject,
  live: KubernetesObject,
): KubernetesObject {
  const wanted = comparable(target);
  const merged = merge(wanted, live, '', contextOf(target));
  return without(merged, wanted, appliedFields(live), '') as KubernetesObject;
}

function merge(
  target: unknown,
  live: unknown,
  field: string,
  context: Context,
): unknown {
  if (!differs(target, live, field, context)) {
    return live;
  }
  if (isRecord(target) && isRecord(live)) {
    const asQuantities = context.isBuiltIn && holdsQuantities(field);
    const changed = Object.entries(target).map(([name, value]) => {
      const isSame =
        asQuantities && quantityValue(value) === quantityValue(live[name]);
      return [
        name,
        isSame ? live[name] : merge(value, live[name], name, context),
      ];
    });
    return { ...live, ...Object.fromEntries(changed) };
  }
  return Array.isArray(target) && Array.isArray(live)
    ? mergeLists(target, live, field, context)
    : target;
}

function mergeLists(
  target: unknown[],
  live: unknown[],
  field: string,
  context: Context,
): unknown[] {
  const key = context.isBuiltIn
    ? mergeKeyOf(field, [...target, ...live])
    : undefined;
  if (!key) {
    return target;
  }
  const isSame = (left: unknown, right: unknown) =>
    equalJson((left as JsonRecord)[key], (right as JsonRecord)[key]);
  const added = target.filter(item => !live.some(other => isSame(item, other)));
  return [
    ...live.map(item => {
      const wanted = target.find(other => isSame(item, other));
      return wanted === undefined ? item : merge(wanted, item, '', context);
    }),
    ...added,
  ];
}

/** A value without what was applied before and is wanted no longer. */
function without(
  value: unknown,
  target: unknown,
  applied: FieldTree,
  field: string,
): unknown {
  if (Array.isArray(value)) {
    return value.flatMap(item => {
      const owned = applied.items.find(({ key }) => hasKey(item, key));
      if (!owned) {
        return [item];
      }
      const wanted = (Array.isArray(target) ? target : []).find(other =>
        hasKey(other, owned.key, true),
      );
      return wanted === undefined
        ? []
        : [without(item, wanted, owned.tree, '')];
    });
  }
  if (!isRecord(value)) {
    return value;
  }
  const record = isRecord(target) ? target : {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, child]): [string, unknown][] => {
      const tree = applied.fields.get(name);
      if (
        !tree ||
        name === lastApplied ||
        (field === '' && name === 'status')
      ) {
        return [[name, child]];
      }
      if (name in record) {
        return [[name, without(child, record[name], tree, name)]];
      }
      return tree.fields.size > 0 || tree.items.length > 0
        ? keptOf(name, without(child, undefined, tree, name))
        : [];
    }),
  );
}

/** A map of which nothing is left is gone, too. */
function keptOf(name: string, value: unknown): [string, unknown][] {
  const isEmpty =
    (isRecord(value) && Object.keys(value).length === 0) ||
    (Array.isArray(value) && value.length === 0);
  return isEmpty ? [] : [[name, value]];
}

function hasKey(item: unknown, key: JsonRecord, orDefault = false): boolean {
  return (
    isRecord(item) &&
    Object.entries(key).every(
      ([name, value]) =>
        equalJson(item[name], value) || (orDefault && item[name] === undefined),
    )
  );
}
