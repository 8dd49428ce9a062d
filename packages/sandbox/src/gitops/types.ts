import { KubernetesObject, ObjectMeta } from '../kubernetes/types';

/** Any JSON object. */
export type JsonRecord = Record<string, unknown>;

/** Where an Application's manifests come from. */
export interface ApplicationSource extends JsonRecord {
  repoURL: string;
  path?: string;
  targetRevision?: string;
  chart?: string;
  ref?: string;
  name?: string;
  directory?: DirectoryOptions;
  kustomize?: JsonRecord;
  helm?: JsonRecord;
  plugin?: JsonRecord;
}

/** How a directory of plain manifests is read. */
export interface DirectoryOptions extends JsonRecord {
  recurse?: boolean;
  include?: string;
  exclude?: string;
}

export interface ApplicationDestination {
  name?: string;
  server?: string;
  namespace?: string;
}

export interface RetryStrategy {
  limit?: number;
  refresh?: boolean;
  backoff?: { duration?: string; factor?: number; maxDuration?: string };
}

export interface AutomatedPolicy {
  enabled?: boolean;
  prune?: boolean;
  selfHeal?: boolean;
  allowEmpty?: boolean;
}

export interface SyncPolicy {
  automated?: AutomatedPolicy;
  syncOptions?: string[];
  retry?: RetryStrategy;
  managedNamespaceMetadata?: {
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
}

export interface IgnoredDifference {
  group?: string;
  kind: string;
  name?: string;
  namespace?: string;
  jsonPointers?: string[];
  jqPathExpressions?: string[];
  managedFieldsManagers?: string[];
}

export interface ApplicationSpec {
  project: string;
  source?: ApplicationSource;
  sources?: ApplicationSource[];
  destination: ApplicationDestination;
  syncPolicy?: SyncPolicy;
  ignoreDifferences?: IgnoredDifference[];
  revisionHistoryLimit?: number;
}

export type SyncCode = 'Synced' | 'OutOfSync' | 'Unknown';

export type HealthCode =
  'Healthy' | 'Suspended' | 'Progressing' | 'Missing' | 'Degraded' | 'Unknown';

export interface Health {
  status: HealthCode;
  message?: string;
}

export interface ApplicationCondition {
  type: string;
  message: string;
  lastTransitionTime?: string;
}

export interface ResourceStatus {
  group?: string;
  version?: string;
  kind: string;
  namespace?: string;
  name: string;
  status?: SyncCode;
  hook?: boolean;
  requiresPruning?: boolean;
  syncWave?: number;
  requiresDeletionConfirmation?: boolean;
}

export interface ComparedTo {
  source?: ApplicationSource;
  sources?: ApplicationSource[];
  destination: ApplicationDestination;
  ignoreDifferences?: IgnoredDifference[];
}

export interface SyncStatus {
  status: SyncCode;
  comparedTo?: ComparedTo;
  revision?: string;
  revisions?: string[];
}

export type OperationPhase =
  'Running' | 'Terminating' | 'Failed' | 'Error' | 'Succeeded';

export type SyncPhase = 'PreSync' | 'Sync' | 'PostSync' | 'SyncFail';

export type ResultCode = 'Synced' | 'SyncFailed' | 'Pruned' | 'PruneSkipped';

export interface ResourceResult {
  group: string;
  version: string;
  kind: string;
  namespace: string;
  name: string;
  status?: ResultCode;
  message?: string;
  hookType?: SyncPhase;
  hookPhase?: OperationPhase;
  syncPhase?: SyncPhase;
  images?: string[];
}

export interface SyncOperationResource {
  group?: string;
  kind: string;
  name: string;
  namespace?: string;
}

export interface SyncOperation {
  revision?: string;
  revisions?: string[];
  prune?: boolean;
  dryRun?: boolean;
  resources?: SyncOperationResource[];
  source?: ApplicationSource;
  sources?: ApplicationSource[];
  syncOptions?: string[];
  syncStrategy?: { apply?: { force?: boolean }; hook?: { force?: boolean } };
  autoHealAttemptsCount?: number;
}

export interface Operation {
  sync?: SyncOperation;
  initiatedBy?: { username?: string; automated?: boolean };
  info?: { name: string; value: string }[];
  retry?: RetryStrategy;
}

export interface SyncResult {
  resources?: ResourceResult[];
  revision: string;
  revisions?: string[];
  source?: ApplicationSource;
  sources?: ApplicationSource[];
  managedNamespaceMetadata?: SyncPolicy['managedNamespaceMetadata'];
}

export interface OperationState {
  operation: Operation;
  phase: OperationPhase;
  message?: string;
  syncResult?: SyncResult;
  startedAt: string;
  finishedAt?: string;
  retryCount?: number;
}

export interface RevisionHistory {
  id: number;
  revision?: string;
  revisions?: string[];
  source?: ApplicationSource;
  sources?: ApplicationSource[];
  deployStartedAt?: string;
  deployedAt: string;
  initiatedBy?: Operation['initiatedBy'];
}

export interface ApplicationStatus {
  sync?: SyncStatus;
  health?: Health & { lastTransitionTime?: string };
  resources?: ResourceStatus[];
  history?: RevisionHistory[];
  conditions?: ApplicationCondition[];
  reconciledAt?: string;
  operationState?: OperationState;
  sourceType?: string;
  sourceTypes?: string[];
  summary?: {
    images?: string[];
    externalURLs?: string[];
    isAppOfApps?: boolean;
  };
  resourceHealthSource?: string;
  /** Empty here, where manifests are never hydrated; there since Argo CD wrote the Application whole. */
  sourceHydrator?: Record<string, never>;
  controllerNamespace?: string;
}

/** `argoproj.io/v1alpha1` Application. */
export interface Application {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
  spec: ApplicationSpec;
  operation?: Operation;
  status?: ApplicationStatus;
}

export interface GroupKind {
  group: string;
  kind: string;
  name?: string;
}

export interface SyncWindow {
  kind: 'allow' | 'deny';
  schedule: string;
  duration: string;
  timeZone?: string;
  applications?: string[];
  namespaces?: string[];
  clusters?: string[];
  manualSync?: boolean;
  andOperator?: boolean;
  syncOverrun?: boolean;
}

/** `argoproj.io/v1alpha1` AppProject. */
export interface AppProject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
  spec: {
    sourceRepos?: string[];
    destinations?: ApplicationDestination[];
    clusterResourceWhitelist?: GroupKind[];
    clusterResourceBlacklist?: GroupKind[];
    namespaceResourceWhitelist?: GroupKind[];
    namespaceResourceBlacklist?: GroupKind[];
    syncWindows?: SyncWindow[];
  };
}

/** The API version of all of Argo CD's kinds. */
export const argoApiVersion = 'argoproj.io/v1alpha1';

/** Reads a stored object as an Application; the cluster has checked its shape no further than its CRD does. */
export function asApplication(object: KubernetesObject): Application {
  return object as unknown as Application;
}

/** Reads a stored object as an AppProject. */
export function asProject(object: KubernetesObject): AppProject {
  const project = object as unknown as AppProject;
  return { ...project, spec: project.spec ?? {} };
}

/** The way back to what a cluster stores. */
export function asObject(object: Application | AppProject): KubernetesObject {
  return object as unknown as KubernetesObject;
}

/** The sources of an Application: `spec.sources` where there are any, else `spec.source`. */
export function sourcesOf(spec: ApplicationSpec): ApplicationSource[] {
  if (spec.sources?.length) {
    return spec.sources;
  }
  return spec.source ? [spec.source] : [];
}

/** Whether an Application uses `spec.sources`. */
export function hasMultipleSources(spec: ApplicationSpec): boolean {
  return Boolean(spec.sources?.length);
}

/** Whether automated sync is on. Source: Argo CD's `SyncPolicy.IsAutomatedSyncEnabled`. */
export function isAutomated(spec: ApplicationSpec): boolean {
  const automated = spec.syncPolicy?.automated;
  return automated !== undefined && automated !== null
    ? automated.enabled !== false
    : false;
}
