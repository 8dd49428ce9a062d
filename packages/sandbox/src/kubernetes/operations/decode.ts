import { invalid, invalidObject } from '../invalid';
import { isRecord, JsonRecord, recordOf } from '../json';
import { fillDefaults, prune } from '../schema/openapi';
import { metadataType, builtInType } from '../schema/schema';
import { DecodeError, decodeObject } from '../schema/codec';
import { builtInResources } from '../builtInResources';
import { apiVersionOf, Resource, splitApiVersion } from '../resources';
import { badRequest } from '../status';
import { KubernetesObject } from '../types';

/** An object as the API server understood it, and the fields that it left out because it does not know them. */
export interface DecodedObject {
  object: KubernetesObject;
  unknown: string[];
}

function decodeMetadata(body: JsonRecord, unknown: string[]): JsonRecord {
  const decoded = decodeObject(metadataType(), recordOf(body.metadata));
  unknown.push(...decoded.unknown.map(field => `metadata.${field}`));
  return decoded.value as JsonRecord;
}

function decodeCustom(resource: Resource, body: JsonRecord): DecodedObject {
  const unknown: string[] = [];
  const metadata = decodeMetadata(body, unknown);
  let fields = body;
  if (resource.openApi) {
    const pruned = prune(resource.openApi, body);
    fields = pruned.object;
    unknown.push(...pruned.dropped);
    fillDefaults(resource.openApi, fields);
  }
  const object: KubernetesObject = {
    ...fields,
    apiVersion: apiVersionOf(resource),
    kind: resource.kind,
    metadata: metadata as KubernetesObject['metadata'],
  };
  return { object, unknown };
}

/**
 * Reads a body as an object of the resource. Throws the 400 that the API server answers to another kind, another
 * version or a field of the wrong type.
 */
export function decodeBody(resource: Resource, body: unknown): DecodedObject {
  const apiVersion = apiVersionOf(resource);
  if (!isRecord(body)) {
    const found = Array.isArray(body) ? 'array' : typeof body;
    const hexadecimal = Buffer.from(JSON.stringify(body)).toString('hex');
    throw badRequest(
      `the object provided is unrecognized (must be of type ${resource.kind}): couldn't get version/kind; json parse error: json: cannot unmarshal ${found} into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" } (${hexadecimal})`,
    );
  }
  if (resource.custom) {
    for (const [field, title] of [
      ['kind', 'Kind'],
      ['apiVersion', 'apiVersion'],
    ]) {
      if (!body[field]) {
        throw untyped(resource, body, title);
      }
    }
  }
  // Only the built-in kinds can be told from the address alone.
  const kind = body.kind ?? (resource.custom ? '' : resource.kind);
  const version = body.apiVersion ?? (resource.custom ? '' : apiVersion);
  if (resource.custom && version === apiVersion && kind !== resource.kind) {
    throw wrongKind(resource, body, String(kind));
  }
  if (kind !== resource.kind || version !== apiVersion) {
    throw wrongType(resource, String(version), String(kind));
  }
  try {
    if (!resource.schema) {
      return decodeCustom(resource, body);
    }
    const decoded = decodeObject(resource.schema, body);
    return {
      object: {
        ...(decoded.value as KubernetesObject),
        kind: resource.kind,
        apiVersion,
      },
      unknown: decoded.unknown,
    };
  } catch (error) {
    if (error instanceof DecodeError) {
      throw badRequest(
        `${resource.kind} in version "${resource.version}" cannot be handled as a ${resource.kind}: ${error.message}`,
      );
    }
    throw error;
  }
}

/** The 400 for an object that does not say what it is. */
function untyped(resource: Resource, body: JsonRecord, field: string) {
  const text = JSON.stringify(body);
  const short = text.length > 30 ? `${text.slice(0, 30)} ...` : text;
  return badRequest(
    `the object provided is unrecognized (must be of type ${resource.kind}): Object '${field}' is missing in '${text}' (${short})`,
  );
}

function wrongKind(resource: Resource, body: JsonRecord, kind: string) {
  const { name } = recordOf(body.metadata);
  return invalidObject({ group: resource.group, kind }, String(name ?? ''), [
    invalid('kind', kind, `must be ${resource.kind}`),
  ]);
}

function wrongType(resource: Resource, apiVersion: string, kind: string) {
  if (resource.custom) {
    return badRequest(
      `the API version in the data (${apiVersion}) does not match the expected API version (${apiVersionOf(resource)})`,
    );
  }
  const isKnown = builtInResources.some(
    one => one.kind === kind && apiVersionOf(one) === apiVersion,
  );
  if (!isKnown) {
    return badRequest(
      `${kind} in version "${splitApiVersion(apiVersion).version}" cannot be handled as a ${resource.kind}: no kind "${kind}" is registered for version "${apiVersion}" in scheme "pkg/runtime/scheme.go:111"`,
    );
  }
  const version = resource.version;
  const group = resource.group.split('.')[0] || 'core';
  return badRequest(
    `${kind} in version "${version}" cannot be handled as a ${resource.kind}: converting (${version}.${kind}) to (${group}.${resource.kind}): unknown conversion`,
  );
}

/** The object as the real API server would write it: fields in their order, nothing empty, one spelling of each value. */
export function canonical(
  resource: Resource,
  object: KubernetesObject,
): KubernetesObject {
  return resource.schema ? decodeBody(resource, object).object : object;
}

/** What an object of the resource looks like before anything is set: what a create is compared with. */
export function emptyObject(resource: Resource): KubernetesObject {
  const base = { apiVersion: apiVersionOf(resource), kind: resource.kind };
  const empty = resource.schema
    ? (decodeObject(resource.schema, {}).value as JsonRecord)
    : {};
  return { metadata: { name: '' }, ...empty, ...base } as KubernetesObject;
}

/** Reads the options of a delete from its body. Throws the 400 for one that cannot be read. */
export function decodeDeleteOptions(body: unknown): JsonRecord {
  try {
    return decodeObject(builtInType('meta.v1.DeleteOptions'), body)
      .value as JsonRecord;
  } catch (error) {
    if (error instanceof DecodeError) {
      throw badRequest(error.message);
    }
    throw error;
  }
}
