import { formatPath } from '@socle/plugin-platform-common/documents';
import type { FieldPath } from '@socle/plugin-platform-common/documents';
import { CompiledPolicies } from '../compile/compile';
import { PolicyReference, Rule } from '../model/policy';
import { RuleReference } from '../model/verdict';

/** Where a rule stands, for people and for pages. */
export function referenceOf(
  compiled: CompiledPolicies,
  { policy, section, index, path }: Rule,
): RuleReference {
  const line = lineOf(compiled, policy, path);
  return {
    policy: placed(compiled, policy),
    section,
    index,
    path: formatPath(path),
    ...(line !== undefined && { line }),
  };
}

/** A policy, with the line that it begins at. */
export function placed(
  compiled: CompiledPolicies,
  policy: PolicyReference,
): PolicyReference {
  const line = lineOf(compiled, policy, []);
  return line === undefined ? policy : { ...policy, line };
}

/** The line of a field of a policy, from 1; undefined where the policy has no file. */
export function lineOf(
  compiled: CompiledPolicies,
  policy: PolicyReference,
  path: FieldPath,
): number | undefined {
  return compiled.policyOf(policy)?.locate?.(path).line;
}

/** A policy as people name it: `payments-prod/allow-dns`. */
export function policyName({ namespace, name }: PolicyReference): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

/** A rule as people name it: `payments-prod/allow-dns egress[0] (network.yaml:34)`. */
export function ruleName({
  policy,
  section,
  index,
  line,
}: RuleReference): string {
  const place =
    policy.file !== undefined && line !== undefined
      ? ` (${policy.file}:${line})`
      : '';
  return `${policyName(policy)} ${section}[${index}]${place}`;
}
