import { CompiledPolicies } from '../compile/compile';
import { judge, Judgement } from '../evaluate/evaluate';
import { Flow } from '../model/flow';
import { concernedBy } from './concerned';

/**
 * A flow whose verdict a change of policies changes.
 *
 * @public
 */
export interface ChangedFlow<T extends Flow = Flow> {
  flow: T;
  before: Judgement;
  after: Judgement;
}

/**
 * Flows that would not end as they do now. Pure; never throws.
 *
 * @public
 */
export function compareFlows<T extends Flow>(
  before: CompiledPolicies,
  after: CompiledPolicies,
  flows: readonly T[],
): ChangedFlow<T>[] {
  const isConcerned = concernedBy(before, after);
  const known = new Map<number, boolean>();
  const mayChange = (end: Flow['from']) => {
    const party = before.party(end);
    const found = known.get(party.index) ?? isConcerned(party);
    if (party.index >= 0) {
      known.set(party.index, found);
    }
    return found;
  };
  return flows
    .filter(({ from, to }) => mayChange(from) || mayChange(to))
    .flatMap(flow => {
      const [one, other] = [judge(before, flow), judge(after, flow)];
      return one.verdict === other.verdict
        ? []
        : [{ flow, before: one, after: other }];
    });
}
