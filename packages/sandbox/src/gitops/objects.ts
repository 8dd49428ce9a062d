import { KubernetesObject } from '../kubernetes/types';
import { JsonRecord } from './types';

/** Group, kind, namespace and name: what Argo CD tells resources apart by. */
export interface ResourceKey {
  group: string;
  kind: string;
  namespace: string;
  name: string;
}

/** `apps` of `apps/v1`, empty for the core group. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** `v1` of `apps/v1`. */
export function versionOf(apiVersion: string): string {
  return apiVersion.slice(apiVersion.indexOf('/') + 1);
}

export function keyOf(object: KubernetesObject): ResourceKey {
  return {
    group: groupOf(object.apiVersion),
    kind: object.kind,
    namespace: object.metadata.namespace ?? '',
    name: object.metadata.name ?? '',
  };
}

/** `group/kind/namespace/name`, as Argo CD writes a key in messages. */
export function formatKey(key: ResourceKey): string {
  return `${key.group}/${key.kind}/${key.namespace}/${key.name}`;
}

export function keyString(object: KubernetesObject): string {
  return formatKey(keyOf(object));
}

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path of field names, undefined where it breaks off. */
export function at(value: unknown, ...path: string[]): unknown {
  let current = value;
  for (const name of path) {
    if (!isRecord(current)) {
      return undefined;
    }
    current = current[name];
  }
  return current;
}

/** The list at a path, empty where there is none. */
export function listAt(value: unknown, ...path: string[]): unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** The string at a path, empty where there is none. */
export function textAt(value: unknown, ...path: string[]): string {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : '';
}

/** The number at a path, zero where there is none, as Go's zero value. */
export function numberAt(value: unknown, ...path: string[]): number {
  const found = at(value, ...path);
  return typeof found === 'number' ? found : 0;
}

export function annotationOf(
  object: KubernetesObject,
  name: string,
): string | undefined {
  return object.metadata.annotations?.[name];
}

/** The comma-separated values of an annotation, trimmed, each once. */
export function annotationValues(
  object: KubernetesObject,
  name: string,
): string[] {
  const parts = (annotationOf(object, name) ?? '')
    .split(',')
    .map(part => part.trim())
    .filter(Boolean);
  return [...new Set(parts)];
}

export function isCustomResourceDefinition(object: KubernetesObject): boolean {
  return (
    object.kind === 'CustomResourceDefinition' &&
    groupOf(object.apiVersion) === 'apiextensions.k8s.io'
  );
}

/** Deep equality of JSON values; the order of fields does not matter. */
export function equalJson(left: unknown, right: unknown): boolean {
  if (left === right) {
    return true;
  }
  if (Array.isArray(left) || Array.isArray(right)) {
    return (
      Array.isArray(left) &&
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item, index) => equalJson(item, right[index]))
    );
  }
  if (!isRecord(left) || !isRecord(right)) {
    return false;
  }
  const names = Object.keys(left).filter(name => left[name] !== undefined);
  const others = Object.keys(right).filter(name => right[name] !== undefined);
  return (
    names.length === others.length &&
    names.every(name => equalJson(left[name], right[name]))
  );
}

/** Keeps messages of anything thrown: Argo CD shows what the API server said. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The container images of a workload, in the order of its containers. Source: gitops-engine's `GetResourceImages`. */
export function imagesOf(object: KubernetesObject): string[] {
  const podSpecs = [
    at(object, 'spec'),
    at(object, 'spec', 'template', 'spec'),
    at(object, 'spec', 'jobTemplate', 'spec', 'template', 'spec'),
  ];
  return podSpecs.flatMap(spec =>
    [...listAt(spec, 'initContainers'), ...listAt(spec, 'containers')]
      .map(container => textAt(container, 'image'))
      .filter(Boolean),
  );
}
