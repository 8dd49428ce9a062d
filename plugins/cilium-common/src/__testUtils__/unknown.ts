import { compileYaml, pod } from './documents';
import { PolicyContext } from '../model/context';
import { Flow } from '../model/flow';
import { UnknownReason } from '../model/verdict';
import { evaluate } from '../evaluate/evaluate';

export const cart = pod('shop', 'cart');
export const front = pod('web', 'front');

/** A policy of the namespace shop about all its pods. */
export function cnp(spec: string): string {
  return `{kind: CiliumNetworkPolicy, metadata: {name: a, namespace: shop}, spec: {endpointSelector: {}, ${spec}}}`;
}

export interface UnknownRow {
  what: string;
  yaml: string;
  flow: Flow;
  context?: PolicyContext;
  verdict: string;
  /** Why it is not known. */
  reasons?: UnknownReason[];
}

/** The verdict of a row, and of one that is not known its reasons. */
export function judgeUnknown({ yaml, flow, context }: UnknownRow) {
  const { verdict, egress, ingress } = evaluate(
    compileYaml(yaml, context),
    flow,
  );
  const reasons = [...new Set([...egress.unknown, ...ingress.unknown])];
  return verdict === 'unknown' ? { verdict, reasons } : { verdict };
}
