import { fromStored } from '../conversion';
import { JsonRecord } from '../json';
import { parseSelectors } from '../selectors';
import { badRequest, expired } from '../status';
import { CompactedError, keyOf } from '../storage/store';
import { KubernetesObject } from '../types';
import { Endpoint } from './endpoint';
import {
  futureRevision,
  ListQuery,
  parseListQuery,
  parseRevision,
} from './listOptions';
import { includeObjectOf, presentList } from './present';
import { negotiate, sendObject } from './respond';

interface ContinueToken {
  /** The revision of the first page; -1 where the rest may come from now. */
  revision: number;
  /** The first key of the next page. */
  start: string;
}

const tokenVersion = 'meta.k8s.io/v1';

function writeToken(token: ContinueToken): string {
  const text = JSON.stringify({
    v: tokenVersion,
    rv: token.revision,
    start: token.start,
  }).replaceAll('\0', '\\u0000');
  return Buffer.from(text).toString('base64url');
}

function readToken(value: string): ContinueToken {
  let token: unknown;
  try {
    token = JSON.parse(Buffer.from(value, 'base64url').toString('utf8'));
  } catch {
    const first = Buffer.from(value, 'base64url').toString('utf8')[0] ?? '';
    throw badRequest(
      `invalid continue token: continue key is not valid: invalid character '${first}' looking for beginning of value`,
    );
  }
  const { v, rv, start } = token as JsonRecord;
  if (v !== tokenVersion) {
    throw badRequest(
      `invalid continue token: continue key is not valid: server does not recognize this encoded version ${JSON.stringify(v ?? '')}`,
    );
  }
  if (typeof rv !== 'number' || rv === 0 || typeof start !== 'string') {
    throw badRequest(
      'invalid continue token: continue key is not valid: incorrect encoded start resourceVersion (version meta.k8s.io/v1)',
    );
  }
  return { revision: rv, start: start.replace(/^\//, '') };
}

const tooOldToContinue =
  'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.';

interface Snapshot {
  revision: number;
  objects: KubernetesObject[];
}

function snapshotOf(
  endpoint: Endpoint,
  query: ListQuery,
  token: ContinueToken | undefined,
): Snapshot {
  const { store } = endpoint.context;
  const { bucket } = endpoint.resource;
  const namespace = endpoint.resource.namespaced
    ? endpoint.namespace
    : undefined;
  const current = (): Snapshot => ({
    revision: store.revision,
    objects: store.list(bucket, namespace),
  });
  const past = (revision: number): Snapshot => ({
    revision,
    objects: store.listAt(bucket, revision, namespace),
  });
  if (token) {
    if (token.revision < 0) {
      return current();
    }
    if (token.revision > store.revision) {
      throw futureRevision(token.revision, store.revision);
    }
    try {
      return past(token.revision);
    } catch (error) {
      if (error instanceof CompactedError) {
        throw expired(tooOldToContinue, {
          continue: writeToken({ revision: -1, start: token.start }),
        });
      }
      throw error;
    }
  }
  const revision = parseRevision(query.resourceVersion, false);
  if (revision !== undefined && revision > store.revision) {
    throw futureRevision(revision, store.revision);
  }
  const exact =
    query.match === 'Exact' ||
    (query.match === '' && query.limit > 0 && revision !== undefined);
  if (!exact || !revision) {
    return current();
  }
  try {
    return past(revision);
  } catch (error) {
    if (error instanceof CompactedError) {
      throw expired('The resourceVersion for the provided list is too old.');
    }
    throw error;
  }
}

/** Key of an object below the place that is listed, as tokens carry it. */
function relativeKey(object: KubernetesObject, endpoint: Endpoint): string {
  const { namespace, name } = object.metadata;
  return endpoint.namespace && endpoint.resource.namespaced
    ? name
    : keyOf(namespace, name);
}

/** A page of a list and what its metadata says of the rest. */
export function selectPage(
  endpoint: Endpoint,
  query: ListQuery,
): { objects: KubernetesObject[]; metadata: JsonRecord } {
  const { resource } = endpoint;
  const token = query.continueToken
    ? readToken(query.continueToken)
    : undefined;
  if (token && query.resourceVersion && query.resourceVersion !== '0') {
    throw badRequest(
      'specifying resource version is not allowed when using continue',
    );
  }
  const matches = parseSelectors(resource, query);
  // What may be of any moment comes from a cache, which gives it whole.
  const limit = query.resourceVersion === '0' && !token ? 0 : query.limit;
  const { revision, objects } = snapshotOf(endpoint, query, token);
  const page: KubernetesObject[] = [];
  let index = 0;
  let last = '';
  for (; index < objects.length; index += 1) {
    const key = relativeKey(objects[index], endpoint);
    if (token && key < token.start) {
      continue;
    }
    if (limit > 0 && page.length >= limit) {
      break;
    }
    const object = fromStored(resource, objects[index]);
    if (matches(object)) {
      page.push(object);
    }
    last = key;
  }
  const remaining = objects.length - index;
  // Lists of custom kinds always have the field, as they are written without a type.
  const metadata: JsonRecord = {
    ...(resource.custom && { continue: '' }),
    resourceVersion: String(revision),
  };
  if (remaining > 0) {
    metadata.continue = writeToken({ revision, start: `${last}\0` });
    if (!query.labelSelector && !query.fieldSelector) {
      metadata.remainingItemCount = remaining;
    }
  }
  return { objects: page, metadata };
}

/** GET of a collection. */
export function handleList(endpoint: Endpoint): void {
  const { request, response, resource, context } = endpoint;
  const negotiated = negotiate(request);
  const query = parseListQuery(request.query, false);
  const { objects, metadata } = selectPage(endpoint, query);
  const presentation = {
    resource,
    negotiated,
    includeObject: includeObjectOf(request.query),
    now: context.now(),
  };
  sendObject(
    response,
    request,
    200,
    presentList(presentation, objects, metadata),
    negotiated.format,
  );
}
