import { listOf, recordOf, recordsOf, stringOf } from './json';
import { RequestInfo } from './http/request';
import { UserInfo } from './operations/context';
import { Store } from './storage/store';
import { StatusError } from './status';
import { KubernetesObject } from './types';

/** What somebody wants to do, as RBAC judges it. */
export type Attributes =
  | {
      verb: string;
      group: string;
      resource: string;
      subresource?: string;
      namespace?: string;
      name?: string;
      path?: undefined;
    }
  | { verb: string; path: string };

/** One rule of a Role or ClusterRole. */
export interface PolicyRule {
  verbs: string[];
  apiGroups: string[];
  resources: string[];
  resourceNames: string[];
  nonResourceUrls: string[];
}

const api = 'rbac.authorization.k8s.io';

function strings(value: unknown): string[] {
  return listOf(value).filter(
    (item): item is string => typeof item === 'string',
  );
}

/** The rules of a Role or ClusterRole. */
export function rulesOfRole(role: KubernetesObject | undefined): PolicyRule[] {
  return recordsOf(role?.rules).map(rule => ({
    verbs: strings(rule.verbs),
    apiGroups: strings(rule.apiGroups),
    resources: strings(rule.resources),
    resourceNames: strings(rule.resourceNames),
    nonResourceUrls: strings(rule.nonResourceURLs),
  }));
}

function includes(values: string[], wanted: string): boolean {
  return values.includes('*') || values.includes(wanted);
}

/** Whether one rule of a role covers what is wanted. Source: Kubernetes' `RuleAllows`. */
export function ruleAllows(rule: PolicyRule, wanted: Attributes): boolean {
  if (!includes(rule.verbs, wanted.verb)) {
    return false;
  }
  if (wanted.path !== undefined) {
    const { path } = wanted;
    return rule.nonResourceUrls.some(
      url =>
        url === '*' ||
        url === path ||
        (url.endsWith('*') && path.startsWith(url.slice(0, -1))),
    );
  }
  const combined = wanted.subresource
    ? `${wanted.resource}/${wanted.subresource}`
    : wanted.resource;
  const resourceMatches =
    includes(rule.resources, combined) ||
    (wanted.subresource !== undefined &&
      rule.resources.includes(`*/${wanted.subresource}`));
  return (
    includes(rule.apiGroups, wanted.group) &&
    resourceMatches &&
    (rule.resourceNames.length === 0 ||
      rule.resourceNames.includes(wanted.name ?? ''))
  );
}

function subjectIs(
  subject: Record<string, unknown>,
  user: UserInfo,
  namespace: string | undefined,
): boolean {
  switch (subject.kind) {
    case 'User':
      return subject.name === user.name;
    case 'Group':
      return user.groups.includes(String(subject.name));
    case 'ServiceAccount':
      return (
        user.name ===
        `system:serviceaccount:${subject.namespace ?? namespace}:${subject.name}`
      );
    default:
      return false;
  }
}

/** A rule that a user has, and the binding that gives it, in words. */
interface Grant {
  rule: PolicyRule;
  source: string;
}

function describeSubject(subject: Record<string, unknown>): string {
  return subject.kind === 'ServiceAccount'
    ? `ServiceAccount ${JSON.stringify(`${subject.name}/${subject.namespace}`)}`
    : `${subject.kind} ${JSON.stringify(subject.name)}`;
}

function grantsFor(
  store: Store,
  user: UserInfo,
  namespace: string | undefined,
): Grant[] {
  const roleOf = (binding: KubernetesObject) => {
    const reference = recordOf(binding.roleRef);
    const name = stringOf(reference.name) ?? '';
    return reference.kind === 'ClusterRole'
      ? store.get(`${api}/clusterroles`, name)
      : store.get(`${api}/roles`, `${binding.metadata.namespace}/${name}`);
  };
  const bindings = [
    ...store.list(`${api}/clusterrolebindings`),
    ...(namespace ? store.list(`${api}/rolebindings`, namespace) : []),
  ];
  return bindings.flatMap(binding => {
    const { name, namespace: own } = binding.metadata;
    const subject = recordsOf(binding.subjects).find(one =>
      subjectIs(one, user, own),
    );
    if (!subject) {
      return [];
    }
    const reference = recordOf(binding.roleRef);
    const shown = own ? `${name}/${own}` : name;
    const source = `${binding.kind} ${JSON.stringify(shown)} of ${reference.kind} ${JSON.stringify(reference.name)} to ${describeSubject(subject)}`;
    return rulesOfRole(roleOf(binding)).map(rule => ({ rule, source }));
  });
}

/** Every rule that a user has in a namespace, and in the whole cluster. */
export function rulesFor(
  store: Store,
  user: UserInfo,
  namespace: string | undefined,
): PolicyRule[] {
  return grantsFor(store, user, namespace).map(({ rule }) => rule);
}

/** Whether a user may do what is wanted, by the roles and bindings in the cluster now, and which of them says so. */
export function decide(
  store: Store,
  user: UserInfo,
  wanted: Attributes,
): { allowed: boolean; reason?: string } {
  if (user.groups.includes('system:masters')) {
    return { allowed: true };
  }
  const namespace = wanted.path === undefined ? wanted.namespace : undefined;
  const grant = grantsFor(store, user, namespace).find(({ rule }) =>
    ruleAllows(rule, wanted),
  );
  return grant
    ? { allowed: true, reason: `RBAC: allowed by ${grant.source}` }
    : { allowed: false };
}

/** Whether a user may do what is wanted. */
export function isAllowed(
  store: Store,
  user: UserInfo,
  wanted: Attributes,
): boolean {
  return decide(store, user, wanted).allowed;
}

/** What a request wants. */
export function attributesOf(request: RequestInfo): Attributes {
  const { resource, verb, path } = request;
  if (!resource) {
    return { verb, path };
  }
  return {
    verb,
    group: resource.group,
    resource: resource.plural,
    subresource: resource.subresource,
    namespace: resource.namespace,
    name: resource.name,
  };
}

function refusal(user: UserInfo, wanted: Attributes): StatusError {
  if (wanted.path !== undefined) {
    return new StatusError({
      code: 403,
      reason: 'Forbidden',
      message: `forbidden: User ${JSON.stringify(user.name)} cannot ${wanted.verb} path ${JSON.stringify(wanted.path)}`,
      details: {},
    });
  }
  const { group, resource, subresource, namespace, name, verb } = wanted;
  const shown = subresource ? `${resource}/${subresource}` : resource;
  const where = namespace
    ? `in the namespace ${JSON.stringify(namespace)}`
    : 'at the cluster scope';
  const what = group ? `${resource}.${group}` : resource;
  const named = name ? `${what} ${JSON.stringify(name)}` : what;
  return new StatusError({
    code: 403,
    reason: 'Forbidden',
    message: `${named} is forbidden: User ${JSON.stringify(user.name)} cannot ${verb} resource ${JSON.stringify(shown)} in API group ${JSON.stringify(group)} ${where}`,
    details: {
      ...(name && { name }),
      ...(group && { group }),
      kind: resource,
    },
  });
}

/** Throws the 403 for what a user may not do. */
export function authorize(
  store: Store,
  user: UserInfo,
  wanted: Attributes,
): void {
  if (!isAllowed(store, user, wanted)) {
    throw refusal(user, wanted);
  }
}
