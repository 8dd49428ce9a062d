import type { HttpRequest } from '../model/flow';

/**
 * One end of a flow, as Hubble tells it (`flow.Endpoint`).
 *
 * @public
 */
export interface FlowEnd {
  /** Undefined for what is not in a namespace: the outside, nodes. */
  namespace?: string;
  /** The cluster it runs in, where that is another than the one that saw the flow. */
  cluster?: string;
  pod?: string;
  workload?: FlowWorkload;
  /** Of its identity: `k8s:app=checkout`, `reserved:world`. Undefined where they are not known, or not to be shown. */
  labels?: readonly string[];
  address?: string;
  /** DNS names that the other end resolved to the address. */
  names?: readonly string[];
}

/**
 * What made a pod.
 *
 * @public
 */
export interface FlowWorkload {
  kind: string;
  name: string;
}

/**
 * A policy that Hubble names (`flow.Policy`).
 *
 * @public
 */
export interface FlowPolicy {
  kind?: string;
  /** Undefined for a policy of the whole cluster. */
  namespace?: string;
  name: string;
}

/**
 * What happened, as Hubble tells it: of the event types of `flow.CiliumEventType`, those that tell of connections. `other` is
 * not counted.
 *
 * @public
 */
export type FlowEvent =
  'policyVerdict' | 'drop' | 'trace' | 'request' | 'other';

/**
 * What became of it (`flow.Verdict`). `other` is not counted.
 *
 * @public
 */
export type FlowVerdict =
  'forwarded' | 'redirected' | 'dropped' | 'audit' | 'other';

/**
 * What a single flow and many of a kind share.
 *
 * @public
 */
export interface FlowFacts {
  /** The cluster that saw it. */
  cluster: string;
  /** Whose policies are asked: `egress` those of the source, `ingress` those of the destination. */
  direction?: 'ingress' | 'egress';
  source: FlowEnd;
  destination: FlowEnd;
  /** `TCP`, `UDP`, `SCTP`, `ICMP`, `ICMPv6`. */
  protocol?: string;
  /** The destination's, or the type for ICMP. */
  port?: number;
  /** Method, host and path; never headers. */
  http?: Pick<HttpRequest, 'method' | 'path' | 'host'>;
  /** The name that was asked for. */
  dns?: { name: string };
  /** Policies that are named as having allowed or denied it. Most refusals name none. */
  policies?: readonly FlowPolicy[];
}

/**
 * A flow as far as Socle reads it. Times are in milliseconds since 1970, UTC.
 *
 * @public
 */
export interface ObservedFlow extends FlowFacts {
  time: number;
  node?: string;
  event: FlowEvent;
  verdict: FlowVerdict;
  /** The name of `drop_reason_desc`: `POLICY_DENIED`. */
  dropReason?: string;
  /** An answer, which nobody's policy is asked about. Undefined where it is not told. */
  isReply?: boolean;
  /** Undefined where it is not told: only traces tell it. */
  isEncrypted?: boolean;
}

/**
 * What became of a connection: let through, refused, or let through although policies refuse it (audit mode).
 *
 * @public
 */
export type FlowOutcome = 'allowed' | 'refused' | 'audited';

/**
 * Why it was refused. `notAllowed`: no rule allows it. `denied`: a rule denies it. `request`: a proxy answered for it, since a
 * rule of layer 7 asks for others. `authentication`: both ends have to prove who they are first. `other`: no policy did it.
 *
 * @public
 */
export type RefusalReason =
  'notAllowed' | 'denied' | 'request' | 'authentication' | 'other';

/**
 * Connections of one kind: the same ends, port, request, outcome and reason.
 *
 * @public
 */
export interface FlowGroup extends FlowFacts {
  /** What tells it from others, as long as it is remembered. Says nothing else. */
  id: string;
  /** The namespace that it is kept for. */
  namespace: string;
  outcome: FlowOutcome;
  reason?: RefusalReason;
  /** The name of the drop reason, where no policy is the reason. */
  dropReason?: string;
  /** How many times since the moment that was asked for. */
  count: number;
  /** The first time that is remembered. */
  firstSeen: number;
  lastSeen: number;
  /**
   * Whether none of its kind was seen before the moment that was asked for. Undefined where nobody watched then, or what was seen
   * then is forgotten.
   */
  isNew?: boolean;
  /** Undefined where nothing tells. */
  encryption?: 'all' | 'some' | 'none';
  /** So many kinds were seen that this stands for many: its port and request are left out, and its peer is not told exactly. */
  isFolded: boolean;
}
