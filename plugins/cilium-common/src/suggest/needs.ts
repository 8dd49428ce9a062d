import { CompiledPolicies } from '../compile/compile';
import { evaluate, Evaluation } from '../evaluate/evaluate';
import { Identity } from '../labels/identity';
import { SuggestionObstacle } from '../messages/en/suggestions';
import { Flow } from '../model/flow';
import { RuleReference, UnknownReason } from '../model/verdict';
import { endOf } from './ends';
import { PolicyParts } from './policy';
import { askOf } from './request';

/** What one end of a connection needs, before it is written down. */
export type Need =
  | { kind: 'notNeeded' }
  | { kind: 'rule'; parts: PolicyParts }
  | {
      kind: 'none';
      obstacle: SuggestionObstacle;
      unknown: readonly UnknownReason[];
      rules: readonly RuleReference[];
    };

/** What each end of a connection needs for it to pass. */
export function needsOf(
  compiled: CompiledPolicies,
  flow: Flow,
  others: readonly Identity[],
): { egress: Need; ingress: Need } {
  const found = evaluate(compiled, flow);
  return {
    egress: needOf(compiled, flow, { direction: 'egress', found, others }),
    ingress: needOf(compiled, flow, { direction: 'ingress', found, others }),
  };
}

function needOf(
  compiled: CompiledPolicies,
  flow: Flow,
  {
    direction,
    found,
    others,
  }: {
    direction: 'egress' | 'ingress';
    found: Evaluation;
    others: readonly Identity[];
  },
): Need {
  const { verdict, unknown } = found[direction];
  if (verdict === 'allowed') {
    return { kind: 'notNeeded' };
  }
  if (verdict === 'unknown') {
    return { kind: 'none', obstacle: 'unknown', unknown, rules: [] };
  }
  const parts = partsOf(compiled, flow, direction, others);
  return 'obstacle' in parts
    ? { kind: 'none', obstacle: parts.obstacle, unknown: [], rules: [] }
    : { kind: 'rule', parts };
}

/** What a rule for one end of a connection says, whether it is needed or not. */
export function partsOf(
  compiled: CompiledPolicies,
  flow: Flow,
  direction: 'egress' | 'ingress',
  others: readonly Identity[],
): PolicyParts | { obstacle: SuggestionObstacle } {
  const [subject, other] =
    direction === 'egress' ? [flow.from, flow.to] : [flow.to, flow.from];
  const options = { direction, others };
  const own = endOf(compiled, subject, options);
  const peer = endOf(compiled, other, options);
  const ask = askOf(flow);
  if (own.kind === 'obstacle' || own.kind !== 'pods') {
    return { obstacle: own.kind === 'obstacle' ? own.obstacle : 'notAPod' };
  }
  if (own.cluster !== undefined) {
    return { obstacle: 'notAPod' };
  }
  if (peer.kind === 'obstacle') {
    return peer;
  }
  return ask.kind === 'obstacle' ? ask : { direction, own, peer, ask };
}
