import { ServerResponse } from 'node:http';
import {
  aggregatedDiscovery,
  coreVersions,
  groupList,
  groupOf,
  resourceList,
  version,
  wantsAggregated,
} from '../discovery';
import { ClusterContext } from '../operations/context';
import { methodNotAllowed, unknownResource } from '../status';
import { ApiRequest } from './request';
import { sendObject, sendText, unacceptable } from './respond';

const health = ['/healthz', '/livez', '/readyz'];

/** Whether a path may be read without a token. */
export function isPublic(path: string): boolean {
  return path === '/version' || path === '/version/' || health.includes(path);
}

/** Throws the 406 for a client that takes nothing that the sandbox can write. */
function checkAccepted(request: ApiRequest): void {
  const accepted = request.headers.accept ?? '*/*';
  const known = /(application\/(json|yaml|\*)|\*\/\*|^\s*$)/i;
  if (!accepted.split(',').some(clause => known.test(clause))) {
    throw unacceptable();
  }
}

function rootPaths(context: ClusterContext): string[] {
  const paths = ['/api', '/api/v1', '/apis', '/apis/'];
  for (const { group, version: one } of context.registry.all()) {
    if (group) {
      paths.push(`/apis/${group}`, `/apis/${group}/${one}`);
    }
  }
  return [...new Set([...paths, ...health, '/version'])].sort();
}

/** Everything that is not about objects: health, version, and what the cluster serves. */
export function handleDiscovery(
  context: ClusterContext,
  request: ApiRequest,
  response: ServerResponse,
): void {
  const { registry } = context;
  const { path } = request;
  if (health.includes(path)) {
    sendText(response, 200, 'ok');
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    throw methodNotAllowed();
  }
  checkAccepted(request);
  const send = (body: unknown) => sendObject(response, request, 200, body);
  const [root, group, ofVersion, ...rest] = path.split('/').filter(Boolean);
  const aggregated = wantsAggregated(request.headers.accept);
  if (root === undefined) {
    send({ paths: rootPaths(context) });
  } else if (path === '/version' || path === '/version/') {
    send(version);
  } else if ((root === 'api' || root === 'apis') && group === undefined) {
    if (aggregated) {
      response.setHeader('vary', 'Accept');
      sendObject(
        response,
        request,
        200,
        aggregatedDiscovery(registry, root === 'api', aggregated),
        'json',
        `application/json;g=apidiscovery.k8s.io;v=${aggregated};as=APIGroupDiscoveryList`,
      );
    } else {
      send(
        root === 'api'
          ? coreVersions(request.headers.host ?? '')
          : groupList(registry),
      );
    }
  } else if (root === 'api' && ofVersion === undefined) {
    if (group !== 'v1') {
      throw unknownResource();
    }
    send(resourceList(registry, '', group));
  } else if (root === 'apis' && rest.length === 0) {
    const found = groupOf(registry, group);
    if (!found) {
      sendText(response, 404, '404 page not found\n');
    } else if (ofVersion === undefined) {
      send(found);
    } else if (registry.hasGroupVersion(group, ofVersion)) {
      send(resourceList(registry, group, ofVersion));
    } else if (registry.all().some(one => one.group === group && one.custom)) {
      sendText(response, 404, '404 page not found\n');
    } else {
      throw unknownResource();
    }
  } else {
    sendText(response, 404, '404 page not found\n');
  }
}
