import { isRecord, JsonRecord, numberOf, recordOf, stringOf } from '../json';
import { invalidObject, unsupported } from '../invalid';
import { createObject } from '../operations/create';
import { decodeBody, decodeDeleteOptions } from '../operations/decode';
import { deleteObject, DeleteOptions } from '../operations/delete';
import { readObject } from '../operations/read';
import { updateObject } from '../operations/update';
import { badRequest } from '../status';
import { KubernetesObject } from '../types';
import { duplicatesIn, parseObject } from './body';
import { Endpoint, reportFields, targetOf, writeOptionsOf } from './endpoint';
import { selectPage } from './list';
import { futureRevision, parseListQuery, parseRevision } from './listOptions';
import { includeObjectOf, presentList, presentObject } from './present';
import { negotiate, Negotiated, sendObject } from './respond';

/** Answers one object in the form that the client asked for. */
export function answer(
  endpoint: Endpoint,
  negotiated: Negotiated,
  code: number,
  object: KubernetesObject,
): void {
  const { request, response, resource, context } = endpoint;
  const presentation = {
    resource,
    negotiated,
    includeObject: includeObjectOf(request.query),
    now: context.now(),
  };
  sendObject(
    response,
    request,
    code,
    presentObject(presentation, object),
    negotiated.format,
  );
}

/** GET of one object. */
export function handleGet(endpoint: Endpoint): void {
  const negotiated = negotiate(endpoint.request);
  const revision = parseRevision(
    endpoint.request.query.get('resourceVersion') ?? '',
    false,
  );
  const { store } = endpoint.context;
  if (revision !== undefined && revision > store.revision) {
    throw futureRevision(revision, store.revision);
  }
  const object = readObject(endpoint.context, targetOf(endpoint));
  answer(endpoint, negotiated, 200, object);
}

async function readObjectBody(endpoint: Endpoint): Promise<KubernetesObject> {
  const { request, resource } = endpoint;
  const type = request.headers['content-type'];
  const bytes = await request.body();
  const body = parseObject(bytes, type, resource.kind);
  // What is nothing reads as an object of the kind with nothing in it.
  const { object, unknown } = decodeBody(resource, body ?? {});
  reportFields(endpoint, { unknown, duplicate: duplicatesIn(bytes, type) });
  return object;
}

/** POST to a collection. */
export async function handleCreate(endpoint: Endpoint): Promise<void> {
  const negotiated = negotiate(endpoint.request);
  const options = writeOptionsOf(endpoint, 'CreateOptions');
  const object = await readObjectBody(endpoint);
  const created = createObject(endpoint.context, endpoint.resource, object, {
    ...options,
    namespace: endpoint.namespace,
  });
  answer(endpoint, negotiated, 201, created);
}

/** PUT of one object or its status. */
export async function handleUpdate(endpoint: Endpoint): Promise<void> {
  const negotiated = negotiate(endpoint.request);
  const options = writeOptionsOf(endpoint, 'UpdateOptions');
  const given = await readObjectBody(endpoint);
  const { object, created } = updateObject(
    endpoint.context,
    targetOf(endpoint),
    given,
    {
      ...options,
      subresource: endpoint.subresource,
      conditional: true,
    },
  );
  answer(endpoint, negotiated, created ? 201 : 200, object);
}

function isPolicy(
  value: unknown,
): value is NonNullable<DeleteOptions['propagationPolicy']> {
  return value === 'Foreground' || value === 'Background' || value === 'Orphan';
}

async function deleteOptionsOf(endpoint: Endpoint): Promise<DeleteOptions> {
  const { request } = endpoint;
  const shared = writeOptionsOf(endpoint, 'DeleteOptions');
  const body = await request.body();
  const given: JsonRecord =
    body.length === 0
      ? {}
      : decodeDeleteOptions(
          parseObject(body, request.headers['content-type'], 'DeleteOptions'),
        );
  const policy =
    given.propagationPolicy ?? request.query.get('propagationPolicy');
  const grace = request.query.get('gracePeriodSeconds');
  if (policy !== null && policy !== undefined && !isPolicy(policy)) {
    throw invalidObject({ group: 'meta.k8s.io', kind: 'DeleteOptions' }, '', [
      unsupported('propagationPolicy', policy, [
        'Foreground',
        'Background',
        'Orphan',
        'nil',
      ]),
    ]);
  }
  if (grace !== null && !/^\d+$/.test(grace)) {
    throw badRequest(
      `strconv.ParseInt: parsing ${JSON.stringify(grace)}: invalid syntax`,
    );
  }
  const orphans =
    given.orphanDependents ?? request.query.get('orphanDependents');
  const legacy =
    orphans === true || orphans === 'true' ? ('Orphan' as const) : undefined;
  const preconditions = recordOf(given.preconditions);
  return {
    ...shared,
    dryRun:
      shared.dryRun || (Array.isArray(given.dryRun) && given.dryRun.length > 0),
    propagationPolicy: isPolicy(policy) ? policy : legacy,
    gracePeriodSeconds:
      numberOf(given.gracePeriodSeconds) ??
      (grace === null ? undefined : Number(grace)),
    preconditions: isRecord(given.preconditions)
      ? {
          uid: stringOf(preconditions.uid),
          resourceVersion: stringOf(preconditions.resourceVersion),
        }
      : undefined,
  };
}

/** DELETE of one object. */
export async function handleDelete(endpoint: Endpoint): Promise<void> {
  const negotiated = negotiate(endpoint.request);
  const options = await deleteOptionsOf(endpoint);
  const deleted = deleteObject(endpoint.context, targetOf(endpoint), options);
  if (deleted.answer.kind === 'Status' && !('spec' in deleted.answer)) {
    sendObject(endpoint.response, endpoint.request, 200, deleted.answer);
    return;
  }
  answer(endpoint, negotiated, 200, deleted.answer as KubernetesObject);
}

/** DELETE of a collection, or of what its selectors leave of it. */
export async function handleDeleteCollection(
  endpoint: Endpoint,
): Promise<void> {
  const { request, response, resource, context } = endpoint;
  const negotiated = negotiate(request);
  const query = parseListQuery(request.query, false);
  const options = await deleteOptionsOf(endpoint);
  const { objects, metadata } = selectPage(endpoint, query);
  const deleted = objects.map(object => {
    const { name, namespace } = object.metadata;
    const outcome = deleteObject(
      context,
      { resource, namespace, name },
      options,
    );
    return outcome.finished ? object : outcome.answer;
  });
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
    presentList(presentation, deleted, {
      ...metadata,
      resourceVersion: String(context.store.revision),
    }),
    negotiated.format,
  );
}
