import { ApplicationSource } from '../objects/source';
import {
  ApplicationCondition,
  HistoryEntry,
  HydrationStatus,
  OperationState,
  ResourceResult,
} from '../objects/application';
import { Cause } from '../explain/cause';
import { HealthCode, SyncCode } from '../objects/words';

/**
 * What views need of an Application, small enough to keep 10,000 of them: texts that repeat are shared, lists are cut, and
 * what changes without meaning anything (`reconciledAt`, `resourceVersion`) is not there, so that equal summaries are
 * equal states.
 *
 * @public
 */
export interface ApplicationSummary {
  /** Which Argo CD it belongs to, as the caller names it. */
  instance: string;
  namespace: string;
  name: string;
  project: string;
  applicationSet?: string;
  labels: Readonly<Record<string, string>>;
  createdAt?: string;
  deletedAt?: string;
  /** When a deletion or a prune was last approved (annotation `argocd.argoproj.io/deletion-approved`). */
  approvedAt?: string;
  hasFinalizers: boolean;

  server?: string;
  /** The destination's name, as Argo CD has it. */
  cluster?: string;
  destinationNamespace?: string;

  sources: readonly ApplicationSource[];
  hasMultipleSources: boolean;
  /** The branch that hydrated manifests wait in, where somebody has to move them on; empty where nobody has. */
  hydrateTo?: string;

  automated: boolean;
  prunes: boolean;
  selfHeals: boolean;
  hasOperation: boolean;

  /** Unset where Argo CD has not compared it yet. */
  sync?: SyncCode;
  /** What Git says should be there, a revision for each source. */
  revisions: readonly string[];
  /** Unset where Argo CD has said nothing yet. */
  health?: HealthCode;
  /** Argo CD 3.6 names the resources that the health comes from: `Caused by …`. */
  healthMessage?: string;
  healthSince?: string;

  conditions: readonly ApplicationCondition[];
  operation?: OperationSummary;
  /** The last deployment; a sync that failed is none. */
  deployed?: Omit<HistoryEntry, 'sources'>;
  hydration?: HydrationStatus;

  images: readonly string[];
  externalUrls: readonly string[];
  isAppOfApps: boolean;
  resources: ResourceCounts;

  /** What somebody who looks at the cluster found to be wrong with what it starts; Argo CD does not say it here. */
  trouble?: Cause;
}

/**
 * An operation without what went well.
 *
 * @public
 */
export interface OperationSummary extends Omit<OperationState, 'results'> {
  /** Failed resources and hooks, and those that the sync waits for, the first ones. */
  results: readonly ResourceResult[];
  /** How many of them there are. */
  failed: number;
  /** How many resources and hooks the operation has dealt with. */
  total: number;
}

/**
 * The resources of an Application in numbers, and those that matter by name.
 *
 * @public
 */
export interface ResourceCounts {
  total: number;
  outOfSync: number;
  requirePruning: number;
  /** Keys of the first that are out of sync (`group/kind/namespace/name`). */
  different: readonly string[];
  /** Keys of the first that are there and no longer wanted. */
  unwanted: readonly string[];
  /** Keys of the first that a person has to confirm before they go. */
  toConfirm: readonly string[];
}
