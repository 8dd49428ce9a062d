import { parse as parseYaml } from 'yaml';
import { jsonProblem } from '../../jsonProblem';
import { forbiddenField, invalidObject } from '../invalid';
import {
  applyObject,
  patchObject,
  PatchType,
  unsupportedPatch,
} from '../operations/patch';
import { badRequest, StatusError } from '../status';
import { mediaTypeOf } from './body';
import { Endpoint, reportFields, targetOf, writeOptionsOf } from './endpoint';
import { isSet } from './request';
import { negotiate } from './respond';
import { answer } from './write';

const patchTypes: Record<string, PatchType | 'apply' | undefined> = {
  'application/json-patch+json': 'json',
  'application/merge-patch+json': 'merge',
  'application/strategic-merge-patch+json': 'strategic',
  'application/apply-patch+yaml': 'apply',
};

function parsePatch(body: Buffer): unknown {
  const text = body.toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest(`error decoding patch: ${jsonProblem(text)}`);
  }
}

function parseApplied(body: Buffer): unknown {
  try {
    return parseYaml(body.toString('utf8'), { version: '1.1' });
  } catch (error) {
    throw badRequest(
      `error decoding YAML: error converting YAML to JSON: yaml: ${error instanceof Error ? error.message : error}`,
    );
  }
}

/** PATCH of one object or its status: JSON patch, merge patch, strategic merge patch, or server-side apply. */
export async function handlePatch(endpoint: Endpoint): Promise<void> {
  const { request, context, resource } = endpoint;
  const negotiated = negotiate(request);
  const type = patchTypes[mediaTypeOf(request.headers['content-type'])];
  if (type === 'strategic' && resource.custom) {
    throw unsupportedPatch(
      'application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml',
    );
  }
  if (!type) {
    throw new StatusError({
      code: 415,
      reason: 'UnsupportedMediaType',
      message: '415: Unsupported Media Type',
      details: {},
    });
  }
  const options = {
    ...writeOptionsOf(endpoint, 'PatchOptions'),
    subresource: endpoint.subresource,
    onUnknownFields: (unknown: string[]) => reportFields(endpoint, { unknown }),
  };
  const body = await request.body();
  const target = targetOf(endpoint);
  if (type !== 'apply') {
    if (request.query.has('force')) {
      throw invalidObject({ group: 'meta.k8s.io', kind: 'PatchOptions' }, '', [
        forbiddenField('force', 'may not be specified for non-apply patch'),
      ]);
    }
    const patch = parsePatch(body);
    answer(
      endpoint,
      negotiated,
      200,
      patchObject(context, target, type, patch, options),
    );
    return;
  }
  const { object, created } = applyObject(context, target, parseApplied(body), {
    ...options,
    fieldManager: request.query.get('fieldManager') ?? '',
    force: isSet(request.query, 'force'),
  });
  answer(endpoint, negotiated, created ? 201 : 200, object);
}
