import { CompiledPolicies } from '../compile/compile';
import { Side } from '../compile/side';
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
    selecting: selectingPolicies(compiled, side).map(
      ({ policy, defaultDeny }) => ({ policy, defaultDeny }),
    ),
    deciding: conflict
      ? conflict.rules.map(rule => referenceOf(compiled, rule))
      : [...new Set(entries.map(({ rule }) => rule))].map(rule =>
          referenceOf(compiled, rule),
        ),
    nearest: isMissed ? nearestRules(compiled, read, judged) : [],
    notEnforced: notEnforced(compiled, namespaceOf(subject.identity)),
  };
}

/** Policies that are about a party: first those that turn default deny on, and of these first those that do nothing else. */
export function selectingPolicies(
  compiled: CompiledPolicies,
  side: Side,
): { policy: PolicyReference; defaultDeny: boolean; says: boolean }[] {
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
    .map(([policy, { deny, says }]) => ({
      policy: placed(compiled, policy),
      defaultDeny: deny,
      says,
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
