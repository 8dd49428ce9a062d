import { CompiledPolicies } from '../compile/compile';
import { IndexedRule } from '../compile/ruleIndex';
import { JudgedSide, ReadFlow } from '../evaluate/judgeSide';
import { namespaceOf } from '../labels/identity';
import { Lack, NearRule } from '../model/verdict';
import { Lacking, PlacedLack } from './lack';
import { lackOfPeers } from './lackOfPeers';
import { lackOfPorts } from './lackOfPorts';
import { lackOfRequest } from './lackOfRequest';
import { missedBy } from './missed';
import { lineOf, referenceOf } from './references';

const maximumShown = 5;
/* Rules that lack more have nothing to do with the flow. */
const maximumCost = 3;

/**
 * The rules that came nearest to letting a flow through, with what each lacks: those that lack one thing first. Rules that deny
 * and policies that are not enforced are not among them.
 */
export function nearestRules(
  compiled: CompiledPolicies,
  read: ReadFlow,
  judged: JudgedSide,
): NearRule[] {
  const { side, subject } = judged;
  const near = compiled.index
    .near(namespaceOf(subject.identity))
    .filter(
      ({ rule, entries }) =>
        rule.verdict === 'allow' &&
        rule.direction === side.direction &&
        rule.ofNodes === side.isNode &&
        entries.length > 0,
    )
    .map(indexed => ({
      indexed,
      lacking: lackOf(compiled, read, judged, indexed),
    }))
    .filter(
      ({ lacking }) => lacking.lacks.length > 0 && lacking.cost <= maximumCost,
    )
    .sort((one, other) => one.lacking.cost - other.lacking.cost);
  const least = near.at(0)?.lacking.cost ?? 0;
  return near
    .filter(({ lacking }) => lacking.cost === least)
    .slice(0, maximumShown)
    .map(({ indexed: { rule }, lacking }) => ({
      ...referenceOf(compiled, rule),
      lacks: lacking.lacks.map(lack => withLine(compiled, rule.policy, lack)),
    }));
}

function withLine(
  compiled: CompiledPolicies,
  policy: NearRule['policy'],
  { at, ...lack }: PlacedLack,
): Lack {
  const line = lineOf(compiled, policy, at);
  return { ...lack, ...(line !== undefined && { line }) };
}

function lackOf(
  compiled: CompiledPolicies,
  read: ReadFlow,
  judged: JudgedSide,
  indexed: IndexedRule,
): Lacking {
  const { rule } = indexed;
  const ofSubject = missedBy(rule.subject, judged.subject.identity, 'subject');
  if (ofSubject.cost > maximumCost) {
    return ofSubject;
  }
  const ofPeers = lackOfPeers(compiled, read, judged, indexed);
  const ofPorts = lackOfPorts(compiled, read, judged, indexed);
  const parts = [ofSubject, ofPeers, ofPorts];
  const all: Lacking = {
    cost: parts.reduce((sum, { cost }) => sum + cost, 0),
    lacks: parts.flatMap(({ lacks }) => lacks),
  };
  return all.cost === 0 ? lackOfRequest(read.flow, indexed) : all;
}
