import { ServerResponse } from 'node:http';
import { invalidObject, tooLong, unsupported } from '../invalid';
import { ClusterContext } from '../operations/context';
import { Target } from '../operations/read';
import { Resource } from '../resources';
import { badRequest } from '../status';
import { ApiRequest } from './request';

/** In bytes. */
const longestManager = 128;

/** What the handler of a verb gets. */
export interface Endpoint {
  context: ClusterContext;
  request: ApiRequest;
  response: ServerResponse;
  resource: Resource;
  namespace?: string;
  name?: string;
  subresource?: string;
}

/** The one object that the request is about. */
export function targetOf(endpoint: Endpoint): Target {
  return {
    resource: endpoint.resource,
    namespace: endpoint.resource.namespaced ? endpoint.namespace : undefined,
    name: endpoint.name ?? '',
  };
}

/** What `managedFields` calls the writer: the parameter, or the client's name from its User-Agent. */
export function fieldManagerOf(request: ApiRequest): string {
  const given = request.query.get('fieldManager');
  if (given) {
    return given;
  }
  const agent = request.headers['user-agent'] ?? '';
  return agent.split('/')[0].slice(0, longestManager) || 'unknown';
}

/** Reads the options that all writes share. Throws the 422 for values that there are not. */
export function writeOptionsOf(
  endpoint: Endpoint,
  kind: 'CreateOptions' | 'UpdateOptions' | 'PatchOptions' | 'DeleteOptions',
) {
  const { request } = endpoint;
  const dryRun = request.query.getAll('dryRun').filter(Boolean);
  const errors = [];
  if (dryRun.some(value => value !== 'All')) {
    errors.push(unsupported('dryRun', dryRun, ['All']));
  }
  const given = request.query.get('fieldManager') ?? '';
  if (Buffer.byteLength(given) > longestManager) {
    errors.push(tooLong('fieldManager', longestManager));
  }
  const validation = request.query.get('fieldValidation') ?? '';
  if (!['', 'Ignore', 'Strict', 'Warn'].includes(validation)) {
    errors.push(
      unsupported('fieldValidation', validation, [
        '',
        'Ignore',
        'Strict',
        'Warn',
      ]),
    );
  }
  if (errors.length) {
    throw invalidObject({ group: 'meta.k8s.io', kind }, '', errors);
  }
  return {
    user: request.user,
    fieldManager: fieldManagerOf(request),
    dryRun: dryRun.length > 0,
  };
}

/**
 * Deals with the fields of a body that its kind does not have or that come twice, as `fieldValidation` asks: refuses them,
 * warns of them in a header (which is what happens when nothing is asked), or lets them drop out in silence.
 */
export function reportFields(
  endpoint: Endpoint,
  fields: { unknown: string[]; duplicate?: string[] },
): void {
  const { unknown, duplicate = [] } = fields;
  const words = [
    ...duplicate.map(field => `duplicate field "${field}"`),
    ...unknown.map(field => `unknown field "${field}"`),
  ];
  if (words.length === 0) {
    return;
  }
  const { request, response, resource } = endpoint;
  const validation = request.query.get('fieldValidation') || 'Warn';
  if (validation === 'Strict') {
    throw badRequest(
      `${resource.kind} in version "${resource.version}" cannot be handled as a ${resource.kind}: strict decoding error: ${words.join(
        ', ',
      )}`,
    );
  }
  if (validation === 'Warn') {
    response.setHeader(
      'warning',
      words.map(word => `299 - "${word.replaceAll('"', '\\"')}"`),
    );
  }
}
