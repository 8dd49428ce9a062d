import { ChangedFlow, compareFlows } from '../change/compareFlows';
import { ChangedPair, comparePairs } from '../change/comparePairs';
import { CompiledPolicies } from '../compile/compile';
import { Flow } from '../model/flow';
import { BlastRadius, SuggestionInput } from './types';

/** What else a change does, besides what it is made for. */
export function blastRadius(
  before: CompiledPolicies,
  after: CompiledPolicies,
  { flow, workloads, flows }: Omit<SuggestionInput, 'compiled'>,
): BlastRadius {
  return {
    pairs:
      workloads &&
      comparePairs(before, after, workloads).flatMap(pair =>
        withoutAsked(before, pair, flow),
      ),
    flows:
      flows &&
      compareFlows(before, after, flows).filter(
        changed => !isAsked(before, changed, flow),
      ),
  };
}

function isBetween(
  compiled: CompiledPolicies,
  { from, to }: Pick<Flow, 'from' | 'to'>,
  asked: Flow,
): boolean {
  return (
    compiled.party(from) === compiled.party(asked.from) &&
    compiled.party(to) === compiled.party(asked.to)
  );
}

/** The pair that is asked about, with what else changes for it than the port that is asked for. */
function withoutAsked(
  compiled: CompiledPolicies,
  pair: ChangedPair,
  asked: Flow,
): ChangedPair[] {
  if (!isBetween(compiled, pair, asked)) {
    return [pair];
  }
  const ports = pair.ports.filter(
    ({ from, to }) => from !== asked.port || to !== asked.port,
  );
  return ports.length > 0 ? [{ ...pair, ports }] : [];
}

function isAsked(
  compiled: CompiledPolicies,
  { flow }: ChangedFlow,
  asked: Flow,
): boolean {
  const isSame =
    flow.port === asked.port &&
    (flow.protocol ?? 'TCP') === (asked.protocol ?? 'TCP') &&
    flow.http?.path === asked.http?.path &&
    flow.http?.method === asked.http?.method;
  return isSame && isBetween(compiled, flow, asked);
}
