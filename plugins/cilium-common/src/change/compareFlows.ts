import { CompiledPolicies } from '../compile/compile';
import { Party } from '../compile/party';
import { judge, Judgement, judgeRead, readFlow } from '../evaluate/evaluate';
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
 * Flows that would not end as they do now. Only those are judged whose ends a changed rule is about, and they are judged without
 * explanations: `evaluate` gives one for a flow that is looked at. Pure; never throws.
 *
 * @public
 */
export function compareFlows<T extends Flow>(
  before: CompiledPolicies,
  after: CompiledPolicies,
  flows: readonly T[],
): ChangedFlow<T>[] {
  const mayChange = remembered(concernedBy(before, after));
  const haveSameParties = after.sharesParties(before);
  const changed: ChangedFlow<T>[] = [];
  for (const flow of flows) {
    const read = readFlow(before, flow);
    if (mayChange(read.from) || mayChange(read.to)) {
      const one = judgeRead(before, read);
      const other = haveSameParties
        ? judgeRead(after, read)
        : judge(after, flow);
      if (one.verdict !== other.verdict) {
        changed.push({ flow, before: one, after: other });
      }
    }
  }
  return changed;
}

function remembered(ask: (party: Party) => boolean) {
  const known = new Map<Party, boolean>();
  return (party: Party) => {
    const found = known.get(party) ?? ask(party);
    known.set(party, found);
    return found;
  };
}
