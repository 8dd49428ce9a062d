import { Authenticator } from '../authentication';
import { FieldSet } from '../fields/fieldSet';
import { ownByUpdate } from '../fields/managers';
import { FieldError, invalid, invalidObject } from '../invalid';
import { isRecord, JsonRecord, listOf, recordOf, stringOf } from '../json';
import { timestamp, UserInfo } from '../operations/context';
import { mergeSchemaOf } from '../operations/create';
import { canonical, decodeBody, emptyObject } from '../operations/decode';
import { Attributes, decide, rulesFor } from '../rbac';
import { apiVersionOf } from '../resources';
import { KubernetesObject } from '../types';
import { parseObject } from '../http/body';
import { Endpoint, fieldManagerOf } from '../http/endpoint';
import { sendObject } from '../http/respond';

function infoOf(user: UserInfo): JsonRecord {
  return { username: user.name, groups: user.groups };
}

function attributesOf(spec: JsonRecord): Attributes {
  const { resourceAttributes: resource, nonResourceAttributes: other } = spec;
  if (isRecord(other)) {
    return { verb: String(other.verb ?? ''), path: String(other.path ?? '') };
  }
  const attributes = recordOf(resource);
  return {
    verb: String(attributes.verb ?? ''),
    group: String(attributes.group ?? ''),
    resource: String(attributes.resource ?? ''),
    subresource: stringOf(attributes.subresource),
    namespace: stringOf(attributes.namespace),
    name: stringOf(attributes.name),
  };
}

function accessErrors(spec: JsonRecord, ofSomebody: boolean): FieldError[] {
  const errors: FieldError[] = [];
  const resource = isRecord(spec.resourceAttributes);
  const other = isRecord(spec.nonResourceAttributes);
  if (resource === other) {
    errors.push(
      invalid(
        resource ? 'spec.nonResourceAttributes' : 'spec.resourceAttributes',
        spec[resource ? 'nonResourceAttributes' : 'resourceAttributes'],
        resource
          ? 'cannot be specified in combination with resourceAttributes'
          : 'exactly one of nonResourceAttributes or resourceAttributes must be specified',
      ),
    );
  }
  if (ofSomebody && !spec.user && listOf(spec.groups).length === 0) {
    errors.push(
      invalid(
        'spec.user',
        '',
        'at least one of user or group must be specified',
      ),
    );
  }
  return errors;
}

function rulesReview(endpoint: Endpoint, spec: JsonRecord): JsonRecord {
  const { context, request } = endpoint;
  const rules = rulesFor(context.store, request.user, stringOf(spec.namespace));
  return {
    resourceRules: rules
      .filter(rule => rule.resources.length)
      .map(rule => ({
        verbs: rule.verbs,
        apiGroups: rule.apiGroups,
        resources: rule.resources,
        ...(rule.resourceNames.length && {
          resourceNames: rule.resourceNames,
        }),
      })),
    nonResourceRules: rules
      .filter(rule => rule.nonResourceUrls.length)
      .map(rule => ({
        verbs: rule.verbs,
        nonResourceURLs: rule.nonResourceUrls,
      })),
    incomplete: false,
  };
}

function tokenStatus(
  authenticator: Authenticator,
  spec: JsonRecord,
): JsonRecord {
  const user = authenticator.byToken(String(spec.token ?? ''));
  return user
    ? {
        authenticated: true,
        user: infoOf(user),
        audiences: ['https://kubernetes.default.svc'],
      }
    : { user: {}, error: 'invalid bearer token' };
}

function accessStatus(
  endpoint: Endpoint,
  user: UserInfo,
  spec: JsonRecord,
): JsonRecord {
  const { allowed, reason } = decide(
    endpoint.context.store,
    user,
    attributesOf(spec),
  );
  return { allowed, ...(reason && { reason }) };
}

function statusOfReview(
  endpoint: Endpoint,
  authenticator: Authenticator,
  spec: JsonRecord,
): JsonRecord {
  const { request, resource } = endpoint;
  const group = resource.group;
  const checked = (errors: FieldError[]) => {
    if (errors.length) {
      throw invalidObject({ group, kind: '' }, '', errors);
    }
  };
  switch (resource.kind) {
    case 'SelfSubjectReview':
      return { userInfo: infoOf(request.user) };
    case 'TokenReview':
      return tokenStatus(authenticator, spec);
    case 'SelfSubjectRulesReview':
      return rulesReview(endpoint, spec);
    case 'SelfSubjectAccessReview':
      checked(accessErrors(spec, false));
      return accessStatus(endpoint, request.user, spec);
    default:
      checked(accessErrors(spec, true));
      return accessStatus(
        endpoint,
        {
          name: String(spec.user ?? ''),
          groups: listOf(spec.groups).map(String),
        },
        spec,
      );
  }
}

/** POST of a review: a question about somebody's token or rights, answered in the status and kept nowhere. */
export async function handleReview(
  endpoint: Endpoint,
  authenticator: Authenticator,
): Promise<void> {
  const { request, response, resource, context } = endpoint;
  const body = parseObject(
    await request.body(),
    request.headers['content-type'],
    resource.kind,
  );
  const { object } = decodeBody(resource, body);
  const spec = recordOf(object.spec);
  const time = timestamp(context.now());
  const status = statusOfReview(endpoint, authenticator, spec);
  const metadata: KubernetesObject['metadata'] = {
    ...object.metadata,
    ...(resource.namespaced && { namespace: endpoint.namespace }),
    ...(resource.kind === 'SelfSubjectReview' && { creationTimestamp: time }),
  };
  const owned =
    resource.kind === 'SelfSubjectReview' ||
    resource.kind === 'SelfSubjectRulesReview'
      ? object
      : ownByUpdate(undefined, emptyObject(resource), object, {
          schema: mergeSchemaOf(resource),
          manager: {
            name: fieldManagerOf(request),
            operation: 'Update',
            apiVersion: apiVersionOf(resource),
          },
          time,
          reset: new FieldSet(),
        });
  const { managedFields } = owned.metadata;
  const shownSpec = resource.kind === 'SelfSubjectRulesReview' ? {} : spec;
  const answer = canonical(resource, {
    ...object,
    metadata: { ...metadata, ...(managedFields ? { managedFields } : {}) },
    ...(resource.kind !== 'SelfSubjectReview' && { spec: shownSpec }),
    status,
  });
  sendObject(response, request, 201, answer);
}
