import { CompiledPolicies } from '../compile/compile';
import { Party } from '../compile/party';
import { Policy, Rule } from '../model/policy';
import { fieldOf } from '../parse/reader';
import { matchesAll } from '../selectors/requirements';

/**
 * Tells for whom a change can make a difference: whom some rule is about that is there only before it, or only after it. Policies
 * are the same where they were read from the same object.
 */
export function concernedBy(
  before: CompiledPolicies,
  after: CompiledPolicies,
): (party: Party) => boolean {
  const rules = [...rulesOnlyIn(before, after), ...rulesOnlyIn(after, before)];
  // Groups and names change whom the rules of others mean.
  const isEverybody =
    before.context !== after.context ||
    !haveSameGroups(before, after) ||
    rules.some(meansNames);
  return ({ identity }) =>
    isEverybody ||
    rules.some(
      ({ subject }) => matchesAll(subject.requirements, identity) !== false,
    );
}

function rulesOnlyIn(
  { policies }: CompiledPolicies,
  other: CompiledPolicies,
): Rule[] {
  const others = new Map(
    other.policies.map(policy => [policy.document, policy]),
  );
  return policies
    .filter(policy => !isSame(policy, others.get(policy.document)))
    .flatMap(({ rules }) => rules);
}

/* A policy that another of its name replaces is still there, and says nothing. */
function isSame(one: Policy, other: Policy | undefined): boolean {
  return other?.isEnforced === one.isEnforced;
}

function meansNames({ peers }: Rule): boolean {
  return peers !== 'nobody' && peers.some(({ type }) => type === 'domain');
}

function haveSameGroups(
  before: CompiledPolicies,
  after: CompiledPolicies,
): boolean {
  const [one, other] = [groupsOf(before), groupsOf(after)];
  return (
    one.length === other.length &&
    one.every((group, index) => group === other[index])
  );
}

function groupsOf({ source }: CompiledPolicies): unknown[] {
  return source.policies
    .map(({ value }) => value)
    .filter(value => fieldOf(value, 'kind') === 'CiliumCIDRGroup');
}
