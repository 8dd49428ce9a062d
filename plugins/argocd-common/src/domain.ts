export type {
  Application,
  ApplicationCondition,
  ApplicationSpec,
  ApplicationStatus,
  HistoryEntry,
  HydrationStatus,
  OperationState,
  ResourceResult,
  ResourceStatus,
} from './objects/application';
export { parseApplication } from './objects/parseApplication';
export { parseApplicationSet } from './objects/applicationSet';
export type { ApplicationSet, GeneratorFiles } from './objects/applicationSet';
export { parseClusterEvent, parseClusterObject } from './objects/clusterObject';
export type { ClusterEvent, ClusterObject } from './objects/clusterObject';
export { parseProject } from './objects/project';
export type { Project, SyncWindow } from './objects/project';
export { referenceKey } from './objects/resource';
export type { ResourceReference } from './objects/resource';
export { parseResourceTree } from './objects/resourceTree';
export type { ResourceTree, TreeNode } from './objects/resourceTree';
export type { ApplicationSource, SourceHydrator } from './objects/source';
export type {
  HealthCode,
  HookType,
  OperationPhase,
  ResultCode,
  SyncCode,
  SyncPhase,
} from './objects/words';
export type {
  ApplicationSummary,
  OperationSummary,
  ResourceCounts,
} from './projection/applicationSummary';
export { sameSummary } from './projection/sameSummary';
export { sharedTexts } from './projection/share';
export type { Share } from './projection/share';
export {
  cacheLimits,
  summarizeApplication,
  summaryOf,
  wholeLimits,
} from './projection/summarizeApplication';
export type { SummaryLimits } from './projection/summarizeApplication';
export { summarizeTree } from './projection/treeSummary';
export type { TreeNodeSummary } from './projection/treeSummary';
export * from './match/annotations';
export { indexApplications } from './match/applicationIndex';
export type { ApplicationIndex } from './match/applicationIndex';
export { clusterOf } from './match/destination';
export type { ArgoCluster } from './match/destination';
export { matchApplications } from './match/matchApplications';
export type {
  MatchedApplication,
  MatchInput,
  MatchResult,
} from './match/matchApplications';
export { isArgoName } from './match/readClaims';
export type { RefusedArgoClaim } from './match/readClaims';
export { trackedBy } from './match/tracking';
export type { Tracked } from './match/tracking';
export { applicationVerdict } from './verdict/applicationVerdict';
export { compareVerdicts, entityVerdict } from './verdict/entityVerdict';
export type { EntityVerdict } from './verdict/entityVerdict';
export { compareEnvironments } from './verdict/environments';
export type {
  ApplicationDelivery,
  EnvironmentDelivery,
  Lack,
} from './verdict/environments';
export type {
  ApplicationVerdict,
  DeliveryVerdict,
  Reason,
  ReasonCode,
} from './verdict/types';
export { imageParts, shortRevision, versionOf } from './verdict/version';
export type { DeployedVersion } from './verdict/version';
export { explainDelivery } from './explain/explainDelivery';
export { isSilent, withTrouble } from './explain/withTrouble';
export { gatherEvidence } from './explain/gatherEvidence';
export type { GatheredEvidence } from './explain/gatherEvidence';
export type { Cause, CauseCode } from './explain/cause';
export type {
  DeliveryEvidence,
  DeliveryExplanation,
  Step,
} from './explain/types';
export { matchesGlob } from './windows/globs';
export { syncPermission, windowsOf } from './windows/syncPermission';
export type { SyncPermission } from './windows/syncPermission';
export { windowState } from './windows/windowState';
export type { WindowState } from './windows/windowState';
export { fill, say } from '@socle/plugin-platform-common';
export type { Phrase } from '@socle/plugin-platform-common';
export { englishMessages, frenchMessages } from './messages';
export type { DeliveryMessages } from './messages';
export { refusalOf } from './actions/refusalOf';
export type {
  ActionQuestion,
  ActionRefusal,
  DeliveryAction,
} from './actions/refusalOf';
export { diffManagedResource, diffStates, diffTexts } from './diff/diffStates';
export type { DiffHunk, StateDiff } from './diff/diffStates';
export { deliveryTree } from './tree/deliveryTree';
export type { DeliveryNode } from './tree/deliveryTree';
export { wavesOf } from './tree/waves';
export type { Wave, WaveItem, WaveItemState } from './tree/waves';
export { changedImages, historyOf } from './history/history';
export { revertOf } from './history/revertOf';
export type { Revert, RevertDecision } from './history/revertOf';
export type {
  ChangedImage,
  DeployedSource,
  Deployment,
} from './history/history';
