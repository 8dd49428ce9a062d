import type { PolicyFinding } from './finding';
import type { PolicyReference, Section } from './policy';

/**
 * Whether a connection is let through. Unknown is never a guess: its reasons say what is missing.
 *
 * @public
 */
export type Verdict = 'allowed' | 'denied' | 'unknown';

/**
 * Why a verdict cannot be told.
 *
 * @public
 */
export type UnknownReason =
  /** The port was left out. */
  | 'port'
  /** The protocol is none that policies know. */
  | 'protocol'
  /** The labels of a pod are not known. */
  | 'labels'
  /** The address of somebody outside is not known, and a rule is about addresses. */
  | 'address'
  /** The DNS names of an address are not known, and a rule is about names. */
  | 'names'
  /** The groups of networks are not known. */
  | 'groups'
  /** The services of a rule are not visible. */
  | 'services'
  /** A group of a cloud's is not visible. */
  | 'externalGroup'
  /** There is no such entity. */
  | 'entity'
  /** The port's number by its name is not known. */
  | 'namedPort'
  /** Policies contradict each other, and Cilium computes none. */
  | 'conflict'
  /** A rule of layer 7 asks for what is not told of the request, or for a secret. */
  | 'request'
  /** What this version of Cilium does is not told by its number. */
  | 'version'
  /** It runs in another cluster, whose policies decide. */
  | 'cluster'
  /** No rule lets Cilium see the name being resolved by this pod. */
  | 'nameNeverSeen';

/**
 * What one end of a connection says.
 *
 * @public
 */
export interface SideVerdict {
  verdict: Verdict;
  /**
   * `rule`: rules decide. The others tell why none had to, or none did: `free` where no policy selects the end, `exempt` where
   * Cilium asks none about it.
   */
  reason:
    | 'rule'
    | 'defaultDeny'
    | 'defaultAllow'
    | 'localHost'
    | 'free'
    | 'exempt'
    | 'request'
    | 'unknown';
  /** Whether a proxy of Cilium sees it: a refusal is then an answer (HTTP 403, DNS REFUSED), not a drop. */
  isRedirected: boolean;
  /** Where the verdict is unknown, or holds on a condition. */
  unknown: readonly UnknownReason[];
  /** The name has to be resolved first: until then, it is refused. */
  onceResolved: boolean;
}

/**
 * A rule, and where it stands.
 *
 * @public
 */
export interface RuleReference {
  policy: PolicyReference;
  section: Section;
  /** From 0. */
  index: number;
  /** `spec.ingress[0]` */
  path: string;
  /** From 1; undefined where the policy has no file. */
  line?: number;
}

/**
 * The one thing that a rule lacks to let the flow through.
 *
 * @public
 */
export interface Lack {
  what:
    | 'subject'
    | 'label'
    | 'namespace'
    | 'cluster'
    | 'entity'
    | 'cidr'
    | 'name'
    | 'neverResolved'
    | 'port'
    | 'protocol'
    | 'request'
    | 'peer';
  /** What the rule asks for, as people write it. */
  wanted: string;
  /** What the flow has instead; empty where it has nothing. */
  found: string;
  /** Where the rule asks for it. */
  path: string;
  /** From 1; undefined where the policy has no file. */
  line?: number;
}

/**
 * A rule that came near.
 *
 * @public
 */
export interface NearRule extends RuleReference {
  lacks: readonly Lack[];
}

/**
 * How one end of a connection came to its verdict.
 *
 * @public
 */
export interface SideTrace {
  /** Policies that select this end for this direction, those that switch default deny on first. */
  selecting: readonly { policy: PolicyReference; defaultDeny: boolean }[];
  /** Rules that decide; those that might, where the verdict is unknown. */
  deciding: readonly RuleReference[];
  /** Where it is refused: the rules that came nearest. */
  nearest: readonly NearRule[];
  /** Policies of this end's namespace that are not valid, and so not enforced. */
  notEnforced: readonly {
    policy: PolicyReference;
    findings: readonly PolicyFinding[];
  }[];
}
