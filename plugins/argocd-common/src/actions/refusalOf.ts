import { Phrase } from '@socle/plugin-platform-common';
import { refusals } from '../messages/en/refusals';
import { ApplicationSummary } from '../projection/applicationSummary';
import { SyncPermission } from '../windows/syncPermission';

/**
 * What people can ask Argo CD to do with an Application.
 *
 * @public
 */
export type DeliveryAction =
  /** To another revision than the Application names, where `revision` is set. */
  | { action: 'sync'; revision?: string; dryRun?: boolean }
  | { action: 'refresh' }
  | { action: 'hardRefresh' }
  | { action: 'terminate' }
  /** To a deployment of the history; any of them where `id` is left out. */
  | { action: 'rollback'; id?: number }
  | { action: 'confirmPrune' };

/**
 * Why an action cannot work; `refusals` of a language say it in words.
 *
 * @public
 */
export type ActionRefusal = Phrase<keyof typeof refusals>;

/** What is asked for, and everything that decides whether it can work. */
export interface ActionQuestion {
  application: ApplicationSummary;
  /** What the sync windows let through; nothing is refused for them where it is left out. */
  permission?: SyncPermission;
  /** Ids of the deployments that Argo CD remembers; only the last one is known where it is left out. */
  history?: readonly number[];
  action: DeliveryAction;
}

/**
 * Why an action cannot work now, so that people read it before they click; undefined where it can. Sources: Argo CD's
 * `server/application` (`Sync`, `Rollback`, `TerminateOperation`) and `util/argo.SetAppOperation`.
 *
 * Whether somebody may act at all is not decided here.
 *
 * @public
 */
export function refusalOf(question: ActionQuestion): ActionRefusal | undefined {
  const { application, permission, action } = question;
  switch (action.action) {
    case 'sync':
      return (
        beginning(application, permission) ?? otherRevision(application, action)
      );
    case 'rollback':
      return rollback(question, action.id);
    case 'terminate':
      return terminate(application);
    case 'confirmPrune':
      return confirm(application);
    default:
      return undefined;
  }
}

function beginning(
  application: ApplicationSummary,
  permission: SyncPermission | undefined,
): ActionRefusal | undefined {
  if (application.deletedAt) {
    return refusal('deleting');
  }
  if (permission && !permission.manual) {
    return closed(permission);
  }
  return application.hasOperation ? refusal('operationRunning') : undefined;
}

function closed(permission: SyncPermission): ActionRefusal {
  if (permission.broken) {
    return refusal('windowInvalid');
  }
  const { manualChangesAt } = permission;
  return manualChangesAt
    ? refusal('windowClosedUntil', { opensAt: manualChangesAt })
    : refusal('windowClosed');
}

function otherRevision(
  { automated, sources }: ApplicationSummary,
  { revision, dryRun }: Extract<DeliveryAction, { action: 'sync' }>,
): ActionRefusal | undefined {
  const own = sources[0]?.targetRevision ?? 'HEAD';
  return automated && !dryRun && revision && revision !== own
    ? refusal('automatedRevision', { revision: own })
    : undefined;
}

function rollback(
  { application, permission, history }: ActionQuestion,
  id: number | undefined,
): ActionRefusal | undefined {
  const { deployed, automated } = application;
  const known = history ?? (deployed ? [deployed.id] : []);
  if (application.deletedAt) {
    return refusal('deleting');
  }
  if (automated) {
    return refusal('automatedSync');
  }
  if (known.length === 0 || (id === undefined && known.length < 2 && history)) {
    return refusal('neverDeployed');
  }
  if (id !== undefined && history && !history.includes(id)) {
    return refusal('notInHistory');
  }
  if (
    id !== undefined &&
    id === deployed?.id &&
    application.sync === 'Synced'
  ) {
    return refusal('alreadyThere');
  }
  // Argo CD takes a rollback at any time, and then lets it wait for a window.
  return beginning(application, permission);
}

function terminate({
  hasOperation,
  operation,
}: ApplicationSummary): ActionRefusal | undefined {
  if (!hasOperation || !operation) {
    return refusal('noOperation');
  }
  return operation.phase === 'Terminating'
    ? refusal('alreadyTerminating')
    : undefined;
}

function confirm({
  operation,
  resources,
  deletedAt,
}: ApplicationSummary): ActionRefusal | undefined {
  const isWaiting =
    resources.toConfirm.length > 0 ||
    deletedAt !== undefined ||
    /waiting for pruning confirmation/.test(operation?.message ?? '');
  return isWaiting ? undefined : refusal('nothingToConfirm');
}

function refusal(
  code: ActionRefusal['code'],
  parameters: ActionRefusal['parameters'] = {},
): ActionRefusal {
  return { code, parameters };
}
