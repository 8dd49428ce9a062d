import { CompiledPolicies } from '../compile/compile';
import { judgeSide } from '../evaluate/judgeSide';
import { readFlow } from '../evaluate/evaluate';
import { referenceOf } from '../explain/references';
import { Flow } from '../model/flow';
import { Rule } from '../model/policy';
import { RuleReference } from '../model/verdict';

/**
 * How often a rule decided.
 *
 * @public
 */
export interface RuleUsage {
  rule: RuleReference;
  verdict: 'allow' | 'deny' | 'pass';
  /** Of how many of the flows. */
  flows: number;
}

/**
 * How many of some flows each rule decided, alone or with others: what no flow needs is what nobody misses. Rules that mean nobody
 * are left out. Pure; never throws.
 *
 * @public
 */
export function ruleUsage(
  compiled: CompiledPolicies,
  flows: readonly Flow[],
): RuleUsage[] {
  const counts = new Map<Rule, number>();
  for (const flow of flows) {
    const read = readFlow(compiled, flow);
    for (const direction of ['egress', 'ingress'] as const) {
      const { entries } = judgeSide(compiled, read, direction);
      for (const rule of new Set(entries.map(entry => entry.rule))) {
        counts.set(rule, (counts.get(rule) ?? 0) + 1);
      }
    }
  }
  return compiled.policies.flatMap(({ rules }) =>
    rules
      .filter(({ peers, ports }) => saysAnything(peers, ports))
      .map(rule => ({
        rule: referenceOf(compiled, rule),
        verdict: rule.verdict,
        flows: counts.get(rule) ?? 0,
      })),
  );
}

function saysAnything(peers: Rule['peers'], ports: Rule['ports']): boolean {
  return peers !== 'nobody' && (peers.length > 0 || ports !== undefined);
}
