import { bothVerdicts, CompiledPolicies } from '../compile/compile';
import { Flow } from '../model/flow';
import { parseProtocol } from '../model/protocol';
import { SideTrace, SideVerdict, Verdict } from '../model/verdict';
import { Explanation, explain } from '../explain/explain';
import { traceSide } from '../explain/traceSide';
import { judgeSide, ReadFlow } from './judgeSide';

const lastPort = 65_535;

/**
 * Whether a connection is let through, and why.
 *
 * @public
 */
export interface Evaluation {
  verdict: Verdict;
  /** What the policies of the end that connects say. */
  egress: SideVerdict;
  /** What the policies of the end that is connected to say. */
  ingress: SideVerdict;
  trace: { egress: SideTrace; ingress: SideTrace };
  /** The same in words, in no language yet. */
  explanation: Explanation;
}

/**
 * Judges a connection, and explains the verdict. Replies to a connection that passes are let through, and need not be asked
 * about. Pure; never throws.
 *
 * @public
 */
export function evaluate(compiled: CompiledPolicies, flow: Flow): Evaluation {
  const read = readFlow(compiled, flow);
  const egress = judgeSide(compiled, read, 'egress');
  const ingress = judgeSide(compiled, read, 'ingress');
  const trace = {
    egress: traceSide(compiled, read, egress),
    ingress: traceSide(compiled, read, ingress),
  };
  const verdicts = {
    verdict: bothVerdicts(egress.result.verdict, ingress.result.verdict),
    egress: egress.result,
    ingress: ingress.result,
  };
  return { ...verdicts, trace, explanation: explain(flow, verdicts, trace) };
}

/**
 * A verdict without what led to it.
 *
 * @public
 */
export type Judgement = Pick<Evaluation, 'verdict' | 'egress' | 'ingress'>;

/** The verdict alone, requests looked into. Pure; never throws. */
export function judge(compiled: CompiledPolicies, flow: Flow): Judgement {
  return judgeRead(compiled, readFlow(compiled, flow));
}

/** The verdict alone, of a flow that was read for these policies, or for others that share its ends. */
export function judgeRead(
  compiled: CompiledPolicies,
  read: ReadFlow,
): Judgement {
  const egress = judgeSide(compiled, read, 'egress').result;
  const ingress = judgeSide(compiled, read, 'ingress').result;
  return {
    verdict: bothVerdicts(egress.verdict, ingress.verdict),
    egress,
    ingress,
  };
}

/** A flow, as far as it can be understood. */
export function readFlow(compiled: CompiledPolicies, flow: Flow): ReadFlow {
  const { port } = flow;
  const isPort =
    port !== undefined &&
    Number.isInteger(port) &&
    port >= 0 &&
    port <= lastPort;
  return {
    flow,
    from: compiled.party(flow.from),
    to: compiled.party(flow.to),
    protocol: parseProtocol(flow.protocol ?? 'TCP'),
    port: isPort ? port : undefined,
  };
}
