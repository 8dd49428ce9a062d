import { formatPath } from '@socle/plugin-platform-common/documents';
import type { FieldPath } from '@socle/plugin-platform-common/documents';
import { CompiledPolicies } from '../compile/compile';
import { Policy } from '../model/policy';
import { RuleReference } from '../model/verdict';
import { fieldOf, isRecord } from '../parse/reader';
import { PolicyDocument } from '../parse/parsePolicies';
import { changePolicies, PolicyChange } from './changePolicies';

const sections = ['ingress', 'ingressDeny', 'egress', 'egressDeny'];

/**
 * Policies as they are without one rule; undefined where the rule is not there. A policy of Cilium's goes with its last rule: it
 * may not be without any, and it then no longer turns default deny on. A NetworkPolicy stays, and refuses. Pure; never throws.
 *
 * @public
 */
export function removeRule(
  compiled: CompiledPolicies,
  { policy: { kind, namespace, name }, path }: RuleReference,
): CompiledPolicies | undefined {
  const policy = compiled.policies.find(
    ({ reference, isEnforced }) =>
      isEnforced &&
      reference.kind === kind &&
      reference.namespace === namespace &&
      reference.name === name,
  );
  const rule = policy?.rules.find(one => formatPath(one.path) === path);
  const change = policy && rule && without(policy, rule.path);
  return change && changePolicies(compiled, change);
}

function without(
  { document, reference }: Policy,
  path: FieldPath,
): PolicyChange | undefined {
  const index = path.at(-1);
  const section = path.at(-2);
  if (typeof index !== 'number' || typeof section !== 'string') {
    return undefined;
  }
  const value = replaced(document, path.slice(0, -1), list =>
    Array.isArray(list) ? list.filter((_, place) => place !== index) : list,
  );
  const apply: PolicyDocument[] = [{ value }];
  return reference.kind !== 'NetworkPolicy' && !hasRules(value)
    ? { remove: [reference] }
    : { apply, remove: [reference] };
}

/** A copy of a document with another value in one place. */
function replaced(
  value: unknown,
  path: FieldPath,
  change: (found: unknown) => unknown,
): unknown {
  const [first, ...rest] = path;
  if (first === undefined) {
    return change(value);
  }
  if (Array.isArray(value)) {
    return value.map((item, index) =>
      index === first ? replaced(item, rest, change) : item,
    );
  }
  return isRecord(value)
    ? { ...value, [first]: replaced(value[first], rest, change) }
    : value;
}

function hasRules(document: unknown): boolean {
  const specs = fieldOf(document, 'specs');
  return [
    fieldOf(document, 'spec'),
    ...(Array.isArray(specs) ? specs : []),
  ].some(spec =>
    sections.some(section => {
      const rules = fieldOf(spec, section);
      return Array.isArray(rules) && rules.length > 0;
    }),
  );
}
