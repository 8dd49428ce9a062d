import { Router } from 'express';
import { z } from 'zod';
import { canSync, windowsOf } from '../../gitops/project/syncWindows';
import { messageOf } from '../../gitops/objects';
import {
  AppProject,
  Application,
  Operation,
  hasMultipleSources,
  isAutomated,
} from '../../gitops/types';
import { ArgoCdError, permissionDenied } from '../ArgoCdError';
import { answered, withHealth } from '../answeredApplication';
import { ArgoCdContext } from '../context';
import { answering, applicationQuery, parseBody } from '../http';
import { ApplicationEvent, recordEvent } from '../recordEvent';
import { resolveRevisions } from '../resolveRevisions';
import { Session } from '../sessions';
import { setOperation } from '../setOperation';
import { namedIn, rollbackRequest, syncRequest } from '../requests';

/** Beginning and ending operations. Source: Argo CD's `Sync`, `Rollback` and `TerminateOperation`. */
export function createOperationsRouter(context: ArgoCdContext): Router {
  const { store, access, now } = context;
  const router = Router();
  const record = (
    { subject }: Session,
    application: Application,
    done: { reason: ApplicationEvent['reason']; action: string },
  ) =>
    recordEvent(
      store,
      application,
      {
        component: 'argocd-server',
        type: 'Normal',
        reason: done.reason,
        message: `${subject} ${done.action}`,
        user: subject,
      },
      now(),
    );

  router.post(
    '/applications/:name/sync',
    answering(context, async (request, session) => {
      const body = parseBody(syncRequest, request);
      const named = namedIn(request, body);
      const { application, project } = access.find(session, 'get', named);
      assertWindow(application, project, now());
      access.enforce(session, 'sync', application);
      assertNotDeleting(application);
      const resolved = await resolveRevisions(context, application, body);
      const operation = syncOperation(application, body, resolved);
      const begun = setOperation(context, application, {
        ...operation,
        initiatedBy: { username: session.subject },
      });
      const partial = body.resources?.length ? 'partial ' : '';
      record(session, begun, {
        reason: 'OperationStarted',
        action: `initiated ${partial}sync to ${resolved.displayed.join(',')}`,
      });
      return withHealth(context, begun);
    }),
  );

  router.post(
    '/applications/:name/rollback',
    answering(context, (request, session) => {
      const body = parseBody(rollbackRequest, request);
      const named = namedIn(request, body);
      const { application } = access.find(session, 'sync', named);
      assertNotDeleting(application);
      const begun = setOperation(context, application, {
        ...rollbackOperation(application, body),
        initiatedBy: { username: session.subject },
      });
      record(session, begun, {
        reason: 'OperationStarted',
        action: `initiated rollback to ${body.id}`,
      });
      return answered(begun);
    }),
  );

  router.delete(
    '/applications/:name/operation',
    answering(context, (request, session) => {
      const query = applicationQuery(request);
      const { application } = access.find(session, 'sync', query);
      if (!application.operation || !application.status?.operationState) {
        throw new ArgoCdError(
          'InvalidArgument',
          'Unable to terminate operation. No operation is in progress',
        );
      }
      store.writeStatus(application.metadata.name, status => ({
        ...status,
        ...(status.operationState && {
          operationState: { ...status.operationState, phase: 'Terminating' },
        }),
      }));
      record(session, application, {
        reason: 'ResourceUpdated',
        action: 'terminated running operation',
      });
      return {};
    }),
  );

  return router;
}

function assertWindow(
  application: Application,
  project: AppProject,
  now: Date,
): void {
  const windows = windowsOf(project.spec.syncWindows, application);
  let isOpen: boolean;
  try {
    isOpen = canSync({ windows, now, isManual: true });
  } catch (error) {
    throw permissionDenied(
      `cannot sync: invalid sync window: ${messageOf(error)}`,
    );
  }
  if (!isOpen) {
    throw permissionDenied('cannot sync: blocked by sync window');
  }
}

function assertNotDeleting({ metadata }: Application): void {
  if (metadata.deletionTimestamp) {
    throw new ArgoCdError('FailedPrecondition', 'application is deleting');
  }
}

function syncOperation(
  { spec }: Application,
  body: z.infer<typeof syncRequest>,
  resolved: { revisions: string[] },
): Operation {
  const many = hasMultipleSources(spec);
  const { revisions } = resolved;
  const retry = body.retryStrategy ?? spec.syncPolicy?.retry;
  const options = body.syncOptions?.items ?? spec.syncPolicy?.syncOptions;
  return {
    sync: {
      ...(many
        ? { sources: spec.sources, revisions }
        : { source: spec.source, revision: revisions[0] }),
      ...(body.prune && { prune: true }),
      ...(body.dryRun && { dryRun: true }),
      ...(options && { syncOptions: options }),
      ...(body.strategy && { syncStrategy: body.strategy }),
      ...(body.resources?.length && { resources: body.resources }),
    },
    ...(body.infos && { info: body.infos }),
    ...(retry && { retry }),
  };
}

function rollbackOperation(
  { spec, metadata, status }: Application,
  body: z.infer<typeof rollbackRequest>,
): Operation {
  if (isAutomated(spec)) {
    throw new ArgoCdError(
      'FailedPrecondition',
      'rollback cannot be initiated when auto-sync is enabled',
    );
  }
  const found = status?.history?.find(({ id }) => id === body.id);
  if (!found) {
    throw new ArgoCdError(
      'InvalidArgument',
      `application ${metadata.namespace}/${metadata.name} does not have deployment with id ${body.id}`,
    );
  }
  const { revision, revisions, source, sources } = found;
  const options = spec.syncPolicy?.syncOptions;
  return {
    sync: {
      ...(sources?.length ? { sources, revisions } : { source, revision }),
      ...(body.prune && { prune: true }),
      ...(body.dryRun && { dryRun: true }),
      ...(options && { syncOptions: options }),
      syncStrategy: { apply: {} },
    },
  };
}
