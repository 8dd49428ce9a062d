import { fromStored } from '../conversion';
import { JsonRecord } from '../json';
import { apiVersionOf, Resource } from '../resources';
import { badRequest, StatusError } from '../status';
import { tableOf } from '../table';
import { KubernetesObject } from '../types';
import { Negotiated } from './respond';

function notAcceptable(message: string): StatusError {
  return new StatusError({ code: 406, reason: 'NotAcceptable', message });
}

/** Only an object's metadata. */
function partialMetadata(object: KubernetesObject, version = 'v1'): JsonRecord {
  return {
    kind: 'PartialObjectMetadata',
    apiVersion: `meta.k8s.io/${version}`,
    metadata: object.metadata,
  };
}

export interface Presentation {
  resource: Resource;
  negotiated: Negotiated;
  /** What a table's rows carry of their objects. */
  includeObject: 'None' | 'Metadata' | 'Object';
  now: Date;
}

/** Reads what a table's rows are to carry. Throws the 400 for what there is not. */
export function includeObjectOf(
  query: URLSearchParams,
): Presentation['includeObject'] {
  const value = query.get('includeObject') || 'Metadata';
  if (value !== 'None' && value !== 'Metadata' && value !== 'Object') {
    throw badRequest(
      `Unable to convert to Table as requested: includeObject: Invalid value: ${JSON.stringify(value)}: must be 'Metadata', 'Object', 'None', or empty`,
    );
  }
  return value;
}

/** One object in the form that was asked for. */
export function presentObject(
  presentation: Presentation,
  stored: KubernetesObject,
): unknown {
  const { resource, negotiated } = presentation;
  const object = fromStored(resource, stored);
  switch (negotiated.as) {
    case 'Table':
      return tableOf({
        ...presentation,
        objects: [object],
        version: negotiated.version,
        metadata: { resourceVersion: object.metadata.resourceVersion },
      });
    case 'PartialObjectMetadata':
      return partialMetadata(object, negotiated.version);
    case 'PartialObjectMetadataList':
      throw notAcceptable(
        `you requested PartialObjectMetadataList, but the requested object is not a list (*core.${resource.kind})`,
      );
    default:
      return object;
  }
}

/** A list in the form that was asked for. */
export function presentList(
  presentation: Presentation,
  objects: KubernetesObject[],
  metadata: JsonRecord,
): unknown {
  const { resource, negotiated } = presentation;
  switch (negotiated.as) {
    case 'Table':
      return tableOf({
        ...presentation,
        objects,
        version: negotiated.version,
        metadata,
      });
    case 'PartialObjectMetadataList':
      return {
        kind: 'PartialObjectMetadataList',
        apiVersion: `meta.k8s.io/${negotiated.version}`,
        metadata,
        items: objects.map(object =>
          partialMetadata(object, negotiated.version),
        ),
      };
    case 'PartialObjectMetadata':
      throw notAcceptable(
        `you requested PartialObjectMetadata, but the requested object is a list (*core.${resource.listKind})`,
      );
    default:
      return {
        kind: resource.listKind,
        apiVersion: apiVersionOf(resource),
        metadata,
        items: resource.custom ? objects : objects.map(withoutType),
      };
  }
}

/** Built-in kinds do not repeat in a list what they are. */
function withoutType(object: KubernetesObject): JsonRecord {
  const { apiVersion, kind, ...rest } = object;
  return rest;
}
