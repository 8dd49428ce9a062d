import { Identity } from '../../labels/identity';
import { Rule, Selector } from '../../model/policy';
import { matchesAll } from '../../selectors/requirements';
import { Check, warningAt } from '../input';

/** Selectors that select none of the workloads that are known: of whom a policy is about, and of their peers. */
export const selectsNobody: Check = ({ policy, workloads }) => {
  if (!workloads) {
    return [];
  }
  const subjects = new Map<string, Selector>();
  const peers = new Map<string, Selector>();
  for (const rule of policy.rules.filter(({ ofNodes }) => !ofNodes)) {
    subjects.set(rule.subject.text, rule.subject);
    peersOf(rule).forEach(peer => peers.set(JSON.stringify(peer.path), peer));
  }
  const isOfNobody = (selector: Selector) =>
    !selects(selector, workloads) && asksForLabels(selector);
  return [
    ...[...subjects.values()]
      .filter(isOfNobody)
      .map(({ path }) => warningAt(policy, path, 'selectsNobody')),
    ...[...peers.values()]
      .filter(isOfNobody)
      .map(({ path }) => warningAt(policy, path, 'peerSelectsNobody')),
  ];
};

function peersOf({ peers }: Rule): Selector[] {
  return peers === 'nobody'
    ? []
    : peers.flatMap(peer =>
        peer.type === 'labels' && peer.field.endsWith('Endpoints')
          ? [peer]
          : [],
      );
}

function selects(
  { requirements }: Selector,
  workloads: readonly Identity[],
): boolean {
  return workloads.some(
    identity => matchesAll(requirements, identity) !== false,
  );
}

/** An empty namespace is nothing to tell: only labels that nobody has are. */
function asksForLabels({ requirements }: Selector): boolean {
  return requirements.some(
    ({ source, key }) =>
      source !== 'reserved' &&
      key !== 'io.kubernetes.pod.namespace' &&
      key !== 'io.cilium.k8s.policy.cluster',
  );
}
