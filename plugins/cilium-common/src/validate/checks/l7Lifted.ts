import { policyName } from '../../explain/references';
import { portText } from '../../explain/words';
import { Peer, PortRule, Rule } from '../../model/policy';
import { hasAllPorts, meansAllOf, selectsAllOf } from '../covers';
import { Check, warningAt } from '../input';

/** Rules of layer 7 that ask nothing, because another rule lets everything of the same peers and ports through. */
export const l7Lifted: Check = ({ policy, compiled }) => {
  const plain = compiled.policies.flatMap(({ rules }) =>
    rules.filter(({ verdict }) => verdict === 'allow'),
  );
  return policy.rules.flatMap(rule =>
    (rule.ports ?? [])
      .filter(({ l7 }) => l7 !== undefined)
      .flatMap(portRule => {
        const lifting = lifterOf(rule, portRule, plain);
        return lifting
          ? [
              warningAt(policy, [...portRule.path, 'rules'], 'l7Lifted', {
                policy: policyName(lifting.rule.policy),
                peer: lifting.peer,
                port: portRule.ports.map(portText).join(', '),
              }),
            ]
          : [];
      }),
  );
};

function lifterOf(
  rule: Rule,
  portRule: PortRule,
  plain: readonly Rule[],
): { rule: Rule; peer: string } | undefined {
  const near = plain.filter(
    other =>
      other.direction === rule.direction &&
      other.ofNodes === rule.ofNodes &&
      selectsAllOf(other.subject, rule.subject) &&
      letsAllThrough(other, portRule),
  );
  for (const peer of peersOf(rule)) {
    const lifting = near.find(other => meansAllOf(other, peer));
    if (lifting) {
      return {
        rule: lifting,
        peer: peer === 'anybody' ? '*' : (labelsOf(peer) ?? peer.text),
      };
    }
  }
  return undefined;
}

/** The proxy for DNS knows rules of its own port only; that of HTTP all of them. */
function letsAllThrough(other: Rule, { ports, l7 }: PortRule): boolean {
  return ports.every(port =>
    other.ports === undefined
      ? l7?.kind !== 'dns'
      : other.ports.some(
          one =>
            !one.l7 &&
            !one.proxy &&
            one.ports.some(wide =>
              l7?.kind === 'dns'
                ? portText(wide) === portText(port)
                : hasAllPorts(wide, port),
            ),
        ),
  );
}

function peersOf({ peers }: Rule): readonly (Peer | 'anybody')[] {
  if (peers === 'nobody') {
    return [];
  }
  return peers.length > 0 ? peers : ['anybody'];
}

function labelsOf(peer: Peer): string | undefined {
  return peer.type === 'labels'
    ? Object.entries(peer.labels.matchLabels)
        .map(([key, value]) => `${key.replace(/^(?:any|k8s):/, '')}=${value}`)
        .join(',') || undefined
    : undefined;
}
