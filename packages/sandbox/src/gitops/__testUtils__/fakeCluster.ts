import {
  ClusterClient,
  KubernetesObject,
  ObjectEvent,
  ObjectReference,
} from '../../kubernetes/types';
import { equalJson, isRecord, keyOf, formatKey } from '../objects';
import { mergeKeyOf, strategicMerge } from '../strategicMerge';
import { JsonRecord } from '../types';

const clusterKinds = new Set([
  'Namespace',
  'ClusterRole',
  'ClusterRoleBinding',
  'CustomResourceDefinition',
]);
const namespacedKinds = new Set([
  'ConfigMap',
  'Secret',
  'Service',
  'Pod',
  'ResourceQuota',
  'LimitRange',
  'Deployment',
  'ReplicaSet',
  'Job',
  'Role',
  'RoleBinding',
  'NetworkPolicy',
  'CiliumNetworkPolicy',
  'Ingress',
  'Application',
  'ApplicationSet',
  'AppProject',
]);

export interface FakeCluster {
  client: ClusterClient;
  /** All calls throw this until it is cleared. */
  failWith(message: string | undefined): void;
  /** Says how a Deployment's rollout goes: healthy at once, unless told otherwise. */
  rollout: { healthy: boolean };
  /** Refuses to apply what it throws on. */
  admit: (object: KubernetesObject) => void;
  writes: number;
}

export function createFakeCluster(name: string): FakeCluster {
  const objects = new Map<string, KubernetesObject>();
  const listeners = new Set<(event: ObjectEvent) => void>();
  let failure: string | undefined;
  let version = 0;
  const fake = {
    rollout: { healthy: true },
    admit: () => {},
    writes: 0,
  } as unknown as FakeCluster;
  const check = () => {
    if (failure) {
      throw new Error(failure);
    }
  };
  const kind = ({ kind: wanted }: { apiVersion: string; kind: string }) => {
    check();
    if (clusterKinds.has(wanted)) {
      return { namespaced: false };
    }
    return namespacedKinds.has(wanted) ? { namespaced: true } : undefined;
  };
  const key = (reference: ObjectReference | KubernetesObject) =>
    'metadata' in reference
      ? formatKey(keyOf(reference))
      : formatKey(
          keyOf({
            ...reference,
            metadata: { name: reference.name, namespace: reference.namespace },
          }),
        );
  const tell = (type: ObjectEvent['type'], object: KubernetesObject) =>
    listeners.forEach(listener =>
      listener({ type, object: structuredClone(object) }),
    );
  function store(object: KubernetesObject): KubernetesObject {
    const before = objects.get(key(object));
    const same =
      before && equalJson(withoutVersion(before), withoutVersion(object));
    if (before && same) {
      return structuredClone(before);
    }
    fake.writes += 1;
    version += 1;
    const { status: _, ...spec } = withoutVersion(object);
    const { status: __, ...oldSpec } = before
      ? withoutVersion(before)
      : { status: undefined };
    const stored: KubernetesObject = {
      ...object,
      metadata: {
        ...object.metadata,
        uid: before?.metadata.uid ?? `${name}-${version}`,
        generation:
          (before?.metadata.generation ?? 0) +
          (equalJson(spec, oldSpec) ? 0 : 1),
        resourceVersion: String(version),
        creationTimestamp:
          before?.metadata.creationTimestamp ?? '2026-01-01T00:00:00Z',
      },
    };
    if (
      stored.metadata.deletionTimestamp &&
      !stored.metadata.finalizers?.length
    ) {
      remove(stored);
      return structuredClone(stored);
    }
    objects.set(key(stored), stored);
    tell(before ? 'MODIFIED' : 'ADDED', stored);
    roll(stored);
    return structuredClone(objects.get(key(stored)) ?? stored);
  }
  function remove(object: KubernetesObject): void {
    objects.delete(key(object));
    tell('DELETED', object);
    for (const child of [...objects.values()]) {
      const isOwned = child.metadata.ownerReferences?.some(
        owner => owner.uid === object.metadata.uid,
      );
      const isInside =
        object.kind === 'Namespace' &&
        child.metadata.namespace === object.metadata.name;
      if (isOwned || isInside) {
        fake.client.delete({ ...child, ...child.metadata });
      }
    }
  }
  function roll(object: KubernetesObject): void {
    const { generation } = object.metadata;
    if (object.kind !== 'Deployment') {
      return;
    }
    const status = object.status as JsonRecord | undefined;
    if (status?.observedGeneration === generation) {
      return;
    }
    const { replicas = 1 } = object.spec as { replicas?: number };
    store({
      ...object,
      status: {
        observedGeneration: generation,
        replicas,
        updatedReplicas: replicas,
        availableReplicas: fake.rollout.healthy ? replicas : 0,
      },
    });
  }
  const client: ClusterClient = {
    name,
    kind,
    get: reference => {
      check();
      const found = objects.get(key(reference));
      return found && structuredClone(found);
    },
    list: ({ kind: wanted, namespace }) => {
      check();
      return [...objects.values()]
        .filter(
          object =>
            object.kind === wanted &&
            (!namespace || object.metadata.namespace === namespace),
        )
        .map(object => structuredClone(object));
    },
    create: object => {
      check();
      if (objects.has(key(object))) {
        throw new Error(`${object.metadata.name} already exists`);
      }
      return client.apply(object, { fieldManager: 'create' });
    },
    update: object => {
      check();
      const before = objects.get(key(object));
      if (!before) {
        throw new Error(`${object.metadata.name} not found`);
      }
      const { status: _, ...rest } = object;
      return store({
        ...rest,
        ...(before.status !== undefined && { status: before.status }),
      } as KubernetesObject);
    },
    updateStatus: object => {
      check();
      const before = objects.get(key(object));
      if (!before) {
        throw new Error(`${object.metadata.name} not found`);
      }
      return store({ ...before, status: object.status });
    },
    apply: (object, { fieldManager }) => {
      check();
      fake.admit(object);
      const { namespace } = object.metadata;
      if (
        namespace &&
        namespace !== 'argocd' &&
        !objects.has(`/Namespace//${namespace}`)
      ) {
        throw new Error(`namespaces "${namespace}" not found`);
      }
      const before = objects.get(key(object));
      const others = listOf(before?.metadata.managedFields).filter(
        entry => entry.manager !== fieldManager,
      );
      const own = listOf(before?.metadata.managedFields).find(
        entry => entry.manager === fieldManager,
      );
      const base = own
        ? prune(before, object, own.fieldsV1 as JsonRecord)
        : (before ?? {});
      const merged = strategicMerge(base, object) as KubernetesObject;
      const entry = {
        manager: fieldManager,
        operation: 'Apply',
        fieldsV1: fieldsOf(object, ''),
      };
      return store({
        ...merged,
        metadata: { ...merged.metadata, managedFields: [...others, entry] },
      });
    },
    delete: reference => {
      check();
      const found = objects.get(key(reference));
      if (!found) {
        return;
      }
      if (found.metadata.finalizers?.length) {
        if (!found.metadata.deletionTimestamp) {
          store({
            ...found,
            metadata: {
              ...found.metadata,
              deletionTimestamp: '2026-01-01T00:00:00Z',
            },
          });
        }
        return;
      }
      remove(found);
    },
    watch: listener => {
      check();
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  fake.client = client;
  fake.failWith = message => {
    failure = message;
  };
  return fake;
}

function withoutVersion(object: KubernetesObject): JsonRecord {
  const { metadata, ...rest } = object;
  const {
    resourceVersion: _,
    generation: __,
    uid: ___,
    creationTimestamp: ____,
    ...kept
  } = metadata;
  return { ...rest, metadata: kept };
}

function listOf(value: unknown): JsonRecord[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function fieldsOf(value: unknown, field: string): JsonRecord {
  if (Array.isArray(value)) {
    const keyName = mergeKeyOf(field, value);
    return keyName
      ? Object.fromEntries(
          value.map(item => [
            `k:${JSON.stringify({ [keyName]: (item as JsonRecord)[keyName] })}`,
            fieldsOf(item, ''),
          ]),
        )
      : {};
  }
  if (!isRecord(value)) {
    return {};
  }
  const skipped = field === '' ? ['apiVersion', 'kind'] : [];
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([name]) =>
          !skipped.includes(name) &&
          !(field === 'metadata' && ['name', 'namespace'].includes(name)),
      )
      .map(([name, child]) => [`f:${name}`, fieldsOf(child, name)]),
  );
}

function prune(live: unknown, wanted: unknown, owned: JsonRecord): unknown {
  if (!isRecord(live)) {
    return live;
  }
  const target = isRecord(wanted) ? wanted : {};
  return Object.fromEntries(
    Object.entries(live).flatMap(([name, value]): [string, unknown][] => {
      const tree = owned[`f:${name}`];
      if (!isRecord(tree)) {
        return [[name, value]];
      }
      if (!(name in target) && Object.keys(tree).length === 0) {
        return [];
      }
      if (Array.isArray(value)) {
        const items = listOf(target[name]);
        const kept = value.filter(
          item =>
            !Object.keys(tree).some(keyText => {
              const found = JSON.parse(keyText.slice(2)) as JsonRecord;
              const [[keyName, keyValue]] = Object.entries(found);
              return (
                isRecord(item) &&
                item[keyName] === keyValue &&
                !items.some(other => other[keyName] === keyValue)
              );
            }),
        );
        return [[name, kept]];
      }
      const pruned = prune(value, target[name], tree);
      const isGone =
        !(name in target) &&
        isRecord(pruned) &&
        Object.keys(pruned).length === 0;
      return isGone ? [] : [[name, pruned]];
    }),
  );
}
