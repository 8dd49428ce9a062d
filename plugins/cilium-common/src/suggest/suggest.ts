import { changePolicies } from '../change/changePolicies';
import { CompiledPolicies } from '../compile/compile';
import { evaluate, judge } from '../evaluate/evaluate';
import { seesName } from '../evaluate/judgeSide';
import { finalName, identityOf } from '../labels/identityOf';
import { Identity } from '../labels/identity';
import { Flow } from '../model/flow';
import { blastRadius } from './blastRadius';
import { cautionsOf } from './cautions';
import { Need, needsOf } from './needs';
import { policyFor } from './policy';
import { requestsFor } from './requests';
import {
  SideSuggestion,
  Suggestion,
  SuggestionInput,
  TrafficRequest,
} from './types';

type Needs = Record<'egress' | 'ingress', Need>;

/**
 * The smallest rule for each end of a connection that needs one, in the file of the tenant whose end it is, and what else these
 * rules would let through. Pure; never throws.
 *
 * @public
 */
export function suggest(input: SuggestionInput): Suggestion {
  const { compiled, flow, workloads = [] } = input;
  const others = workloads.map(pod => identityOf(pod, compiled.context));
  const first = needsOf(compiled, flow, others);
  const tried = withRequests(compiled, flow, first, others);
  const needs = withoutVain(tried.after, flow, first);
  const { requests, after } =
    needs === first ? tried : withRequests(compiled, flow, needs, others);
  const judgement = judge(after, flow);
  return {
    egress: sideOf(compiled, needs.egress, { after, flow }),
    ingress: sideOf(compiled, needs.ingress, { after, flow }),
    requests,
    after: judgement,
    radius: blastRadius(compiled, after, input),
  };
}

function withRequests(
  compiled: CompiledPolicies,
  flow: Flow,
  needs: Needs,
  others: readonly Identity[],
): { requests: TrafficRequest[]; after: CompiledPolicies } {
  const requests = requestsFor(compiled, flow, needs, others);
  const apply = requests.flatMap(({ policies }) =>
    policies.map(value => ({ value })),
  );
  return {
    requests,
    after: apply.length > 0 ? changePolicies(compiled, { apply }) : compiled,
  };
}

/** A rule that would change nothing, because another one denies, is not suggested. */
function withoutVain(after: CompiledPolicies, flow: Flow, needs: Needs): Needs {
  const found = evaluate(after, flow);
  const isVain = (direction: 'egress' | 'ingress') =>
    needs[direction].kind === 'rule' && found[direction].verdict === 'denied';
  if (!isVain('egress') && !isVain('ingress')) {
    return needs;
  }
  const replaced = (direction: 'egress' | 'ingress'): Need =>
    isVain(direction)
      ? {
          kind: 'none',
          obstacle: 'denied',
          unknown: [],
          rules: found.trace[direction].deciding,
        }
      : needs[direction];
  return { egress: replaced('egress'), ingress: replaced('ingress') };
}

function sideOf(
  compiled: CompiledPolicies,
  need: Need,
  { after, flow }: { after: CompiledPolicies; flow: Flow },
): SideSuggestion {
  if (need.kind !== 'rule') {
    return need;
  }
  const { parts } = need;
  const cautions = cautionsOf(parts);
  const isVain =
    parts.peer.kind === 'name' &&
    !seesName(
      after.side('egress', after.party(flow.from)),
      finalName(parts.peer.name),
    );
  return {
    kind: 'rule',
    policy: policyFor(compiled, parts, { withRequest: true }),
    cautions: isVain ? [...cautions, 'nameNeverSeen'] : cautions,
  };
}
