import { Port, PortRule, Rule, Tier } from '../model/policy';
import { protocolNumbers } from '../model/protocol';

/** What a proxy does with traffic, where a rule sends it to one. */
export type Redirect = 'http' | 'dns' | 'tls' | 'listener' | 'other';

/** A rule for the ports of one of its lists: the least that can decide. */
export interface RuleEntry {
  /** What tells it from the others. */
  id: number;
  rule: Rule;
  /** Undefined where the rule is about all ports. */
  portRule?: PortRule;
  port?: Port;
  /** 0 for all of them. */
  protocol: number;
  /** Lower ones are asked first. Undefined ports are by name. */
  level: number;
  redirect?: Redirect;
}

const tierLevels: Readonly<Record<Tier, number>> = {
  admin: 0,
  normal: 1,
  baseline: 2,
};
const levelsOfTier = 1_000_000;

/** The place of a rule's tier and priority among all. */
export function levelOf({ tier, priority }: Pick<Rule, 'tier' | 'priority'>) {
  return tierLevels[tier] * levelsOfTier + priority;
}

/** The tier that a level is of, from 0. */
export function tierOf(level: number): number {
  return Math.floor(level / levelsOfTier);
}

/** What a rule says, port by port (`mergeL4Filter`). A rule whose peers are nobody says nothing. */
export function entriesOf(rule: Rule, firstId: number): RuleEntry[] {
  if (rule.peers === 'nobody') {
    return [];
  }
  const level = levelOf(rule);
  if (!rule.ports) {
    return rule.peers.length > 0
      ? [{ id: firstId, rule, protocol: protocolNumbers.ANY, level }]
      : [];
  }
  return rule.ports
    .flatMap(portRule => portRule.ports.map(port => ({ portRule, port })))
    .map(({ portRule, port }, index) => {
      const redirect = redirectOf(rule, portRule, port);
      return {
        id: firstId + index,
        rule,
        portRule,
        port,
        protocol: protocolNumbers[port.protocol],
        level,
        ...(redirect && { redirect }),
      };
    });
}

/** Source: `createL4Filter` in `pkg/policy/l4.go`. */
function redirectOf(
  { verdict }: Rule,
  { l7, proxy }: PortRule,
  { protocol }: Port,
): Redirect | undefined {
  if (verdict !== 'allow') {
    return undefined;
  }
  if (proxy?.kind === 'listener') {
    return 'listener';
  }
  if (l7?.kind === 'dns') {
    return 'dns';
  }
  if (l7 && protocol === 'TCP') {
    return l7.kind;
  }
  return proxy?.kind;
}
