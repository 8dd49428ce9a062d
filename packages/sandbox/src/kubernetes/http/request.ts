import { IncomingMessage } from 'node:http';
import { UserInfo } from '../operations/context';

/** What a request asks for, as authorization and routing read it from method and address. */
export interface RequestInfo {
  method: string;
  path: string;
  query: URLSearchParams;
  /** `get`, `list`, `watch`, `deletecollection` …; the method in lower case where the path is no resource's. */
  verb: string;
  /** Set where the path names a resource. */
  resource?: {
    group: string;
    version: string;
    plural: string;
    namespace?: string;
    name?: string;
    subresource?: string;
  };
  headers: IncomingMessage['headers'];
}

/** A request that was authenticated. */
export interface ApiRequest extends RequestInfo {
  user: UserInfo;
  /** Reads the body, at most 3 MiB of it. Throws the 413 for a longer one. */
  body(): Promise<Buffer>;
}

const collectionVerbs: Record<string, string> = {
  GET: 'list',
  HEAD: 'list',
  POST: 'create',
  DELETE: 'deletecollection',
};
const objectVerbs: Record<string, string> = {
  GET: 'get',
  HEAD: 'get',
  POST: 'create',
  PUT: 'update',
  PATCH: 'patch',
  DELETE: 'delete',
};

/** Whether a boolean parameter is set; `watch=1` and a bare `watch` are. */
export function isSet(query: URLSearchParams, name: string): boolean {
  const value = query.get(name);
  return (
    value !== null &&
    !['0', 'false', 'False', 'FALSE', 'f', 'F'].includes(value)
  );
}

interface ResourcePath {
  group: string;
  version: string;
  plural: string;
  namespace?: string;
  name?: string;
  subresource?: string;
  /** The old form of a watch: `/api/v1/watch/…`. */
  watch: boolean;
}

function resourcePath(parts: string[]): ResourcePath | undefined {
  const core = parts[0] === 'api';
  if (!core && parts[0] !== 'apis') {
    return undefined;
  }
  const [group, version, ...rest] = core
    ? ['', ...parts.slice(1)]
    : parts.slice(1);
  if (!version || rest.length === 0) {
    return undefined;
  }
  const watch = rest[0] === 'watch' && rest.length > 1;
  const path = watch ? rest.slice(1) : rest;
  if (path[0] === 'namespaces' && path.length > 1) {
    const own = path.length === 2 || ['status', 'finalize'].includes(path[2]);
    if (own) {
      return {
        group,
        version,
        plural: 'namespaces',
        namespace: path[1],
        name: path[1],
        subresource: path[2],
        watch,
      };
    }
    const [, namespace, plural, name, subresource] = path;
    return { group, version, plural, namespace, name, subresource, watch };
  }
  const [plural, name, subresource] = path;
  return { group, version, plural, name, subresource, watch };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The name of the one object that a list's field selector leaves, which makes it a list of that name. */
function selectedName(query: URLSearchParams): string | undefined {
  return /(?:^|,)metadata\.name==?([^,]+)/.exec(
    query.get('fieldSelector') ?? '',
  )?.[1];
}

/** Reads method and address of a request. Source: Kubernetes' `RequestInfoFactory`. */
export function parseRequest(request: IncomingMessage): RequestInfo {
  const url = new URL(request.url ?? '/', 'http://cluster.local');
  const method = request.method ?? 'GET';
  const parts = url.pathname.split('/').filter(Boolean).map(decoded);
  const base = {
    method,
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
  };
  const found = resourcePath(parts);
  if (!found) {
    return { ...base, verb: method.toLowerCase() };
  }
  const { watch, ...resource } = found;
  let verb =
    (found.name ? objectVerbs : collectionVerbs)[method] ??
    method.toLowerCase();
  if (watch || (verb === 'list' && isSet(url.searchParams, 'watch'))) {
    verb = 'watch';
  }
  if (['list', 'watch', 'deletecollection'].includes(verb) && !found.name) {
    resource.name = selectedName(url.searchParams);
  }
  return { ...base, verb, resource };
}
