import { NetworkPhrase } from '../explain/explain';
import { NetworkStatus } from '../flows/networkStatus';
import { RefusalReason } from '../flows/types';
import { PolicyReference, Section } from '../model/policy';
import { Lack, SideTrace, SideVerdict, Verdict } from '../model/verdict';
import { NetworkPeer } from './peers';
import { NetworkAnswer } from './sources';

/**
 * What a card says of an entity: `GET /entities/:kind/:namespace/:name/summary`.
 *
 * @public
 */
export interface NetworkSummary extends NetworkAnswer {
  /** In sentences, the most important first. */
  status: NetworkStatus;
}

/**
 * What was refused: `GET …/refusals`, and the event `refusals` of `…/refusals/stream`, each time in whole. The last refused
 * first.
 *
 * The stream takes `last-event-id`: what the browser has already is not sent again.
 *
 * @public
 */
export interface EntityRefusals extends NetworkAnswer {
  status: NetworkStatus;
  groups: RefusedGroup[];
  /** How many more there are than are told. */
  more: number;
}

/**
 * Refused flows of one kind.
 *
 * @public
 */
export interface RefusedGroup {
  /** In a path as it is; the same for everybody and after a restart. */
  id: string;
  environment: string;
  cluster: string;
  /** Whether the entity's workload connects, or is connected to. */
  direction: 'egress' | 'ingress';
  from: NetworkPeer;
  to: NetworkPeer;
  /** After load balancing; the type for ICMP. Unset where Hubble did not tell. */
  port?: number;
  /** `TCP`, `UDP`, `ICMP` … */
  protocol: string;
  /** At which end it was refused, as Hubble tells; unset where it does not. */
  refusedAt?: 'egress' | 'ingress';
  reason: RefusalReason;
  /** Hubble's own word, where no policy is the reason: `CT_MAP_INSERTION_FAILED`. */
  dropReason?: string;
  /** The last one; of own workloads only, without its query. */
  request?: { method?: string; path?: string; dnsName?: string };
  count: number;
  firstSeen: string;
  lastSeen: string;
  /** Not seen before the last hour; unset where the portal cannot tell. */
  isNew?: boolean;
  /** So many kinds were seen that this stands for many: its port and request are left out, and its peer is not exact. */
  isFolded: boolean;
}

/**
 * Why: `GET …/refusals/:group`. 404 where there is no such group any more.
 *
 * @public
 */
export interface RefusalDetails extends NetworkAnswer {
  group: RefusedGroup;
  /** What Hubble observed, the newest first; at most 20. */
  examples: RefusedExample[];
  /** What the policies of now say of the same connection. */
  evaluation: ShownEvaluation;
  /** Set where the policies of now do not refuse it. */
  disagreement?: Disagreement;
  /** Policies that the trace names and that the one who asks may read. */
  policies: PolicyText[];
}

/** @public */
export interface RefusedExample {
  time: string;
  node?: string;
  /** Policies that Hubble names: only where a verdict event does. */
  deniedBy: string[];
  request?: RefusedGroup['request'];
}

/**
 * An evaluation without what is of others: what another tenant's policies say is told as a verdict alone.
 *
 * @public
 */
export interface ShownEvaluation {
  verdict: Verdict;
  /** The whole of it in a sentence. */
  summary: NetworkPhrase;
  egress: ShownSide;
  ingress: ShownSide;
}

/** @public */
export interface ShownSide {
  result: SideVerdict;
  /** Why, in sentences; none where `hidden`. */
  sentences: readonly NetworkPhrase[];
  /** Unset where `hidden`. */
  trace?: SideTrace;
  /** Its policies are another tenant's. */
  hidden: boolean;
}

/**
 * Hubble saw it refused, and the policies of now let it through, or do not tell.
 *
 * @public
 */
export interface Disagreement {
  hubble: 'denied';
  evaluator: 'allowed' | 'unknown';
  /** What may explain it, the likeliest first. */
  mayBe: DisagreementCause[];
}

/**
 * - `policy-changed`: a policy that selects one of the ends changed since, at `at`.
 * - `identity-changed`: one of the ends has other labels now than Hubble saw.
 * - `name-not-resolved`: the rule is about a DNS name, which the pod had not resolved.
 * - `not-seen`: something that decides is not visible to the portal: `parts` names it.
 * - `drop-elsewhere`: it was dropped for a reason that is no policy's.
 *
 * @public
 */
export interface DisagreementCause {
  code:
    | 'policy-changed'
    | 'identity-changed'
    | 'name-not-resolved'
    | 'not-seen'
    | 'drop-elsewhere';
  at?: string;
  policy?: PolicyReference;
  parts?: string[];
}

/**
 * A policy in whole, with the lines that matter.
 *
 * @public
 */
export interface PolicyText {
  policy: PolicyReference;
  /** As it is in Git where it was found there, else as the cluster has it, in YAML. */
  text: string;
  /** Where it is in Git: the file from the root of the repository. */
  source?: { file: string; url?: string };
  /** Lines of `text`, from 1, in their order. */
  marks: PolicyMark[];
}

/** @public */
export interface PolicyMark {
  line: number;
  /** `selects`: the policy refuses what no rule allows. */
  role: 'decides' | 'nearest' | 'selects' | 'invalid';
  direction: 'egress' | 'ingress';
  section?: Section;
  /** From 0. */
  rule?: number;
  /** The things that a nearest rule lacks. */
  lacks?: readonly Lack[];
}
