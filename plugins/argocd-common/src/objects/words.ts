/**
 * What Argo CD says of an Application or a resource against Git. `Unknown` also stands for words that are newer than this.
 *
 * @public
 */
export type SyncCode = 'Synced' | 'OutOfSync' | 'Unknown';

/**
 * How a resource or an Application is. Argo CD's own word for "cannot tell" is `Unknown`.
 *
 * @public
 */
export type HealthCode =
  'Healthy' | 'Suspended' | 'Progressing' | 'Missing' | 'Degraded' | 'Unknown';

/**
 * How far an operation is, or a hook.
 *
 * @public
 */
export type OperationPhase =
  'Running' | 'Terminating' | 'Failed' | 'Error' | 'Succeeded' | 'Unknown';

/**
 * What came of one resource in a sync.
 *
 * @public
 */
export type ResultCode =
  'Synced' | 'SyncFailed' | 'Pruned' | 'PruneSkipped' | 'Unknown';

/**
 * The parts of a sync, in their order.
 *
 * @public
 */
export type SyncPhase = 'PreSync' | 'Sync' | 'PostSync' | 'SyncFail';

/**
 * A part of a sync or of a deletion that hooks run in. `Skip` is never run.
 *
 * @public
 */
export type HookType = SyncPhase | 'Skip' | 'PreDelete' | 'PostDelete';

export const syncCodes = ['Synced', 'OutOfSync', 'Unknown'] as const;

export const healthCodes = [
  'Healthy',
  'Suspended',
  'Progressing',
  'Missing',
  'Degraded',
  'Unknown',
] as const;

export const operationPhases = [
  'Running',
  'Terminating',
  'Failed',
  'Error',
  'Succeeded',
] as const;

export const resultCodes = [
  'Synced',
  'SyncFailed',
  'Pruned',
  'PruneSkipped',
] as const;

export const syncPhases = ['PreSync', 'Sync', 'PostSync', 'SyncFail'] as const;

export const hookTypes = [
  ...syncPhases,
  'Skip',
  'PreDelete',
  'PostDelete',
] as const;
