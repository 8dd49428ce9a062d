import { ChangedFlow } from '../change/compareFlows';
import { ChangedPorts } from '../change/comparePairs';
import {
  SuggestionCaution,
  SuggestionObstacle,
  TrafficObstacle,
} from '../messages/en/suggestions';
import { UnknownReason, Verdict } from '../model/verdict';
import { TrafficDraft } from '../suggest/types';
import { NetworkPeer } from './peers';

/**
 * What would let a refused connection through: `GET …/refusals/:group/proposal`. Nothing is written.
 *
 * @public
 */
export interface ProposalPreview {
  /** What the policies would then say of the connection. */
  after: Verdict;
  /** What each end needs, the own one first. */
  parts: ProposalPart[];
  radius: ShownRadius;
  /** What a reviewer has to know: it opens the world, another tenant, a whole namespace. */
  risks: ProposalRisk[];
  /** Why nothing can be proposed from here; unset where it can. */
  refusal?: ProposalRefusal;
}

/**
 * What one environment's owner would have to say.
 *
 * @public
 */
export interface ProposalPart {
  side: 'egress' | 'ingress';
  /** Whether it is of the entity's tenant; the other ones are asked of their owners. */
  own: boolean;
  tenant?: string;
  environment?: string;
  /** Why nothing is to be done, or can be; unset where there is something. */
  state: 'needed' | 'not-needed' | 'impossible';
  obstacle?: SuggestionObstacle | TrafficObstacle;
  unknown?: readonly UnknownReason[];
  cautions: readonly SuggestionCaution[];
  /** The rule for `environments[].traffic` of tenant.yaml. */
  traffic?: TrafficDraft;
  /** What comes to hold on the cluster, in YAML; of the own end only. */
  policies: string[];
  /** Files of the pull request; of the own end only. */
  files: ProposedFile[];
  /** What guardrails say of it; an error stops it. */
  findings: ProposalFinding[];
  /** The request that is open already. */
  request?: ProposalRequest;
}

/** @public */
export interface ProposalFinding {
  severity: 'error' | 'warning' | 'info';
  rule: string;
  message: string;
  remedy: string;
}

/**
 * A file that a proposal changes, as a unified diff.
 *
 * @public
 */
export interface ProposedFile {
  /** From the root of the repository. */
  path: string;
  kind: 'added' | 'changed' | 'removed';
  added: number;
  removed: number;
  hunks: {
    oldStart: number;
    oldLines: number;
    newStart: number;
    newLines: number;
    /** Each with its sign: a space, `+` or `-`. */
    lines: string[];
  }[];
}

/**
 * What else a change would let through, or cut, among what the one who asks may see. What concerns two others is only counted.
 *
 * @public
 */
export interface ShownRadius {
  /** Undefined where it is not known who runs. */
  pairs?: ShownPair[];
  /** Undefined where no flow was seen. */
  flows?: ShownChangedFlow[];
  /** How many more than are told: of others, or past 200. */
  morePairs: number;
  moreFlows: number;
}

/** @public */
export interface ShownPair {
  from: NetworkPeer;
  to: NetworkPeer;
  ports: readonly ChangedPorts[];
}

/** @public */
export interface ShownChangedFlow {
  from: NetworkPeer;
  to: NetworkPeer;
  port?: number;
  protocol: string;
  /** How often it was seen. */
  count: number;
  lastSeen: string;
  before: ChangedFlow['before']['verdict'];
  after: ChangedFlow['after']['verdict'];
}

/** @public */
export interface ProposalRisk {
  code: 'opens-world' | 'opens-other-tenant' | 'opens-more-workloads';
  parameters: Readonly<Record<string, string | number>>;
}

/**
 * - `not-needed`: the policies of now let it through.
 * - `impossible`: no rule can say it, or one denies it; the parts tell.
 * - `no-tenant-file`: the platform's tree has no tenant.yaml for it.
 * - `taken`: somebody else's request for the tenant is open; `url` leads there.
 * - `findings`: a guardrail stops it.
 * - `moved`: what it is about changed meanwhile.
 * - `not-configured`: the portal knows no repository of the platform.
 *
 * @public
 */
export interface ProposalRefusal {
  code:
    | 'not-needed'
    | 'impossible'
    | 'no-tenant-file'
    | 'taken'
    | 'findings'
    | 'moved'
    | 'not-configured';
  /** A sentence for people, in English. */
  message: string;
  url?: string;
}

/**
 * The body of `POST …/refusals/:group/proposal`.
 *
 * @public
 */
export interface ProposalBody {
  /** For those who review it and those who meet it later: one line of 1 to 200 characters. */
  reason: string;
  /** Ask the other end's owner too, where it needs a rule; true where it is left out. */
  askOther?: boolean;
}

/**
 * 201 where the requests are there, 409 where not, and why.
 *
 * @public
 */
export type ProposalAnswer =
  | {
      accepted: true;
      /** The own one first; the other one names it in its text, and the other way round. */
      requests: ProposalRequest[];
      /** The other end's owner could not be asked. */
      otherRefusal?: ProposalRefusal;
    }
  | { accepted: false; refusal: ProposalRefusal };

/** @public */
export interface ProposalRequest {
  number: number;
  url: string;
  branch: string;
  title: string;
  state: 'open' | 'merged' | 'closed';
  tenant: string;
  own: boolean;
}
