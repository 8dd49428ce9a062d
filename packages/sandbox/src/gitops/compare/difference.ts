import { KubernetesObject } from '../../kubernetes/types';
import { equalJson, groupOf, isRecord } from '../objects';
import { mergeKeyOf } from '../strategicMerge';
import { JsonRecord } from '../types';
import { FieldTree, appliedFields } from './managedFields';
import { holdsQuantities, quantityValue } from './quantities';

/** Fields that the API server adds to items of lists that have no key, by kind. */
const defaultedInLists: Record<string, string[]> = {
  RoleBinding: ['apiGroup'],
  ClusterRoleBinding: ['apiGroup'],
  NetworkPolicy: ['protocol'],
  LimitRange: ['default', 'defaultRequest'],
  StatefulSet: [
    'apiVersion',
    'kind',
    'status',
    'volumeMode',
    'creationTimestamp',
  ],
};

/** Metadata that belongs to the server. */
const serverMetadata = new Set([
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'managedFields',
  'selfLink',
]);

/**
 * Whether a live object differs from what should be: a field of the target has another value, or a field that Argo CD
 * applied before is no longer in the target and still there. What others added is no difference, as in Argo CD's
 * three-way diff; nor are defaults, other spellings of a quantity, and the status.
 */
export function isModified(
  target: KubernetesObject,
  live: KubernetesObject,
): boolean {
  const context = contextOf(target);
  const wanted = comparable(target);
  const found = comparable(live);
  return (
    differs(wanted, found, '', context) ||
    keepsRemoved(wanted, found, appliedFields(live), '')
  );
}

/** What decides how two values of an object are compared. */
export interface Context {
  kind: string;
  isBuiltIn: boolean;
}

export function contextOf(object: KubernetesObject): Context {
  return { kind: object.kind, isBuiltIn: isBuiltIn(object.apiVersion) };
}

/** Whether a kind is Kubernetes' own, whose lists may have merge keys and whose fields have defaults. */
export function isBuiltIn(apiVersion: string): boolean {
  const group = groupOf(apiVersion);
  return !group.includes('.') || group.endsWith('.k8s.io');
}

/** An object without what is no matter of its source: the status, and what the server adds to its metadata. */
export function comparable(object: KubernetesObject): JsonRecord {
  const { status, metadata, stringData, ...rest } = object;
  const kept = Object.fromEntries(
    Object.entries(metadata).filter(([name]) => !serverMetadata.has(name)),
  );
  const annotations = Object.fromEntries(
    Object.entries(metadata.annotations ?? {}).filter(
      ([name]) => name !== 'kubectl.kubernetes.io/last-applied-configuration',
    ),
  );
  const data =
    object.kind === 'Secret' && isRecord(stringData)
      ? {
          data: {
            ...(isRecord(rest.data) ? rest.data : {}),
            ...Object.fromEntries(
              Object.entries(stringData).map(([key, text]) => [
                key,
                Buffer.from(String(text)).toString('base64'),
              ]),
            ),
          },
        }
      : {};
  return { ...rest, ...data, metadata: { ...kept, annotations } };
}

/** Whether a live value differs from what its field should hold. */
export function differs(
  target: unknown,
  live: unknown,
  field: string,
  context: Context,
): boolean {
  if (target === undefined || target === null) {
    return false;
  }
  if (isEmpty(target) && isEmpty(live)) {
    return false;
  }
  if (isRecord(target)) {
    if (!isRecord(live)) {
      return true;
    }
    const asQuantities = context.isBuiltIn && holdsQuantities(field);
    return Object.entries(target).some(([name, value]) =>
      asQuantities && !isRecord(value)
        ? quantityValue(value) !== quantityValue(live[name]) &&
          value !== live[name]
        : differs(value, live[name], name, context),
    );
  }
  if (Array.isArray(target)) {
    return listDiffers(target, live, field, context);
  }
  return !isSameScalar(target, live, context);
}

function listDiffers(
  target: unknown[],
  live: unknown,
  field: string,
  context: Context,
): boolean {
  if (!Array.isArray(live)) {
    return true;
  }
  const key = context.isBuiltIn
    ? mergeKeyOf(field, [...target, ...live])
    : undefined;
  if (key) {
    return target.some(item => {
      const same = live.find(candidate =>
        equalJson((candidate as JsonRecord)[key], (item as JsonRecord)[key]),
      );
      return same === undefined || differs(item, same, '', context);
    });
  }
  const ignored = context.isBuiltIn
    ? (defaultedInLists[context.kind] ?? [])
    : [];
  return (
    target.length !== live.length ||
    target.some(
      (item, index) =>
        differs(item, live[index], '', context) ||
        addsFields(item, live[index], ignored),
    )
  );
}

/** Whether an item of a list without keys holds more than it should: such a list belongs to its owner as a whole. */
function addsFields(
  target: unknown,
  live: unknown,
  ignored: string[],
): boolean {
  if (Array.isArray(target) && Array.isArray(live)) {
    return target.some((item, index) => addsFields(item, live[index], ignored));
  }
  if (!isRecord(target) || !isRecord(live)) {
    return false;
  }
  return Object.entries(live).some(([name, value]) =>
    name in target
      ? addsFields(target[name], value, ignored)
      : !isEmpty(value) && !ignored.includes(name),
  );
}

/** Whether something that was applied and is no longer wanted is still there. */
function keepsRemoved(
  target: unknown,
  live: unknown,
  applied: FieldTree,
  field: string,
): boolean {
  if (Array.isArray(live)) {
    const items = Array.isArray(target) ? target : [];
    return applied.items.some(({ key, tree }) => {
      const names = Object.keys(key);
      const isSame = (item: unknown) =>
        isRecord(item) && names.every(name => equalJson(item[name], key[name]));
      const found = live.find(isSame);
      if (found === undefined) {
        return false;
      }
      // A key may hold a default that the target leaves out, as the protocol of a port.
      const wanted = items.find(
        item =>
          isRecord(item) &&
          names.every(
            name =>
              item[name] === undefined || equalJson(item[name], key[name]),
          ),
      );
      return wanted === undefined || keepsRemoved(wanted, found, tree, '');
    });
  }
  if (!isRecord(live)) {
    return false;
  }
  const record = isRecord(target) ? target : {};
  return [...applied.fields].some(([name, tree]) => {
    if (!(name in live) || (field === '' && name === 'status')) {
      return false;
    }
    if (name in record) {
      return keepsRemoved(record[name], live[name], tree, name);
    }
    return tree.fields.size > 0 || tree.items.length > 0
      ? keepsRemoved(undefined, live[name], tree, name)
      : tree.isOwned;
  });
}

function isSameScalar(
  target: unknown,
  live: unknown,
  context: Context,
): boolean {
  if (target === live) {
    return true;
  }
  // Zero values that a typed client leaves out.
  if (live === undefined && context.isBuiltIn) {
    return target === false || target === 0 || target === '';
  }
  return false;
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (Array.isArray(value) && value.length === 0) ||
    (isRecord(value) && Object.values(value).every(isEmpty))
  );
}
