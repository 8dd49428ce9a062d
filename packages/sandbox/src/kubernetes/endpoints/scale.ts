import { parse as parseYaml } from 'yaml';
import { forbiddenField, invalid, invalidObject } from '../invalid';
import { copyJson, JsonRecord, recordOf } from '../json';
import { applyJsonPatch } from '../patch/json';
import { applyMergePatch } from '../patch/merge';
import { readObject } from '../operations/read';
import { updateObject } from '../operations/update';
import { decodeObject } from '../schema/codec';
import { selectorText } from '../tables/selector';
import { builtInType } from '../schema/schema';
import { badRequest, conflict, modifiedMeanwhile } from '../status';
import { KubernetesObject } from '../types';
import { mediaTypeOf, parseObject } from '../http/body';
import { Endpoint, targetOf, writeOptionsOf } from '../http/endpoint';
import { sendObject } from '../http/respond';

function scaleOf(object: KubernetesObject): JsonRecord {
  const { name, namespace, uid, resourceVersion, creationTimestamp } =
    object.metadata;
  const spec = recordOf(object.spec);
  const selector =
    object.kind === 'ReplicationController'
      ? { matchLabels: spec.selector }
      : spec.selector;
  const { value } = decodeObject(builtInType('autoscaling.v1.Scale'), {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: spec.replicas },
    status: {
      replicas: recordOf(object.status).replicas ?? 0,
      selector: selectorText(selector),
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

/** GET, PUT and PATCH of `…/scale`: how many replicas a workload has and is to have. */
export async function handleScale(endpoint: Endpoint): Promise<void> {
  const { request, response, context } = endpoint;
  const target = targetOf(endpoint);
  const object = copyJson(readObject(context, target));
  const current = scaleOf(object);
  if (request.verb === 'get') {
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
  object.spec = { ...recordOf(object.spec), replicas };
  const updated = updateObject(context, target, object, {
    ...options,
    subresource: 'scale',
  });
  sendObject(response, request, 200, scaleOf(updated.object));
}
