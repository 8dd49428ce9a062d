import { IncomingMessage, ServerResponse } from 'node:http';
import { Authenticator } from '../authentication';
import { impersonated } from '../impersonation';
import { ClusterContext } from '../operations/context';
import { attributesOf, authorize } from '../rbac';
import { Resource } from '../resources';
import {
  methodNotAllowed,
  notFound,
  unauthorized,
  unknownResource,
} from '../status';
import { readBody } from './body';
import { handleDiscovery, isPublic } from './discovery';
import { Endpoint } from './endpoint';
import { handleList } from './list';
import { handlePatch } from './patch';
import { ApiRequest, parseRequest, RequestInfo } from './request';
import { sendError, sendText } from './respond';
import { handleWatch } from './watch';
import {
  handleCreate,
  handleDelete,
  handleDeleteCollection,
  handleGet,
  handleUpdate,
} from './write';

/** An endpoint that is no plain object: reviews, metrics, logs, scales. True where it answered. */
export type SpecialEndpoint = (
  endpoint: Endpoint,
) => Promise<boolean> | boolean;

export interface HandlerOptions {
  context: ClusterContext;
  authenticator: Authenticator;
  /** Milliseconds between two bookmarks of a watch. */
  bookmarkInterval: number;
  special: SpecialEndpoint;
}

const anonymous = {
  name: 'system:anonymous',
  groups: ['system:unauthenticated'],
};

function allowedVerbs(
  resource: Resource,
  subresource: string | undefined,
): string[] | undefined {
  if (!subresource) {
    return resource.verbs;
  }
  return resource.subresources.find(one => one.name === subresource)?.verbs;
}

const collectionMethods = ['GET', 'HEAD', 'POST', 'DELETE'];
const objectMethods = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'];

/** The resource that a request names. Throws 404 where the cluster does not serve it, 405 where not like that. */
function route(request: RequestInfo, context: ClusterContext): Resource {
  const { resource: path, verb, method } = request;
  const resource =
    path && context.registry.byPlural(path.group, path.version, path.plural);
  const verbs = resource && allowedVerbs(resource, path.subresource);
  if (path?.subresource && resource?.custom && !verbs) {
    throw notFound(resource, path.name ?? '');
  }
  if (!resource || !verbs) {
    throw unknownResource();
  }
  const named = isNamed(request);
  const inNamespace =
    path.namespace !== undefined &&
    (path.plural !== 'namespaces' || path.name !== path.namespace);
  if (resource.namespaced ? named && !inNamespace : inNamespace) {
    throw unknownResource();
  }
  const fits = path.subresource
    ? true
    : (named ? objectMethods : collectionMethods).includes(method);
  const everywhere = resource.namespaced && !inNamespace && !named;
  if (
    !fits ||
    !verbs.some(one => one === verb) ||
    (everywhere && !['list', 'watch'].includes(verb) && !isReview(resource))
  ) {
    throw methodNotAllowed();
  }
  return resource;
}

/** Whether the path itself names an object; a list may name one by its field selector. */
function isNamed(request: RequestInfo): boolean {
  return request.resource?.name !== undefined &&
    !['list', 'watch', 'deletecollection'].includes(request.verb)
    ? !(request.verb === 'create' && !request.resource.name)
    : false;
}

function isReview(resource: Resource): boolean {
  return !resource.verbs.includes('get');
}

/** Tells the client of what it had better not rely on. */
function warn({ request, resource, response }: Endpoint): void {
  if (resource.bucket === 'endpoints') {
    response.setHeader(
      'warning',
      '299 - "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice"',
    );
  }
  if (
    resource.bucket === 'batch/jobs' &&
    request.verb === 'delete' &&
    !request.query.has('propagationPolicy') &&
    request.headers['content-length'] === undefined
  ) {
    response.setHeader(
      'warning',
      '299 - "child pods are preserved by default when jobs are deleted; set propagationPolicy=Background to remove them or set propagationPolicy=Orphan to suppress this warning"',
    );
  }
}

async function dispatch(
  endpoint: Endpoint,
  options: HandlerOptions,
): Promise<void> {
  warn(endpoint);
  if (await options.special(endpoint)) {
    return;
  }
  switch (endpoint.request.verb) {
    case 'get':
      handleGet(endpoint);
      break;
    case 'list':
      handleList(endpoint);
      break;
    case 'watch':
      handleWatch(endpoint, options);
      break;
    case 'create':
      await handleCreate(endpoint);
      break;
    case 'update':
      await handleUpdate(endpoint);
      break;
    case 'patch':
      await handlePatch(endpoint);
      break;
    case 'delete':
      await handleDelete(endpoint);
      break;
    case 'deletecollection':
      await handleDeleteCollection(endpoint);
      break;
    default:
      throw methodNotAllowed();
  }
}

/** Whether nothing at all answers there: built-in groups answer a Status to what they do not know, others do not. */
function isUnserved(
  context: ClusterContext,
  group: string,
  version: string,
  plural: string,
): boolean {
  const served = context.registry.all().filter(one => one.group === group);
  return (
    served.every(one => one.custom) &&
    group !== '' &&
    !served.some(one => one.version === version && one.plural === plural)
  );
}

/** Whether a header offers a token; who offers none is anonymous. */
function isBearer(authorization: string | undefined): boolean {
  return /^Bearer +\S/i.test(authorization ?? '');
}

/** The whole API of a cluster as a handler for Node's HTTP server or an Express application. */
export function createHandler(
  options: HandlerOptions,
): (request: IncomingMessage, response: ServerResponse) => void {
  const { context, authenticator } = options;
  const handle = async (
    incoming: IncomingMessage,
    response: ServerResponse,
    request: RequestInfo,
  ) => {
    const { authorization } = incoming.headers;
    const known = authenticator.authenticate(authorization);
    if (!known && isBearer(authorization)) {
      throw unauthorized();
    }
    const user = impersonated(
      context.store,
      known ?? anonymous,
      incoming.headers,
    );
    if (known || !isPublic(request.path)) {
      authorize(context.store, user, attributesOf(request));
    }
    const apiRequest: ApiRequest = {
      ...request,
      user,
      body: () => readBody(incoming),
    };
    if (!request.resource) {
      handleDiscovery(context, apiRequest, response);
      return;
    }
    const { group, version, plural } = request.resource;
    if (isUnserved(context, group, version, plural)) {
      sendText(response, 404, '404 page not found\n');
      return;
    }
    if (!version) {
      throw unknownResource();
    }
    await dispatch(
      {
        context,
        request: apiRequest,
        response,
        resource: route(request, context),
        namespace: request.resource.namespace,
        name: request.resource.name,
        subresource: request.resource.subresource,
      },
      options,
    );
  };
  return (incoming, response) => {
    const request = parseRequest(incoming);
    handle(incoming, response, request).catch(error => {
      if (!(error instanceof Error) || !('status' in error)) {
        context.logger.error(
          `${request.method} ${request.path} failed: ${error}`,
        );
      }
      sendError(response, request, error);
    });
  };
}
