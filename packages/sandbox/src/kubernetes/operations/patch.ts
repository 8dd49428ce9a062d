import { fromStored } from '../conversion';
import { ownByApply } from '../fields/managers';
import { invalid, invalidObject, required } from '../invalid';
import { copyJson, isRecord, JsonRecord } from '../json';
import { typedProblems } from '../fields/typed';
import { applyJsonPatch } from '../patch/json';
import { applyMergePatch } from '../patch/merge';
import { applyStrategicPatch } from '../patch/strategic';
import { apiVersionOf } from '../resources';
import { badRequest, notFound, StatusError } from '../status';
import { KubernetesObject } from '../types';
import { ClusterContext, timestamp, WriteOptions } from './context';
import {
  createObject,
  mergeSchemaOf,
  resetFields,
  settleNamespace,
} from './create';
import { decodeBody, emptyObject } from './decode';
import { findStored, Target } from './read';
import { nameUndetermined, updateObject } from './update';

export type PatchType = 'json' | 'merge' | 'strategic';

export interface PatchOptions extends WriteOptions {
  subresource?: string;
  /** Told of the fields that the result has and its kind does not. */
  onUnknownFields?: (fields: string[]) => void;
}

function patched(
  target: Target,
  type: PatchType,
  current: KubernetesObject,
  patch: unknown,
): unknown {
  if (type === 'json') {
    return applyJsonPatch(current, patch);
  }
  if (!isRecord(patch)) {
    const found = Array.isArray(patch) ? 'array' : typeof patch;
    throw badRequest(
      `error decoding patch: json: cannot unmarshal ${found} into Go value of type map[string]interface {}`,
    );
  }
  if (type === 'merge') {
    return applyMergePatch(current, patch);
  }
  const { schema } = target.resource;
  if (!schema) {
    throw unsupportedPatch(
      'application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml, application/apply-patch+cbor',
    );
  }
  return applyStrategicPatch(schema, current, patch);
}

/** The 415 for a patch of a kind that the resource cannot take. */
export function unsupportedPatch(accepted: string): StatusError {
  return new StatusError({
    code: 415,
    reason: 'UnsupportedMediaType',
    message: `the body of the request was in an unknown format - accepted media types include: ${accepted}`,
  });
}

/** Go prints the fields of an object in alphabetical order. */
function printed(value: unknown): string {
  return isRecord(value)
    ? JSON.stringify(
        Object.fromEntries(
          Object.entries(value).sort(([left], [right]) =>
            left < right ? -1 : 1,
          ),
        ),
      )
    : JSON.stringify(value);
}

/** What a patch makes of an object is unprocessable, where the same body in a PUT would be a bad request. */
function unlessUnfit<T>(result: unknown, decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    if (error instanceof StatusError && error.reason === 'BadRequest') {
      const why = error.message.replace(
        /^.*? in version ".*?" cannot be handled as an? \w+: /,
        '',
      );
      throw invalidObject({ group: '', kind: '' }, '', [
        invalid('patch', printed(result), why),
      ]);
    }
    throw error;
  }
}

/** Patches an object and answers it in the version of the resource. Throws what `updateObject` throws. */
export function patchObject(
  context: ClusterContext,
  target: Target,
  type: PatchType,
  patch: unknown,
  options: PatchOptions,
): KubernetesObject {
  const stored = findStored(context, target);
  if (!stored) {
    throw notFound(target.resource, target.name);
  }
  const current = copyJson(fromStored(target.resource, stored));
  const result = patched(target, type, current, patch);
  const object = unlessUnfit(result, () => {
    const decoded = decodeBody(target.resource, result);
    options.onUnknownFields?.(decoded.unknown);
    return decoded.object;
  });
  return updateObject(context, target, object, {
    ...options,
    conditional: false,
  }).object;
}

export interface ApplyOptions extends WriteOptions {
  subresource?: string;
  /** Takes over the fields of other managers. */
  force: boolean;
}

function checkApplied(target: Target, applied: JsonRecord): void {
  const { resource } = target;
  const apiVersion = applied.apiVersion;
  const kind = applied.kind;
  if (apiVersion !== apiVersionOf(resource) || kind !== resource.kind) {
    const version = typeof apiVersion === 'string' ? apiVersion : '';
    const shown = version.includes('/') ? version : `/${version}`;
    throw badRequest(`invalid object type: ${shown}, Kind=${kind ?? ''}`);
  }
  const metadata = isRecord(applied.metadata) ? applied.metadata : {};
  if (Array.isArray(metadata.managedFields)) {
    throw badRequest('metadata.managedFields must be nil');
  }
}

function checkTypes(target: Target, applied: JsonRecord): void {
  const { resource } = target;
  const problems = typedProblems(mergeSchemaOf(resource), applied, '');
  if (problems.length === 0) {
    return;
  }
  const { name = '', namespace = '' } = isRecord(applied.metadata)
    ? applied.metadata
    : {};
  const kind = `${resource.group}/${resource.version}, Kind=${resource.kind}`;
  const why =
    problems.length === 1
      ? problems[0]
      : `errors:\n${problems.map(problem => `  ${problem}`).join('\n')}`;
  throw new StatusError({
    code: 500,
    message: `failed to create typed patch object (${namespace}/${name}; ${kind}): ${why}`,
  });
}

/**
 * Server-side apply. Answers the object and whether it was created. Throws 409 for fields of other managers unless
 * forced, and what `createObject` and `updateObject` throw.
 */
export function applyObject(
  context: ClusterContext,
  target: Target,
  applied: unknown,
  options: ApplyOptions,
): { object: KubernetesObject; created: boolean } {
  const { resource, name, namespace } = target;
  const { subresource, fieldManager, force } = options;
  if (!fieldManager) {
    throw invalidObject({ group: 'meta.k8s.io', kind: 'PatchOptions' }, '', [
      required('fieldManager', 'is required for apply patch'),
    ]);
  }
  if (!isRecord(applied)) {
    throw badRequest('error decoding YAML: the document is not an object');
  }
  checkApplied(target, applied);
  checkTypes(target, applied);
  const config = applied as unknown as KubernetesObject;
  const given = isRecord(applied.metadata) ? applied.metadata : {};
  if (given.name !== undefined && given.name !== name) {
    throw badRequest(
      `the name of the object (${given.name}) does not match the name on the URL (${name})`,
    );
  }
  const intent: KubernetesObject = {
    ...copyJson(config),
    metadata: { ...copyJson(given), name },
  };
  settleNamespace(resource, intent, namespace);
  const ownership = {
    schema: mergeSchemaOf(resource),
    manager: {
      name: fieldManager,
      operation: 'Apply' as const,
      apiVersion: apiVersionOf(resource),
      subresource,
    },
    time: timestamp(context.now()),
    reset: resetFields(resource, subresource),
    force,
  };
  const stored = findStored(context, target);
  if (!stored) {
    if (subresource) {
      throw notFound(resource, name);
    }
    if (given.name === undefined) {
      throw nameUndetermined(name);
    }
    const live = {
      ...emptyObject(resource),
      metadata: { name, ...(intent.metadata.namespace && { namespace }) },
    };
    const { resourceVersion, ...metadata } = intent.metadata;
    const merged = ownByApply(live, { ...intent, metadata }, ownership);
    const { managedFields } = merged.metadata;
    const { object } = decodeBody(resource, merged);
    const created = createObject(context, resource, object, {
      ...options,
      namespace,
      own: next => ({
        ...next,
        metadata: { ...next.metadata, managedFields },
      }),
    });
    return { object: created, created: true };
  }
  const live = copyJson(fromStored(resource, stored));
  const merged = ownByApply(live, intent, ownership);
  const { managedFields } = merged.metadata;
  const { object } = decodeBody(resource, merged);
  return updateObject(context, target, object, {
    ...options,
    subresource,
    own: next => ({ ...next, metadata: { ...next.metadata, managedFields } }),
  });
}
