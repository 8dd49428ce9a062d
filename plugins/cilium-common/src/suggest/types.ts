import { ChangedFlow } from '../change/compareFlows';
import { ChangedPair } from '../change/comparePairs';
import { Judgement } from '../evaluate/evaluate';
import { Flow, PodEndpoint } from '../model/flow';
import { RuleReference, UnknownReason } from '../model/verdict';
import { CompiledPolicies } from '../compile/compile';
import {
  SuggestionCaution,
  SuggestionObstacle,
  TrafficObstacle,
} from '../messages/en/suggestions';

/**
 * A connection that should pass, among what is there.
 *
 * @public
 */
export interface SuggestionInput {
  /**
   * The policies that hold. The labels of namespaces in their context say whose they are: `socle.dev/tenant` and
   * `socle.dev/environment`.
   */
  compiled: CompiledPolicies;
  flow: Flow;
  /** Who runs, each workload once; undefined where that is not known. */
  workloads?: readonly PodEndpoint[];
  /** What was seen of late, allowed or not; undefined where that is not known. */
  flows?: readonly Flow[];
}

/**
 * The least that has to be added for a connection to pass, and what else that does.
 *
 * @public
 */
export interface Suggestion {
  egress: SideSuggestion;
  ingress: SideSuggestion;
  /** What to write, and where: one for each environment that has to say something. */
  requests: readonly TrafficRequest[];
  /** What becomes of the connection once all of it holds. */
  after: Judgement;
  radius: BlastRadius;
}

/**
 * What one end of the connection needs.
 *
 * @public
 */
export type SideSuggestion =
  | { kind: 'notNeeded' }
  | {
      kind: 'rule';
      policy: SuggestedPolicy;
      cautions: readonly SuggestionCaution[];
    }
  | {
      kind: 'none';
      obstacle: SuggestionObstacle;
      /** What is not known, where that is in the way. */
      unknown: readonly UnknownReason[];
      /** The rules that are in the way. */
      rules: readonly RuleReference[];
    };

/**
 * A CiliumNetworkPolicy.
 *
 * @public
 */
export interface SuggestedPolicy {
  apiVersion: 'cilium.io/v2';
  kind: 'CiliumNetworkPolicy';
  metadata: { name: string; namespace: string };
  spec: Readonly<Record<string, unknown>>;
}

/**
 * What the owner of an environment has to say.
 *
 * @public
 */
export interface TrafficRequest {
  namespace: string;
  /** Undefined where the namespace is no tenant's. */
  tenant?: string;
  environment?: string;
  /** The rule for `environments[].traffic` of tenant.yaml, still without its reason; undefined where none can say it. */
  traffic?: TrafficDraft;
  /** Why no rule of tenant.yaml can say it: the policies themselves are then what to write. */
  obstacle?: TrafficObstacle;
  /** What comes to hold on the cluster. */
  policies: readonly SuggestedPolicy[];
}

/**
 * A rule of traffic as tenant.yaml has it.
 *
 * @public
 */
export interface TrafficDraft {
  from?: TrafficEnd;
  to?: TrafficEnd;
  /** `8080/TCP` */
  ports: readonly string[];
  http?: readonly { method?: string; path?: string }[];
}

/**
 * One end of a connection as tenant.yaml names it.
 *
 * @public
 */
export interface TrafficEnd {
  tenant?: string;
  environment?: string;
  labels?: Readonly<Record<string, string>>;
  fqdn?: string;
  cidr?: string;
}

/**
 * What else a change does.
 *
 * @public
 */
export interface BlastRadius {
  /** Pairs of workloads of which one comes to reach the other, or no longer does; undefined where nobody told who runs. */
  pairs: readonly ChangedPair[] | undefined;
  /** Connections seen that would end otherwise; undefined where nobody told what was seen. */
  flows: readonly ChangedFlow[] | undefined;
}
