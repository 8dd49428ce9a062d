import { Comparison } from '../compare/compareApplication';
import { equalJson } from '../objects';
import {
  Application,
  ApplicationCondition,
  Operation,
  OperationPhase,
  hasMultipleSources,
  isAutomated,
} from '../types';

/** What automated sync does about a comparison. */
export type AutoSyncDecision =
  | { type: 'none' }
  | { type: 'sync'; operation: Operation }
  /** Another attempt has to wait, in milliseconds. */
  | { type: 'backOff'; wait: number }
  | { type: 'refused'; condition: ApplicationCondition };

const none: AutoSyncDecision = { type: 'none' };
const backOff = { first: 2_000, factor: 3, most: 300_000 };

/** Decides whether to begin an operation. Source: Argo CD 3.5's `autoSync`, with its default back-off of self-heal. */
export function decideAutoSync(options: {
  application: Application;
  comparison: Comparison;
  now: Date;
}): AutoSyncDecision {
  const { application, comparison, now } = options;
  const { spec, status, metadata } = application;
  const policy = spec.syncPolicy;
  const automated = policy?.automated;
  const { sync } = comparison;
  const resources = comparison.resources.map(resource => resource.status);
  if (
    !policy ||
    !automated ||
    !isAutomated(spec) ||
    application.operation ||
    metadata.deletionTimestamp ||
    sync.status !== 'OutOfSync'
  ) {
    return none;
  }
  const onlyPrunes = resources.every(
    resource => resource.status === 'Synced' || resource.requiresPruning,
  );
  if (!automated.prune && onlyPrunes) {
    return none;
  }
  const many = hasMultipleSources(spec);
  const desired = many ? (sync.revisions ?? []) : [sync.revision ?? ''];
  const operation: Operation = {
    sync: {
      ...(sync.revision && { revision: sync.revision }),
      ...(automated.prune && { prune: true }),
      ...(policy.syncOptions && { syncOptions: policy.syncOptions }),
      ...(many
        ? { sources: spec.sources, revisions: sync.revisions }
        : { source: spec.source }),
    },
    initiatedBy: { automated: true },
    retry: policy.retry ?? { limit: 5 },
  };
  const attempt = lastAttempt(application, desired);
  if (attempt) {
    if (attempt.phase !== 'Succeeded') {
      return refused(
        `Failed last sync attempt to [${attempt.revisions.join(' ')}]: ${status?.operationState?.message ?? ''}`,
      );
    }
    if (!automated.selfHeal) {
      return none;
    }
    const attempts =
      status?.operationState?.operation.sync?.autoHealAttemptsCount ?? 0;
    const wait = remainingBackOff(application, attempts, now);
    if (wait > 0) {
      return { type: 'backOff', wait };
    }
    operation.sync = {
      ...operation.sync,
      autoHealAttemptsCount: attempts + 1,
      resources: resources
        .filter(resource => resource.status !== 'Synced')
        .map(({ group, kind, name }) => ({
          ...(group && { group }),
          kind,
          name,
        })),
    };
  }
  if (
    automated.prune &&
    !automated.allowEmpty &&
    resources.every(resource => resource.requiresPruning)
  ) {
    return refused(
      `Skipping sync attempt to [${desired.join(' ')}]: auto-sync will wipe out all resources`,
    );
  }
  return { type: 'sync', operation };
}

function refused(message: string): AutoSyncDecision {
  return { type: 'refused', condition: { type: 'SyncError', message } };
}

/** The last operation, where it was to the same revisions of the same sources. */
function lastAttempt(
  application: Application,
  desired: string[],
): { phase: OperationPhase; revisions: string[] } | undefined {
  const { spec, status } = application;
  const state = status?.operationState;
  if (!state) {
    return undefined;
  }
  const result = state.syncResult;
  if (!result) {
    const isOver = state.phase !== 'Running' && state.phase !== 'Terminating';
    return isOver ? { phase: state.phase, revisions: [] } : undefined;
  }
  const many = hasMultipleSources(spec);
  const revisions = many ? (result.revisions ?? []) : [result.revision];
  const isSame =
    equalJson(revisions, desired) &&
    (many
      ? equalJson(result.sources, spec.sources)
      : equalJson(result.source, spec.source));
  return isSame ? { phase: state.phase, revisions } : undefined;
}

function remainingBackOff(
  application: Application,
  attempts: number,
  now: Date,
): number {
  if (attempts === 0) {
    return 0;
  }
  const delay = Math.min(
    backOff.most,
    backOff.first * backOff.factor ** (attempts - 1),
  );
  const finished = application.status?.operationState?.finishedAt;
  return finished
    ? delay - (now.getTime() - new Date(finished).getTime())
    : delay;
}
