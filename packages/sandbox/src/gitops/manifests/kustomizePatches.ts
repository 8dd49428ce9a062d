import { Operation, applyPatch } from 'fast-json-patch';
import { KubernetesObject } from '../../kubernetes/types';
import { groupOf, isRecord, versionOf } from '../objects';
import { strategicMerge } from '../strategicMerge';
import { parseYaml } from './parseYaml';

/** An entry of `patches`, its file already read into `patch`. */
export interface PatchEntry {
  path?: string;
  patch?: string;
  target?: PatchTarget;
}

interface PatchTarget {
  group?: string;
  version?: string;
  kind?: string;
  /** An anchored regular expression. */
  name?: string;
  namespace?: string;
  labelSelector?: string;
  annotationSelector?: string;
}

/** Applies JSON6902 patches (lists of operations) and strategic merge patches (objects). A patch without a target throws. */
export function applyPatches(
  objects: KubernetesObject[],
  entries: PatchEntry[],
): KubernetesObject[] {
  return entries.reduce((current, entry) => {
    const documents = parseYaml(entry.patch ?? '');
    const operations = operationsOf(documents);
    return operations
      ? applyOperations(current, entry, operations)
      : documents.reduce<KubernetesObject[]>(
          (patched, document) => applyMerge(patched, entry, document),
          current,
        );
  }, objects);
}

function operationsOf(documents: unknown[]): Operation[] | undefined {
  return documents.length === 1 && Array.isArray(documents[0])
    ? (documents[0] as Operation[])
    : undefined;
}

function applyOperations(
  objects: KubernetesObject[],
  entry: PatchEntry,
  operations: Operation[],
): KubernetesObject[] {
  if (!entry.target) {
    throw new Error('must specify a target for JSON patch');
  }
  const matches = targetMatcher(entry.target);
  return objects.map(object =>
    matches(object)
      ? applyPatch(structuredClone(object), operations, true).newDocument
      : object,
  );
}

function applyMerge(
  objects: KubernetesObject[],
  entry: PatchEntry,
  patch: unknown,
): KubernetesObject[] {
  if (!isRecord(patch)) {
    throw new Error(
      'unable to parse SM or JSON patch from the patch: it must be an object or a list of operations',
    );
  }
  const metadata = isRecord(patch.metadata) ? patch.metadata : {};
  const matches = entry.target
    ? targetMatcher(entry.target)
    : (object: KubernetesObject) =>
        object.apiVersion === patch.apiVersion &&
        object.kind === patch.kind &&
        object.metadata.name === metadata.name &&
        (!metadata.namespace ||
          object.metadata.namespace === metadata.namespace);
  if (!entry.target && !objects.some(matches)) {
    throw new Error(
      `no resource matches strategic merge patch "${patch.kind}.${patch.apiVersion}/${metadata.name}.${metadata.namespace ?? '[noNs]'}": no matches for Id; failed to find unique target for patch`,
    );
  }
  return objects.flatMap(object => {
    if (!matches(object)) {
      return [object];
    }
    if (patch.$patch === 'delete') {
      return [];
    }
    const merged = strategicMerge(object, patch, {
      strategic:
        !groupOf(object.apiVersion).includes('.') ||
        groupOf(object.apiVersion).endsWith('.k8s.io'),
    }) as KubernetesObject;
    // A patch never changes what an object is.
    const { name, namespace } = object.metadata;
    return [
      {
        ...merged,
        apiVersion: object.apiVersion,
        kind: object.kind,
        metadata: { ...merged.metadata, name, ...(namespace && { namespace }) },
      },
    ];
  });
}

function targetMatcher(
  target: PatchTarget,
): (object: KubernetesObject) => boolean {
  if (target.labelSelector || target.annotationSelector) {
    throw new Error(
      'the sandbox selects the target of a patch by name and kind only',
    );
  }
  const anchored = (pattern: string) => new RegExp(`^(?:${pattern})$`);
  return object =>
    (!target.kind || target.kind === object.kind) &&
    (!target.group || target.group === groupOf(object.apiVersion)) &&
    (!target.version || target.version === versionOf(object.apiVersion)) &&
    (!target.name || anchored(target.name).test(object.metadata.name)) &&
    (!target.namespace ||
      anchored(target.namespace).test(object.metadata.namespace ?? 'default'));
}
