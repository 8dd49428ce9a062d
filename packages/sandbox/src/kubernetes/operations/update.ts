import { fromStored, toStored } from '../conversion';
import { ownByUpdate } from '../fields/managers';
import { invalid, invalidObject } from '../invalid';
import { copyJson, sameJson } from '../json';
import { rulesOf } from '../kinds';
import { apiVersionOf, Resource } from '../resources';
import {
  badRequest,
  conflict,
  modifiedMeanwhile,
  notFound,
  StatusError,
} from '../status';
import { keyOf } from '../storage/store';
import { KubernetesObject } from '../types';
import { ClusterContext, timestamp, WriteOptions } from './context';
import {
  createObject,
  customErrors,
  hasStatus,
  mergeSchemaOf,
  resetFields,
  settleNamespace,
} from './create';
import { canonical, emptyObject } from './decode';
import {
  keepSystemMetadata,
  metadataErrors,
  metadataUpdateErrors,
  specificationChanged,
} from './metadata';
import { findStored, Target } from './read';

export interface UpdateOptions extends WriteOptions {
  /** `status` writes the status alone; `finalize` the finalizers of a namespace. */
  subresource?: string;
  /** Writes `metadata.managedFields`; server-side apply writes its own. */
  own?: (object: KubernetesObject, old: KubernetesObject) => KubernetesObject;
  /** Refuses an update without `metadata.resourceVersion` where the kind wants one. */
  conditional?: boolean;
}

/** Takes from the new object only what the endpoint may write; the rest stays as it was. */
function confine(
  resource: Resource,
  object: KubernetesObject,
  old: KubernetesObject,
  subresource: string | undefined,
): KubernetesObject {
  if (subresource === 'status') {
    const { status } = object;
    const metadata = resource.custom
      ? {
          ...old.metadata,
          resourceVersion: object.metadata.resourceVersion,
          uid: object.metadata.uid,
        }
      : object.metadata;
    const next: KubernetesObject = {
      ...copyJson(old),
      metadata: copyJson(metadata),
    };
    if (status === undefined) {
      delete next.status;
    } else {
      next.status = status;
    }
    return next;
  }
  if (subresource === 'finalize') {
    return { ...copyJson(old), spec: object.spec };
  }
  if (!hasStatus(resource)) {
    return object;
  }
  const next = { ...object };
  if (old.status === undefined) {
    delete next.status;
  } else {
    next.status = copyJson(old.status);
  }
  return next;
}

/** The 400 for an object that does not say its name. */
export function nameUndetermined(name: string): StatusError {
  return badRequest(
    `the name of the object (${name} based on URL) was undeterminable: name must be provided`,
  );
}

function checkIdentity(
  target: Target,
  object: KubernetesObject,
  old: KubernetesObject | undefined,
  conditional: boolean,
): void {
  const { resource, name } = target;
  const { metadata } = object;
  if (metadata.name !== name) {
    if (!metadata.name) {
      throw nameUndetermined(name);
    }
    throw badRequest(
      `the name of the object (${metadata.name}) does not match the name on the URL (${name})`,
    );
  }
  if (!old) {
    return;
  }
  if (metadata.uid && metadata.uid !== old.metadata.uid && conditional) {
    throw conflict(
      resource,
      name,
      `StorageError: invalid object, Code: 4, Key: /registry/${
        resource.group ? `${resource.bucket}` : resource.plural
      }/${keyOf(target.namespace, name)}, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: ${
        metadata.uid
      }, UID in object meta: ${old.metadata.uid}`,
    );
  }
  const version = metadata.resourceVersion;
  if (version && version !== '0') {
    if (version !== old.metadata.resourceVersion) {
      throw conflict(resource, name, modifiedMeanwhile);
    }
  } else if (conditional && resource.custom) {
    throw invalidObject({ ...resource, kind: resource.plural }, name, [
      invalid('metadata.resourceVersion', 0, 'must be specified for an update'),
    ]);
  }
}

/** Whether nothing changed that is worth a write: times in the list of managers alone are not. */
function isUnchanged(next: KubernetesObject, old: KubernetesObject): boolean {
  const bare = (object: KubernetesObject) => {
    const { resourceVersion, managedFields, ...metadata } = object.metadata;
    const owners = Array.isArray(managedFields)
      ? managedFields.map(({ time, ...entry }) => entry)
      : managedFields;
    return { ...object, metadata: { ...metadata, owners } };
  };
  return sameJson(bare(next), bare(old));
}

/**
 * Replaces an object and answers it in the version of the resource. Throws 404 where it is not there, 409 where it
 * changed since the caller read it, 403 and 422 where admission or validation refuse. Writes nothing where nothing
 * changes, and removes the object where its last finalizer went while it is being deleted.
 */
export function updateObject(
  context: ClusterContext,
  target: Target,
  given: KubernetesObject,
  options: UpdateOptions,
): { object: KubernetesObject; created: boolean } {
  const { store, now } = context;
  const { resource, name } = target;
  const { user, fieldManager, subresource, dryRun = false } = options;
  const rules = rulesOf(resource);
  const stored = findStored(context, target);
  checkIdentity(target, given, stored, options.conditional ?? false);
  if (!stored) {
    if (!rules.createsOnUpdate || subresource) {
      throw notFound(resource, name);
    }
    const object = createObject(context, resource, given, {
      ...options,
      namespace: target.namespace,
      own: undefined,
    });
    return { object, created: true };
  }
  const old = fromStored(resource, stored);
  settleNamespace(resource, given, target.namespace);
  let next = confine(resource, copyJson(given), old, subresource);
  keepSystemMetadata(next, old);
  next.metadata.resourceVersion = old.metadata.resourceVersion;
  rules.defaults?.(next);
  const request = {
    operation: 'UPDATE' as const,
    resource,
    subresource,
    namespace: next.metadata.namespace,
    name,
    object: next,
    old,
    user,
    dryRun,
  };
  context.admissions.forEach(admission => admission.mutate?.(request));
  if (!subresource) {
    rules.prepareForUpdate?.(next, old);
  } else if (subresource === 'status') {
    rules.prepareStatus?.(next, old);
  }
  next = canonical(resource, next);
  if (
    resource.generation &&
    !(subresource === 'status' && resource.custom) &&
    specificationChanged(resource, next, old)
  ) {
    next.metadata.generation = (old.metadata.generation ?? 0) + 1;
  }
  const errors = [
    ...metadataErrors(resource, next),
    ...metadataUpdateErrors(next, old),
    ...(subresource === 'status' ? (rules.validateStatus?.(next) ?? []) : []),
    ...(subresource
      ? []
      : [
          ...(rules.validate?.(next) ?? []),
          ...customErrors(resource, next),
          ...(rules.validateUpdate?.(next, old) ?? []),
        ]),
  ];
  if (errors.length) {
    throw invalidObject(resource, name, errors);
  }
  const owned = options.own
    ? options.own(next, old)
    : ownByUpdate(old, emptyObject(resource), next, {
        schema: mergeSchemaOf(resource),
        manager: {
          name: fieldManager,
          operation: 'Update',
          apiVersion: apiVersionOf(resource),
          subresource,
        },
        time: timestamp(now()),
        reset: resetFields(resource, subresource),
      });
  context.admissions.forEach(admission =>
    admission.validate?.({ ...request, object: owned }),
  );
  if (isUnchanged(owned, old)) {
    return { object: old, created: false };
  }
  if (dryRun) {
    owned.metadata.resourceVersion = old.metadata.resourceVersion;
    return { object: owned, created: false };
  }
  const key = keyOf(owned.metadata.namespace, name);
  if (isGone(owned)) {
    store.remove(resource.bucket, key);
    return { object: owned, created: false };
  }
  const kept = store.put(resource.bucket, toStored(resource, owned));
  return { object: fromStored(resource, kept), created: false };
}

/** Whether nothing holds an object back that is being deleted. */
function isGone(object: KubernetesObject): boolean {
  const { deletionTimestamp, finalizers, deletionGracePeriodSeconds } =
    object.metadata;
  if (!deletionTimestamp || finalizers?.length) {
    return false;
  }
  if (object.kind === 'Namespace' && object.apiVersion === 'v1') {
    const spec = object.spec as { finalizers?: string[] } | undefined;
    return !spec?.finalizers?.length;
  }
  return !deletionGracePeriodSeconds;
}
