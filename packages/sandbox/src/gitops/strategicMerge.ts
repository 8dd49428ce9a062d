import { equalJson, isRecord } from './objects';
import { JsonRecord } from './types';

/**
 * What tells the items of a list apart, by the list's field name, in Kubernetes' own kinds. Source: the
 * `patchMergeKey` tags of k8s.io/api. A list that is not here is replaced as a whole.
 */
const mergeKeys: Record<string, string> = {
  containers: 'name',
  initContainers: 'name',
  ephemeralContainers: 'name',
  env: 'name',
  volumes: 'name',
  volumeMounts: 'mountPath',
  volumeDevices: 'devicePath',
  imagePullSecrets: 'name',
  hostAliases: 'ip',
  topologySpreadConstraints: 'topologyKey',
  secrets: 'name',
  webhooks: 'name',
  ownerReferences: 'uid',
  conditions: 'type',
  resourceClaims: 'name',
};

/** The key of a list's items; ports are keyed by what they hold. */
export function mergeKeyOf(
  field: string,
  items: unknown[],
): string | undefined {
  if (field === 'ports') {
    return ['containerPort', 'port'].find(key =>
      items.every(item => isRecord(item) && item[key] !== undefined),
    );
  }
  const key = mergeKeys[field];
  return key && items.every(item => isRecord(item) && item[key] !== undefined)
    ? key
    : undefined;
}

/**
 * Applies a strategic merge patch: maps merge, null deletes, lists with a merge key merge item by item, other lists are
 * replaced; `$patch: delete` and `$patch: replace` are understood. `strategic: false` replaces all lists, as for custom
 * resources.
 */
export function strategicMerge(
  original: unknown,
  patch: unknown,
  options?: { strategic?: boolean; field?: string },
): unknown {
  const { strategic = true, field = '' } = options ?? {};
  if (Array.isArray(patch)) {
    return mergeLists(original, patch, field, strategic);
  }
  if (!isRecord(patch)) {
    return patch;
  }
  const { $patch: directive, ...changes } = patch;
  const base: JsonRecord =
    isRecord(original) && directive !== 'replace' ? { ...original } : {};
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || (isRecord(value) && value.$patch === 'delete')) {
      delete base[name];
    } else {
      base[name] = strategicMerge(base[name], value, {
        strategic,
        field: name,
      });
    }
  }
  return base;
}

function mergeLists(
  original: unknown,
  patch: unknown[],
  field: string,
  strategic: boolean,
): unknown[] {
  const replaces = patch.some(
    item => isRecord(item) && item.$patch === 'replace',
  );
  const items = patch.filter(
    item => !(isRecord(item) && item.$patch === 'replace'),
  );
  const existing = Array.isArray(original) ? original : [];
  const key =
    strategic && !replaces
      ? mergeKeyOf(field, [...items, ...existing])
      : undefined;
  if (!key) {
    return items;
  }
  let merged = [...existing];
  for (const item of items) {
    const identity = (item as JsonRecord)[key];
    const index = merged.findIndex(candidate =>
      equalJson((candidate as JsonRecord)[key], identity),
    );
    if ((item as JsonRecord).$patch === 'delete') {
      merged = merged.filter((_, position) => position !== index);
    } else if (index < 0) {
      merged.push(strategicMerge({}, item, { strategic }));
    } else {
      merged[index] = strategicMerge(merged[index], item, { strategic });
    }
  }
  return merged;
}
