import { PolicyReference } from '../model/policy';
import { RuleReference } from '../model/verdict';

/**
 * What the policies of a workload come to: who may come in, and where it may go.
 *
 * @public
 */
export interface EffectivePolicy {
  egress: EffectiveSide;
  ingress: EffectiveSide;
}

/**
 * What holds in one direction.
 *
 * @public
 */
export interface EffectiveSide {
  /**
   * `closed`: what no row allows is refused. `open`: what no row denies passes. `exempt`: Cilium asks no policies. `conflict`: two
   * rules cannot both hold, so that Cilium computes none. `unknown`: not all labels are known.
   */
  state: 'closed' | 'open' | 'exempt' | 'conflict' | 'unknown';
  /** Policies that turn default deny on, those that do nothing else first. */
  defaultDeny: readonly (PolicyReference & { isBaseline: boolean })[];
  /** Denials first, and then what is allowed; each in the order of Cilium's tiers. */
  rows: readonly EffectiveRow[];
  /** The rules that contradict each other. */
  conflict: readonly RuleReference[];
}

/**
 * One peer on some ports, and the rules that it is from.
 *
 * @public
 */
export interface EffectiveRow {
  verdict: 'allow' | 'deny' | 'pass';
  peer: EffectivePeer;
  /** `8080/TCP`, `http/TCP`; empty for all of them. */
  ports: readonly string[];
  /** What is asked of requests: `GET /v1/.*`, or the names that may be resolved; empty for any. */
  requests: readonly string[];
  rules: readonly RuleReference[];
  /** Whether it is not sure that the rules are about the workload. */
  isDoubtful: boolean;
}

/**
 * Whom a row means.
 *
 * @public
 */
export interface EffectivePeer {
  kind:
    | 'anybody'
    | 'pods'
    | 'entity'
    | 'network'
    | 'group'
    | 'name'
    | 'services'
    | 'externalGroup';
  /** The namespace of pods, where one is named. */
  namespace?: string;
  /** Labels as `kubectl` writes them, a network, a name; empty for all pods. */
  text: string;
}
