import { KubernetesObject } from '../../kubernetes/types';
import { matchesGlob } from '../globs';
import { groupOf, isRecord } from '../objects';
import { IgnoredDifference, JsonRecord } from '../types';

/** The rules of an Application that are about one object. */
export function rulesFor(
  object: KubernetesObject,
  rules: IgnoredDifference[] | undefined,
): IgnoredDifference[] {
  return (rules ?? []).filter(
    rule =>
      matchesGlob(rule.group ?? '', groupOf(object.apiVersion)) &&
      matchesGlob(rule.kind, object.kind) &&
      (!rule.name || rule.name === object.metadata.name) &&
      (!rule.namespace || rule.namespace === object.metadata.namespace),
  );
}

/** The JSON pointers that an Application leaves out of the comparison of one object. */
export function ignoredPointers(
  object: KubernetesObject,
  rules: IgnoredDifference[] | undefined,
): string[] {
  return rulesFor(object, rules).flatMap(rule => rule.jsonPointers ?? []);
}

/** A copy of an object without what the pointers name. */
export function withoutPointers(
  object: KubernetesObject,
  pointers: string[],
): KubernetesObject {
  return pointers.reduce<KubernetesObject>(
    (current, pointer) => remove(current, namesOf(pointer)) as KubernetesObject,
    object,
  );
}

/** A copy of the target that takes the live values where differences are ignored, for `RespectIgnoreDifferences`. */
export function withLiveValues(
  target: KubernetesObject,
  live: KubernetesObject,
  pointers: string[],
): KubernetesObject {
  return pointers.reduce<KubernetesObject>((current, pointer) => {
    const names = namesOf(pointer);
    const value = names.reduce<unknown>(childOf, live);
    return (
      value === undefined
        ? remove(current, names)
        : write(current, names, value)
    ) as KubernetesObject;
  }, target);
}

function namesOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map(name => name.replace(/~1/g, '/').replace(/~0/g, '~'));
}

function childOf(value: unknown, name: string): unknown {
  if (Array.isArray(value)) {
    return value[Number(name)] as unknown;
  }
  return isRecord(value) ? value[name] : undefined;
}

function remove(value: unknown, [name, ...rest]: string[]): unknown {
  if (name === undefined) {
    return value;
  }
  if (Array.isArray(value)) {
    return rest.length === 0
      ? value.filter((_, index) => index !== Number(name))
      : value.map((item, index) =>
          index === Number(name) ? remove(item, rest) : item,
        );
  }
  if (!isRecord(value) || !(name in value)) {
    return value;
  }
  const { [name]: child, ...others } = value;
  return rest.length === 0 ? others : { ...value, [name]: remove(child, rest) };
}

function write(
  value: unknown,
  [name, ...rest]: string[],
  leaf: unknown,
): unknown {
  if (name === undefined) {
    return leaf;
  }
  if (Array.isArray(value)) {
    return value.map((item, index) =>
      index === Number(name) ? write(item, rest, leaf) : item,
    );
  }
  const record: JsonRecord = isRecord(value) ? value : {};
  return { ...record, [name]: write(record[name], rest, leaf) };
}
