import { CompiledPolicies } from '../compile/compile';
import { JudgedSide, ReadFlow } from '../evaluate/judgeSide';
import { namespaceOf } from '../labels/identity';
import { PolicyReference } from '../model/policy';
import { SideTrace } from '../model/verdict';
import { nearestRules } from './nearest';
import { placed, referenceOf } from './references';

/** How one end came to its verdict. */
export function traceSide(
  compiled: CompiledPolicies,
  read: ReadFlow,
  judged: JudgedSide,
): SideTrace {
  const { side, subject, result, entries } = judged;
  const isMissed =
    result.reason === 'defaultDeny' || result.reason === 'request';
  const conflict = compiled.conflict(subject);
  return {
    selecting: side.exemption ? [] : selectingPolicies(compiled, judged),
    deciding: conflict
      ? conflict.rules.map(rule => referenceOf(compiled, rule))
      : [...new Set(entries.map(({ rule }) => rule))].map(rule =>
          referenceOf(compiled, rule),
        ),
    nearest: isMissed ? nearestRules(compiled, read, judged) : [],
    notEnforced: notEnforced(compiled, namespaceOf(subject.identity)),
  };
}

/** Policies that switch default deny on come first, and before them those that do nothing else. */
function selectingPolicies(
  compiled: CompiledPolicies,
  { side }: JudgedSide,
): SideTrace['selecting'] {
  const policies = new Map<PolicyReference, { deny: boolean; says: boolean }>();
  for (const { rule, entries } of side.rules) {
    const before = policies.get(rule.policy);
    policies.set(rule.policy, {
      deny: before?.deny || rule.defaultDeny,
      says: before?.says || entries.length > 0,
    });
  }
  const rank = ({ deny, says }: { deny: boolean; says: boolean }) =>
    Number(!deny) * 2 + Number(says);
  return [...policies]
    .sort(([, one], [, other]) => rank(one) - rank(other))
    .map(([policy, { deny }]) => ({
      policy: placed(compiled, policy),
      defaultDeny: deny,
    }));
}

/** Policies that would be about pods of a namespace if they were valid. */
function notEnforced(
  compiled: CompiledPolicies,
  namespace: string | undefined,
): SideTrace['notEnforced'] {
  return compiled.policies
    .filter(
      ({ isEnforced, reference }) =>
        !isEnforced &&
        (reference.namespace === undefined ||
          reference.namespace === namespace),
    )
    .map(({ reference, findings }) => ({
      policy: placed(compiled, reference),
      findings,
    }));
}
