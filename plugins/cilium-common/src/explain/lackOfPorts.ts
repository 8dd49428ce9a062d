import { CompiledPolicies } from '../compile/compile';
import { matchEntry } from '../compile/matchRules';
import { IndexedRule } from '../compile/ruleIndex';
import { JudgedSide, ReadFlow } from '../evaluate/judgeSide';
import { protocolNumbers } from '../model/protocol';
import { lackAt, Lacking, lacksNothing } from './lack';
import { portText } from './words';

/** What a flow's port or protocol lacks to be one of a rule's. */
export function lackOfPorts(
  { context }: CompiledPolicies,
  { to, port, protocol }: ReadFlow,
  { side }: JudgedSide,
  { rule, entries }: IndexedRule,
): Lacking {
  if (!rule.ports || port === undefined || protocol === undefined) {
    return lacksNothing;
  }
  const number = protocolNumbers[protocol];
  const reached = entries
    .flatMap(entry => matchEntry(entry, undefined, to, side, context))
    .filter(({ from, to: end }) => from <= port && port <= end)
    .map(({ entry }) => entry);
  if (reached.some(entry => entry.protocol === number)) {
    return lacksNothing;
  }
  const hasProtocol = entries.some(entry => entry.protocol === number);
  const [first] = reached.length > 0 ? reached : entries;
  return {
    cost: reached.length > 0 || hasProtocol ? 1 : 2,
    lacks: [
      lackAt(
        first?.portRule?.path ?? rule.path,
        reached.length > 0 ? 'protocol' : 'port',
        entries.flatMap(entry => (entry.port ? [portText(entry.port)] : [])),
        `${port}/${protocol}`,
      ),
    ],
  };
}
