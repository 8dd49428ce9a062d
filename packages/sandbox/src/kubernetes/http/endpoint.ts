import { ServerResponse } from 'node:http';
import { invalidObject, unsupported } from '../invalid';
import { ClusterContext } from '../operations/context';
import { Target } from '../operations/read';
import { Resource } from '../resources';
import { badRequest } from '../status';
import { ApiRequest } from './request';

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
  return agent.split('/')[0].slice(0, 128) || 'unknown';
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
 * Deals with the fields of a body that its kind does not have, as `fieldValidation` asks: refuses them, warns of them
 * in a header (which is what happens when nothing is asked), or lets them drop out in silence.
 */
export function reportUnknownFields(
  endpoint: Endpoint,
  unknown: string[],
): void {
  if (unknown.length === 0) {
    return;
  }
  const { request, response, resource } = endpoint;
  const validation = request.query.get('fieldValidation') || 'Warn';
  const words = unknown.map(field => `unknown field "${field}"`);
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
