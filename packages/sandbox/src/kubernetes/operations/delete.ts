import { fromStored, toStored } from '../conversion';
import { copyJson, recordOf, recordsOf } from '../json';
import { Resource } from '../resources';
import { notFound, Status, StatusError } from '../status';
import { keyOf } from '../storage/store';
import { KubernetesObject } from '../types';
import { ClusterContext, timestamp, WriteOptions } from './context';
import { findStored, Target } from './read';

export type PropagationPolicy = 'Foreground' | 'Background' | 'Orphan';

export interface DeleteOptions extends WriteOptions {
  propagationPolicy?: PropagationPolicy;
  gracePeriodSeconds?: number;
  preconditions?: { uid?: string; resourceVersion?: string };
}

const foreground = 'foregroundDeletion';
const orphan = 'orphan';
/** Holds a CustomResourceDefinition back until its objects are gone. */
export const cleanup = 'customresourcecleanup.apiextensions.k8s.io';

function checkPreconditions(
  resource: Resource,
  object: KubernetesObject,
  preconditions: DeleteOptions['preconditions'],
): void {
  const { name, uid, resourceVersion } = object.metadata;
  const refuse = (why: string) =>
    new StatusError({
      code: 409,
      reason: 'Conflict',
      message: `Operation cannot be fulfilled on ${
        resource.group ? `${resource.kind}.${resource.group}` : resource.kind
      } "${name}": ${why}`,
      details: {
        name,
        ...(resource.group && { group: resource.group }),
        kind: resource.kind,
      },
    });
  if (preconditions?.uid && preconditions.uid !== uid) {
    throw refuse(
      `the UID in the precondition (${preconditions.uid}) does not match the UID in record (${uid}). The object might have been deleted and then recreated`,
    );
  }
  if (
    preconditions?.resourceVersion &&
    preconditions.resourceVersion !== resourceVersion
  ) {
    throw refuse(
      `the ResourceVersion in the precondition (${preconditions.resourceVersion}) does not match the ResourceVersion in record (${resourceVersion}). The object might have been modified`,
    );
  }
}

function finalizersFor(
  resource: Resource,
  object: KubernetesObject,
  policy: PropagationPolicy | undefined,
): string[] {
  const others = (object.metadata.finalizers ?? []).filter(
    finalizer => finalizer !== foreground && finalizer !== orphan,
  );
  const given = object.metadata.finalizers ?? [];
  const wantsOrphan = policy
    ? policy === 'Orphan'
    : given.includes(orphan) ||
      (resource.orphansByDefault && !given.includes(foreground));
  const wantsForeground = policy
    ? policy === 'Foreground'
    : given.includes(foreground);
  return [
    ...others,
    ...(wantsOrphan ? [orphan] : []),
    ...(wantsForeground ? [foreground] : []),
  ];
}

/** How many seconds the object has to end by itself; zero for all but pods that run somewhere. */
function gracePeriodOf(
  object: KubernetesObject,
  asked: number | undefined,
): number {
  if (!isPod(object)) {
    return 0;
  }
  const spec = object.spec as {
    nodeName?: string;
    terminationGracePeriodSeconds?: number;
  };
  const phase = (object.status as { phase?: string } | undefined)?.phase;
  if (!spec.nodeName || phase === 'Succeeded' || phase === 'Failed') {
    return 0;
  }
  return asked ?? spec.terminationGracePeriodSeconds ?? 30;
}

function isDefinition(object: KubernetesObject): boolean {
  return object.kind === 'CustomResourceDefinition';
}

/** A definition that is being deleted says so, and that its objects go first. */
function markDefinition(object: KubernetesObject, now: string): void {
  const status = recordOf(object.status);
  object.status = {
    ...status,
    conditions: [
      ...recordsOf(status.conditions),
      {
        type: 'Terminating',
        status: 'True',
        lastTransitionTime: now,
        reason: 'InstanceDeletionPending',
        message:
          'CustomResourceDefinition marked for deletion; CustomResource deletion will begin soon',
      },
    ],
  };
}

function isNamespace(object: KubernetesObject): boolean {
  return object.kind === 'Namespace' && object.apiVersion === 'v1';
}

/** A Pod that ends at once says so in the answer. */
function lastSight(object: KubernetesObject, now: string): KubernetesObject {
  const { metadata } = object;
  return isPod(object)
    ? {
        ...object,
        metadata: {
          ...metadata,
          deletionTimestamp: now,
          deletionGracePeriodSeconds: 0,
          generation: (metadata.generation ?? 0) + 1,
        },
      }
    : object;
}

function isPod(object: KubernetesObject): boolean {
  return object.kind === 'Pod' && object.apiVersion === 'v1';
}

/** What a delete answers: the object where it is still there or its kind does so, a Status otherwise. */
export type Deleted =
  | { finished: true; answer: KubernetesObject | Status }
  | { finished: false; answer: KubernetesObject };

function success(resource: Resource, object: KubernetesObject): Status {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    details: {
      name: object.metadata.name,
      ...(resource.group && { group: resource.group }),
      kind: resource.plural,
      uid: object.metadata.uid,
    },
  };
}

/**
 * Deletes an object, or marks it as being deleted where finalizers or a grace period hold it back. Throws 404 where it
 * is not there and 409 where it is not the one the caller means.
 */
export function deleteObject(
  context: ClusterContext,
  target: Target,
  options: DeleteOptions,
): Deleted {
  const { store, now } = context;
  const { resource, name } = target;
  const stored = findStored(context, target);
  if (!stored) {
    throw notFound(resource, name);
  }
  const old = fromStored(resource, stored);
  checkPreconditions(resource, old, options.preconditions);
  context.admissions.forEach(admission =>
    admission.validate?.({
      operation: 'DELETE',
      resource,
      namespace: old.metadata.namespace,
      name,
      object: old,
      old,
      user: options.user,
      dryRun: options.dryRun ?? false,
    }),
  );
  const finalizers = [
    ...finalizersFor(resource, old, options.propagationPolicy),
    ...(isDefinition(old) && !old.metadata.finalizers?.includes(cleanup)
      ? [cleanup]
      : []),
  ];
  const grace = gracePeriodOf(old, options.gracePeriodSeconds);
  const held =
    finalizers.length > 0 || grace > 0 || (isNamespace(old) && hasContent(old));
  if (!held) {
    if (!options.dryRun) {
      store.remove(resource.bucket, keyOf(old.metadata.namespace, name));
    }
    return {
      finished: true,
      answer: resource.returnsDeleted
        ? lastSight(old, timestamp(now()))
        : success(resource, old),
    };
  }
  const next = copyJson(old);
  const { metadata } = next;
  const changed =
    (metadata.finalizers ?? []).join() !== finalizers.join() ||
    !metadata.deletionTimestamp ||
    grace < Number(metadata.deletionGracePeriodSeconds ?? 0);
  if (!changed) {
    return { finished: false, answer: old };
  }
  if (finalizers.length) {
    metadata.finalizers = finalizers;
  } else {
    delete metadata.finalizers;
  }
  metadata.deletionTimestamp = timestamp(
    new Date(now().getTime() + grace * 1000),
  );
  const special = isNamespace(next) || isDefinition(next);
  if (!special) {
    metadata.deletionGracePeriodSeconds = grace;
  }
  if (resource.generation && !special && !old.metadata.deletionTimestamp) {
    metadata.generation = (metadata.generation ?? 0) + 1;
  }
  if (isDefinition(next) && !old.metadata.deletionTimestamp) {
    markDefinition(next, timestamp(now()));
  }
  if (isNamespace(next)) {
    next.status = { ...(next.status as object), phase: 'Terminating' };
  }
  if (options.dryRun) {
    return { finished: false, answer: next };
  }
  const kept = store.put(resource.bucket, toStored(resource, next));
  return { finished: false, answer: fromStored(resource, kept) };
}

function hasContent(namespace: KubernetesObject): boolean {
  const spec = namespace.spec as { finalizers?: string[] } | undefined;
  return Boolean(spec?.finalizers?.length);
}
