import { CompiledPolicies } from '../compile/compile';
import { Identity } from '../labels/identity';
import { Flow } from '../model/flow';
import { Need, partsOf } from './needs';
import { policyFor, PolicyParts } from './policy';
import { homeOf, trafficFor } from './traffic';
import { SuggestedPolicy, TrafficRequest } from './types';

/**
 * What to write for what the ends need, one request for each namespace. Where both ends are of one namespace, one rule of
 * tenant.yaml says it for both, and comes to hold for both.
 */
export function requestsFor(
  compiled: CompiledPolicies,
  flow: Flow,
  needs: Readonly<Record<'egress' | 'ingress', Need>>,
  others: readonly Identity[],
): TrafficRequest[] {
  const needed = [needs.egress, needs.ingress].flatMap(need =>
    need.kind === 'rule' ? [need.parts] : [],
  );
  const namespaces = [...new Set(needed.map(({ own }) => own.namespace))];
  return namespaces.map(namespace =>
    requestOf(
      compiled,
      { flow, others },
      needed.filter(({ own }) => own.namespace === namespace),
    ),
  );
}

function requestOf(
  compiled: CompiledPolicies,
  { flow, others }: { flow: Flow; others: readonly Identity[] },
  needed: readonly PolicyParts[],
): TrafficRequest {
  const { context } = compiled;
  const [first] = needed;
  const { namespace } = first.own;
  const home = homeOf(namespace, context);
  const plain = needed.map(parts =>
    policyFor(compiled, parts, { withRequest: true }),
  );
  if (!home) {
    return { namespace, obstacle: 'notATenant', policies: plain };
  }
  const found = trafficFor(first, home, context);
  return 'obstacle' in found
    ? { namespace, ...home, ...found, policies: plain }
    : {
        namespace,
        ...home,
        ...found,
        policies: isWithin(first) ? bothWays(compiled, flow, others) : plain,
      };
}

function isWithin({ own, peer }: PolicyParts): boolean {
  return peer.kind === 'pods' && peer.namespace === own.namespace;
}

/** What one rule of tenant.yaml within an environment comes to: requests are looked into where they arrive. */
function bothWays(
  compiled: CompiledPolicies,
  flow: Flow,
  others: readonly Identity[],
): SuggestedPolicy[] {
  return (['egress', 'ingress'] as const).flatMap(direction => {
    const parts = partsOf(compiled, flow, direction, others);
    const withRequest = direction === 'ingress';
    return 'obstacle' in parts
      ? []
      : [policyFor(compiled, parts, { withRequest })];
  });
}
