import { listOf, recordOf, stringOf } from '../json';
import { Admission, ClusterContext } from '../operations/context';
import {
  isAllowed,
  PolicyRule,
  ruleAllows,
  rulesFor,
  rulesOfRole,
} from '../rbac';
import { Resource } from '../resources';
import { forbidden, notFound } from '../status';
import { KubernetesObject } from '../types';

const group = 'rbac.authorization.k8s.io';
const roles = new Set([`${group}/roles`, `${group}/clusterroles`]);
const bindings = new Set([
  `${group}/rolebindings`,
  `${group}/clusterrolebindings`,
]);

/** One rule as a list of the single things that it allows. */
function single(rule: PolicyRule): PolicyRule[] {
  const names = rule.resourceNames.length ? rule.resourceNames : [undefined];
  return rule.verbs.flatMap(verb => [
    ...rule.nonResourceUrls.map(url => ({
      verbs: [verb],
      apiGroups: [],
      resources: [],
      resourceNames: [],
      nonResourceUrls: [url],
    })),
    ...rule.apiGroups.flatMap(apiGroup =>
      rule.resources.flatMap(resource =>
        names.map(name => ({
          verbs: [verb],
          apiGroups: [apiGroup],
          resources: [resource],
          resourceNames: name === undefined ? [] : [name],
          nonResourceUrls: [],
        })),
      ),
    ),
  ]);
}

function covers(held: PolicyRule[], wanted: PolicyRule): boolean {
  const [verb] = wanted.verbs;
  const [url] = wanted.nonResourceUrls;
  if (url !== undefined) {
    return held.some(rule => ruleAllows(rule, { verb, path: url }));
  }
  const [resource, subresource] = wanted.resources[0].split('/');
  return held.some(rule =>
    ruleAllows(rule, {
      verb,
      group: wanted.apiGroups[0],
      resource,
      subresource,
      name: wanted.resourceNames[0],
    }),
  );
}

function printedList(values: string[]): string {
  return `[${values.map(value => JSON.stringify(value)).join(' ')}]`;
}

function printedRule(rule: PolicyRule): string {
  const parts = [
    ...(rule.nonResourceUrls.length
      ? [`NonResourceURLs:${printedList(rule.nonResourceUrls)}`]
      : [
          `APIGroups:${printedList(rule.apiGroups)}`,
          `Resources:${printedList(rule.resources)}`,
        ]),
    ...(rule.resourceNames.length
      ? [`ResourceNames:${printedList(rule.resourceNames)}`]
      : []),
    `Verbs:${printedList(rule.verbs)}`,
  ];
  return `{${parts.join(', ')}}`;
}

/** Rules for one resource read as one, with all their verbs. */
function compact(rules: PolicyRule[]): PolicyRule[] {
  const merged = new Map<string, PolicyRule>();
  for (const rule of rules) {
    const key = JSON.stringify({ ...rule, verbs: [] });
    const known = merged.get(key);
    merged.set(
      key,
      known ? { ...known, verbs: [...known.verbs, ...rule.verbs] } : rule,
    );
  }
  return [...merged.values()];
}

function boundRole(
  context: ClusterContext,
  resource: Resource,
  binding: KubernetesObject,
): KubernetesObject {
  const reference = recordOf(binding.roleRef);
  const name = stringOf(reference.name) ?? '';
  const plural = reference.kind === 'Role' ? 'roles' : 'clusterroles';
  const key =
    reference.kind === 'Role' ? `${binding.metadata.namespace}/${name}` : name;
  const role = context.store.get(`${group}/${plural}`, key);
  if (!role) {
    throw notFound(resource, name);
  }
  return role;
}

/** Nobody gives rights that they do not have, unless they may `escalate` or `bind`. */
export function rightsEscalation(context: ClusterContext): Admission {
  return {
    validate({ operation, resource, namespace, object, user, old }) {
      const isRole = roles.has(resource.bucket);
      if (
        operation === 'DELETE' ||
        (!isRole && !bindings.has(resource.bucket)) ||
        user.groups.includes('system:masters')
      ) {
        return;
      }
      if (
        old &&
        JSON.stringify(old.rules) === JSON.stringify(object.rules) &&
        isRole
      ) {
        return;
      }
      const reference = recordOf(object.roleRef);
      const special = isRole
        ? {
            verb: 'escalate',
            plural: resource.plural,
            name: object.metadata.name,
          }
        : {
            verb: 'bind',
            plural: reference.kind === 'Role' ? 'roles' : 'clusterroles',
            name: String(reference.name),
          };
      const excused = isAllowed(context.store, user, {
        verb: special.verb,
        group,
        resource: special.plural,
        namespace,
        name: special.name,
      });
      if (excused) {
        return;
      }
      const given = rulesOfRole(
        isRole ? object : boundRole(context, resource, object),
      );
      const held = rulesFor(context.store, user, namespace);
      const missing = given.flatMap(single).filter(rule => !covers(held, rule));
      if (missing.length) {
        throw forbidden(
          resource,
          object.metadata.name,
          `user ${JSON.stringify(user.name)} (groups=${printedList(
            listOf(user.groups).map(String),
          )}) is attempting to grant RBAC permissions not currently held:\n${compact(
            missing,
          )
            .map(printedRule)
            .sort()
            .join('\n')}`,
        );
      }
    },
  };
}
