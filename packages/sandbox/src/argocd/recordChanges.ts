import { LoggerService } from '@backstage/backend-plugin-api';
import { ApplicationStore } from '../gitops/controller/ApplicationStore';
import { messageOf } from '../gitops/objects';
import { Application, OperationState, asApplication } from '../gitops/types';
import { ApplicationEvent, recordEvent } from './recordEvent';

type Told = Pick<ApplicationEvent, 'type' | 'reason' | 'message'>;

/**
 * Writes an Event for each change of an Application's status that Argo CD's controller writes one for. Returns what ends it.
 * Source: Argo CD's `controller/appcontroller.go`.
 */
export function recordChanges(options: {
  store: ApplicationStore;
  logger: LoggerService;
  now(): Date;
}): () => void {
  const { store, logger, now } = options;
  const seen = new Map<string, Application>(
    store
      .applications()
      .map(application => [application.metadata.name, application]),
  );
  let isStopped = false;
  const record = (application: Application, told: Told[]) => {
    try {
      for (const event of isStopped ? [] : told) {
        const component = 'argocd-application-controller';
        recordEvent(store, application, { component, ...event }, now());
      }
    } catch (error) {
      logger.warn(`Unable to create audit event: ${messageOf(error)}`);
    }
  };
  const stop = store.client.watch(({ type, object }) => {
    if (
      object.kind !== 'Application' ||
      object.metadata.namespace !== store.namespace
    ) {
      return;
    }
    const { name } = object.metadata;
    if (type === 'DELETED') {
      seen.delete(name);
      return;
    }
    const application = asApplication(object);
    const told = changes(seen.get(name), application);
    seen.set(name, application);
    if (told.length > 0) {
      /* Whoever made the change goes first. */
      setImmediate(() => record(application, told));
    }
  });
  return () => {
    isStopped = true;
    stop();
  };
}

function changes(before: Application | undefined, after: Application): Told[] {
  const updated = (what: string, old = '', now: string | undefined): Told[] =>
    now && now !== old
      ? [
          {
            type: 'Normal',
            reason: 'ResourceUpdated',
            message: `Updated ${what} status: ${old} -> ${now}`,
          },
        ]
      : [];
  const { sync, health, operationState } = after.status ?? {};
  const last = before?.status;
  return [
    ...begun(before, after),
    ...updated('sync', last?.sync?.status, sync?.status),
    ...updated('health', last?.health?.status, health?.status),
    ...completed(last?.operationState, operationState),
  ];
}

function begun(before: Application | undefined, after: Application): Told[] {
  const { operation } = after;
  const { revision, revisions = [revision] } = operation?.sync ?? {};
  return operation?.initiatedBy?.automated && !before?.operation
    ? [
        {
          type: 'Normal',
          reason: 'OperationStarted',
          message: `Initiated automated sync to '${revisions.join(', ')}'`,
        },
      ]
    : [];
}

function completed(
  before: OperationState | undefined,
  after: OperationState | undefined,
): Told[] {
  const isOver = ['Succeeded', 'Failed', 'Error'].includes(after?.phase ?? '');
  const isSame =
    before?.phase === after?.phase && before?.startedAt === after?.startedAt;
  if (!after || !isOver || isSame) {
    return [];
  }
  const isPartial = Boolean(after.operation.sync?.resources?.length);
  const what = isPartial ? 'Partial sync operation' : 'Sync operation';
  const to = after.syncResult ? ` to ${after.syncResult.revision}` : '';
  const hasSucceeded = after.phase === 'Succeeded';
  return [
    {
      type: hasSucceeded ? 'Normal' : 'Warning',
      reason: 'OperationCompleted',
      message: `${what}${to} ${hasSucceeded ? 'succeeded' : `failed: ${after.message ?? ''}`}`,
    },
  ];
}
