import { parse as parseYaml } from 'yaml';
import { forbiddenField, invalid, invalidObject } from '../invalid';
import { at, copyJson, JsonRecord, recordOf } from '../json';
import { applyJsonPatch } from '../patch/json';
import { applyMergePatch } from '../patch/merge';
import { readObject } from '../operations/read';
import { updateObject } from '../operations/update';
import { decodeObject } from '../schema/codec';
import { selectorText } from '../tables/selector';
import { builtInType } from '../schema/schema';
import { Resource, ScalePaths } from '../resources';
import {
  badRequest,
  conflict,
  internalError,
  modifiedMeanwhile,
} from '../status';
import { KubernetesObject } from '../types';
import { mediaTypeOf, parseObject } from '../http/body';
import { Endpoint, targetOf, writeOptionsOf } from '../http/endpoint';
import { sendObject } from '../http/respond';

/** Where the built-in kinds say how many replicas they have. */
const builtInPaths: ScalePaths = {
  spec: ['spec', 'replicas'],
  status: ['status', 'replicas'],
};

function selectorOf({ scale }: Resource, object: KubernetesObject) {
  if (scale) {
    return scale.selector && at(object, ...scale.selector);
  }
  const { selector } = recordOf(object.spec);
  return selectorText(
    object.kind === 'ReplicationController'
      ? { matchLabels: selector }
      : selector,
  );
}

function scaleOf(resource: Resource, object: KubernetesObject): JsonRecord {
  const { name, namespace, uid, resourceVersion, creationTimestamp } =
    object.metadata;
  const paths = resource.scale ?? builtInPaths;
  const { value } = decodeObject(builtInType('autoscaling.v1.Scale'), {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: at(object, ...paths.spec) },
    status: {
      replicas: at(object, ...paths.status) ?? 0,
      selector: selectorOf(resource, object),
    },
  });
  return recordOf(value);
}

async function wantedScale(
  endpoint: Endpoint,
  current: JsonRecord,
): Promise<unknown> {
  const { request } = endpoint;
  const body = await request.body();
  if (request.verb === 'update') {
    return parseObject(body, request.headers['content-type'], 'Scale');
  }
  const type = mediaTypeOf(request.headers['content-type']);
  let patch: unknown;
  try {
    patch = parseYaml(body.toString('utf8'));
  } catch {
    throw badRequest('error decoding patch: unexpected end of JSON input');
  }
  return type === 'application/json-patch+json'
    ? applyJsonPatch(copyJson(current), patch)
    : applyMergePatch(current, patch);
}

/** The object with another value at a path. */
function withValue(
  object: JsonRecord,
  [field, ...rest]: string[],
  value: unknown,
): JsonRecord {
  return {
    ...object,
    [field]: rest.length
      ? withValue(recordOf(object[field]), rest, value)
      : value,
  };
}

/** GET, PUT and PATCH of `…/scale`: how many replicas a workload has and is to have. */
export async function handleScale(endpoint: Endpoint): Promise<void> {
  const { request, response, context } = endpoint;
  const target = targetOf(endpoint);
  const { resource } = target;
  const object = copyJson(readObject(context, target));
  const current = scaleOf(resource, object);
  if (request.verb === 'get') {
    if (resource.scale && at(object, ...resource.scale.spec) === undefined) {
      throw internalError(
        `the spec replicas field ".${resource.scale.spec.join('.')}" does not exist`,
      );
    }
    sendObject(response, request, 200, current);
    return;
  }
  const options = writeOptionsOf(endpoint, 'UpdateOptions');
  const wanted = recordOf(await wantedScale(endpoint, current));
  const replicas = recordOf(wanted.spec).replicas ?? 0;
  const errors = [];
  if (typeof replicas !== 'number') {
    throw badRequest(
      `Scale in version "v1" cannot be handled as a Scale: json: cannot unmarshal ${typeof replicas} into Go struct field ScaleSpec.spec.replicas of type int32`,
    );
  }
  if (replicas < 0) {
    errors.push(
      invalid('spec.replicas', replicas, 'must be greater than or equal to 0'),
    );
  }
  if (recordOf(wanted.metadata).name === undefined) {
    errors.push(forbiddenField('metadata.name', 'name must be provided'));
  }
  if (errors.length) {
    throw invalidObject(
      { group: 'autoscaling', kind: 'Scale' },
      target.name,
      errors,
    );
  }
  const version = recordOf(wanted.metadata).resourceVersion;
  if (version && version !== object.metadata.resourceVersion) {
    throw conflict(target.resource, target.name, modifiedMeanwhile);
  }
  const wantedObject = withValue(
    object,
    (resource.scale ?? builtInPaths).spec,
    replicas,
  ) as KubernetesObject;
  const updated = updateObject(context, target, wantedObject, {
    ...options,
    subresource: 'scale',
  });
  sendObject(response, request, 200, scaleOf(resource, updated.object));
}
