import { randomUUID } from 'node:crypto';
import { fromStored, toStored } from '../conversion';
import { FieldSet } from '../fields/fieldSet';
import { ownByUpdate } from '../fields/managers';
import { FieldError, invalidObject } from '../invalid';
import { copyJson } from '../json';
import { rulesOf } from '../kinds';
import { apiVersionOf, Resource } from '../resources';
import { metadataType, StructSchema } from '../schema/schema';
import { schemaErrors } from '../schema/validate';
import { alreadyExists, badRequest, forbidden, StatusError } from '../status';
import { keyOf } from '../storage/store';
import { KubernetesObject } from '../types';
import { ClusterContext, timestamp, WriteOptions } from './context';
import { canonical, emptyObject } from './decode';
import { generatedName, metadataErrors } from './metadata';

/** What an endpoint that writes the whole object leaves alone: the status, where that has an endpoint of its own. */
export function resetFields(
  resource: Resource,
  subresource?: string,
): FieldSet {
  if (subresource === 'status') {
    return resource.custom
      ? FieldSet.fromJson({ 'f:metadata': {}, 'f:spec': {} })
      : FieldSet.fromJson({ 'f:spec': {} });
  }
  return hasStatus(resource)
    ? FieldSet.fromJson({ 'f:status': {} })
    : new FieldSet();
}

export function hasStatus(resource: Resource): boolean {
  return resource.subresources.some(one => one.name === 'status');
}

const metadataField = {
  schema: metadataType(),
  pointer: false,
  always: true,
  omitZero: false,
  patch: { merge: false, retainKeys: false },
};

const untyped: StructSchema = {
  type: 'struct',
  name: 'Object',
  atomic: false,
  preserveUnknown: true,
  fields: () => new Map([['metadata', metadataField]]),
};

/** The schema by which an object of the resource merges; its metadata is known at least. */
export function mergeSchemaOf(resource: Resource): StructSchema {
  return resource.schema ?? resource.mergeSchema ?? untyped;
}

/** The namespace that the object goes to. Throws the 400 where the object names another than the request. */
export function settleNamespace(
  resource: Resource,
  object: KubernetesObject,
  namespace: string | undefined,
): void {
  if (!resource.namespaced) {
    if (object.metadata.namespace) {
      delete object.metadata.namespace;
    }
    return;
  }
  const given = object.metadata.namespace;
  if (given && given !== namespace) {
    throw badRequest(
      'the namespace of the provided object does not match the namespace sent on the request',
    );
  }
  object.metadata.namespace = namespace;
}

/** What an object of a custom kind has against its schema. */
export function customErrors(
  resource: Resource,
  object: KubernetesObject,
): FieldError[] {
  return resource.openApi ? schemaErrors(resource.openApi, object, '') : [];
}

export interface CreateOptions extends WriteOptions {
  namespace?: string;
  /** Writes `metadata.managedFields`; server-side apply writes its own. */
  own?: (object: KubernetesObject) => KubernetesObject;
}

/**
 * Creates an object and answers it in the version of the resource. Throws 404 for a namespace that is not there, 409
 * for a name that is taken, 403 and 422 where admission or validation refuse.
 */
export function createObject(
  context: ClusterContext,
  resource: Resource,
  given: KubernetesObject,
  options: CreateOptions,
): KubernetesObject {
  const { store, now } = context;
  const { user, fieldManager, dryRun = false } = options;
  if (resource.terminating) {
    throw forbidden(
      resource,
      given.metadata.name,
      'create not allowed while custom resource definition is terminating',
    );
  }
  let object = copyJson(given);
  const { metadata } = object;
  settleNamespace(resource, object, options.namespace);
  if (metadata.resourceVersion) {
    throw new StatusError({
      code: 500,
      message: 'resourceVersion should not be set on objects to be created',
    });
  }
  if (!metadata.name && metadata.generateName) {
    metadata.name = generatedName(String(metadata.generateName));
  }
  const request = {
    operation: 'CREATE' as const,
    resource,
    namespace: metadata.namespace,
    name: metadata.name ?? '',
    object,
    user,
    dryRun,
  };
  const rules = rulesOf(resource);
  metadata.uid = randomUUID();
  metadata.creationTimestamp = timestamp(now());
  delete metadata.deletionTimestamp;
  delete metadata.deletionGracePeriodSeconds;
  delete metadata.selfLink;
  delete metadata.generation;
  rules.defaults?.(object);
  const before = canonical(resource, object);
  context.admissions.forEach(admission => admission.mutate?.(request));
  rules.prepareForCreate?.(object);
  if (hasStatus(resource) && resource.custom) {
    delete object.status;
  }
  if (resource.generation) {
    metadata.generation = 1;
  }
  object = canonical(resource, object);
  const errors = [
    ...metadataErrors(resource, object),
    ...(rules.validate?.(object) ?? []),
    ...customErrors(resource, object),
  ];
  if (errors.length) {
    throw invalidObject(resource, object.metadata.name ?? '', errors);
  }
  const own =
    options.own ??
    (next =>
      ownByUpdate(undefined, emptyObject(resource), next, {
        schema: mergeSchemaOf(resource),
        manager: {
          name: fieldManager,
          operation: 'Update',
          apiVersion: apiVersionOf(resource),
        },
        time: timestamp(now()),
        reset: resetFields(resource),
      }));
  const owners = own(before).metadata.managedFields;
  object = { ...object, metadata: { ...object.metadata } };
  if (owners === undefined) {
    delete object.metadata.managedFields;
  } else {
    object.metadata.managedFields = owners;
  }
  context.admissions.forEach(admission =>
    admission.validate?.({ ...request, object }),
  );
  const name = object.metadata.name;
  if (store.get(resource.bucket, keyOf(object.metadata.namespace, name))) {
    throw alreadyExists(resource, name);
  }
  if (dryRun) {
    return object;
  }
  const kept = store.put(resource.bucket, toStored(resource, object));
  return fromStored(resource, kept);
}
