import { ResourceReference } from './resource';
import { ApplicationSource, SourceHydrator } from './source';
import {
  HealthCode,
  HookType,
  OperationPhase,
  ResultCode,
  SyncCode,
  SyncPhase,
} from './words';

/**
 * An Argo CD Application as it was read: every field has its type, lists are there, and what is missing or of a newer
 * version is left out. Moments are ISO 8601, as Kubernetes writes them.
 *
 * @public
 */
export interface Application {
  name: string;
  namespace: string;
  uid?: string;
  resourceVersion?: string;
  createdAt?: string;
  /** Set while it is being deleted. */
  deletedAt?: string;
  finalizers: string[];
  labels: Record<string, string>;
  annotations: Record<string, string>;
  /** The ApplicationSet that made it. */
  applicationSet?: string;
  spec: ApplicationSpec;
  /** Whether an operation is asked for or running (`operation`). */
  hasOperation: boolean;
  status: ApplicationStatus;
}

/**
 * What an Application should be.
 *
 * @public
 */
export interface ApplicationSpec {
  /** `default` where it says none. Source: Argo CD's `ApplicationSpec.GetProject`. */
  project: string;
  sources: ApplicationSource[];
  hasMultipleSources: boolean;
  hydrator?: SourceHydrator;
  destination: { server?: string; name?: string; namespace?: string };
  /** Unset where automated sync is off. */
  automated?: { prune: boolean; selfHeal: boolean };
  syncOptions: string[];
  /** How often a failed sync is tried again; -1 is for ever. */
  retryLimit?: number;
}

/**
 * What Argo CD saw of an Application.
 *
 * @public
 */
export interface ApplicationStatus {
  /** Unset where Argo CD has not compared it yet. */
  sync?: { code: SyncCode; revisions: string[] };
  /** Unset where Argo CD has not said anything yet. */
  health?: { code: HealthCode; message?: string; since?: string };
  conditions: ApplicationCondition[];
  operation?: OperationState;
  history: HistoryEntry[];
  resources: ResourceStatus[];
  images: string[];
  externalUrls: string[];
  isAppOfApps: boolean;
  reconciledAt?: string;
  /** `appTree`: the health of resources is in the resource tree only (since Argo CD 3). */
  resourceHealthSource?: string;
  hydration?: HydrationStatus;
  controllerNamespace?: string;
}

/** @public */
export interface ApplicationCondition {
  /** `ComparisonError`, `SharedResourceWarning` … */
  type: string;
  message: string;
  since?: string;
}

/**
 * The running operation, or the last one.
 *
 * @public
 */
export interface OperationState {
  phase: OperationPhase;
  message?: string;
  startedAt?: string;
  /** Also set while a failed operation waits for its next attempt: the phase is then `Running`. */
  finishedAt?: string;
  retryCount: number;
  automated: boolean;
  username?: string;
  dryRun: boolean;
  /** Whether only some of the resources were asked for: hooks do not run then. */
  selective: boolean;
  /** What it synced to, a revision for each source. */
  revisions: string[];
  results: ResourceResult[];
}

/**
 * What came of one resource, or one hook, in a sync.
 *
 * @public
 */
export interface ResourceResult extends ResourceReference {
  code?: ResultCode;
  message?: string;
  /** Set for hooks. */
  hookType?: HookType;
  /** How far a hook is; also set for resources that the sync waits for. */
  hookPhase?: OperationPhase;
  syncPhase?: SyncPhase;
  images: string[];
}

/**
 * One resource of an Application.
 *
 * @public
 */
export interface ResourceStatus extends ResourceReference {
  version?: string;
  /** Unset for hooks. */
  sync?: SyncCode;
  /** Unset where Argo CD keeps it elsewhere: not reported, which is never healthy. */
  health?: { code: HealthCode; message?: string };
  hook: boolean;
  wave: number;
  requiresPruning: boolean;
  requiresDeletionConfirmation: boolean;
}

/**
 * One deployment of the past.
 *
 * @public
 */
export interface HistoryEntry {
  id: number;
  revisions: string[];
  sources: ApplicationSource[];
  startedAt?: string;
  deployedAt?: string;
  automated: boolean;
  username?: string;
}

/**
 * How far the rendering into Git is.
 *
 * @public
 */
export interface HydrationStatus {
  /** Unset where nothing was ever begun. */
  phase?: 'Hydrating' | 'Failed' | 'Hydrated' | 'Unknown';
  message?: string;
  startedAt?: string;
  finishedAt?: string;
  /** The commit of the source that the current operation renders. */
  dryRevision?: string;
  /** The last commit of the source that was rendered, and the commit that holds the result. */
  lastDryRevision?: string;
  lastHydratedRevision?: string;
}
