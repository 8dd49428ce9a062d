import { finalName } from '../../labels/identityOf';
import { DnsRule, DomainPeer, Rule } from '../../model/policy';
import { selectsAllOf } from '../covers';
import { Check, warningAt } from '../input';

/** DNS names whose resolving no rule lets Cilium see. */
export const domainWithoutDns: Check = ({ policy, compiled }) => {
  const rules = compiled.policies.flatMap(one => one.rules);
  return policy.rules.flatMap(rule => {
    const names = rule.peers === 'nobody' ? [] : rule.peers.filter(isDomain);
    const seen = names.length > 0 ? dnsRulesOf(rule, rules) : [];
    return names
      .filter(({ pattern }) => !seen.some(one => sees(one, pattern)))
      .map(({ path, pattern }) =>
        warningAt(policy, path, 'domainWithoutDns', { name: pattern }),
      );
  });
};

function isDomain(
  peer: Exclude<Rule['peers'], 'nobody'>[number],
): peer is DomainPeer {
  return peer.type === 'domain';
}

function dnsRulesOf(rule: Rule, rules: readonly Rule[]): DnsRule[] {
  return rules
    .filter(
      other =>
        other.direction === 'egress' &&
        other.verdict === 'allow' &&
        selectsAllOf(other.subject, rule.subject),
    )
    .flatMap(({ ports = [] }) =>
      ports.flatMap(({ l7 }) => (l7?.kind === 'dns' ? l7.rules : [])),
    );
}

/** A pattern is seen where a name that it means is: a star stands for one. */
function sees(rule: DnsRule, pattern: string): boolean {
  return (
    rule.pattern === pattern ||
    rule.matches(finalName(pattern.replace(/\*+/g, 'any')))
  );
}
