import { Cause } from '../explain/cause';
import {
  ApplicationSummary,
  OperationSummary,
} from '../projection/applicationSummary';
import { causeOf, Judgement } from './judgement';
import { ReasonCode } from './types';
import { shortRevision, versionOf } from './version';

/** What the running operation, or the last one, means. Undefined where it is through, or was left behind by Git. */
export function operationVerdict(
  application: ApplicationSummary,
): Judgement | undefined {
  const { operation } = application;
  switch (operation?.phase) {
    case 'Running':
    case 'Terminating':
      return operation.dryRun ? undefined : running(application, operation);
    case 'Failed':
    case 'Error':
      return failed(application, operation);
    default:
      return refused(application);
  }
}

function running(
  application: ApplicationSummary,
  operation: OperationSummary,
): Judgement {
  const version = versionOfOperation(application, operation);
  const since = operation.startedAt;
  const text = operation.message ?? '';
  const cause = causeOf(application, text);
  // A failed operation that waits for its next attempt keeps running, with an end: Argo CD's `processRequestedAppOperation`.
  const attempt = /Attempt #(\d{1,6})|attempt #(\d{1,6})/.exec(text);
  if (operation.phase === 'Running' && (operation.finishedAt || attempt)) {
    return {
      verdict: 'failing',
      reason: {
        code: 'syncRetrying',
        parameters: {
          version,
          attempt: Number(attempt?.[1] ?? attempt?.[2] ?? operation.retryCount),
        },
      },
      since,
      cause: causeOfFailure(application, operation),
    };
  }
  if (cause?.code === 'pruneConfirmation') {
    return {
      verdict: 'outOfSync',
      reason: { code: 'pruneConfirmation', parameters: cause.parameters },
      since,
      cause,
    };
  }
  if (cause?.code === 'windowClosed') {
    return {
      verdict: 'outOfSync',
      reason: { code: 'windowClosed', parameters: {} },
      since,
      cause,
    };
  }
  const waiting = waitingFor(text);
  return {
    verdict: 'progressing',
    reason: waiting
      ? { code: waiting.code, parameters: { resource: waiting.resource } }
      : { code: 'syncing', parameters: { version } },
    since,
  };
}

/**
 * What an operation waits for. Source: gitops-engine's `setRunningPhase`; a resource of the core group begins with a slash.
 */
export function waitingFor(message: string):
  | {
      code: Extract<
        ReasonCode,
        'waitingForResource' | 'waitingForHook' | 'waitingForDeletion'
      >;
      resource: string;
    }
  | undefined {
  const found =
    /waiting for (healthy state of|completion of hook|deletion of(?: hook)?) \/?(\S{1,800})/.exec(
      message,
    );
  if (!found) {
    return undefined;
  }
  const [, what, resource] = found;
  if (what.startsWith('deletion')) {
    return { code: 'waitingForDeletion', resource };
  }
  return what.startsWith('healthy')
    ? { code: 'waitingForResource', resource }
    : { code: 'waitingForHook', resource };
}

function failed(
  application: ApplicationSummary,
  operation: OperationSummary,
): Judgement | undefined {
  const isBehind =
    application.sync === 'Synced' &&
    operation.revisions.length > 0 &&
    operation.revisions.join() !== application.revisions.join();
  const isEnded =
    application.sync === 'Synced' &&
    /^Operation terminated/.test(operation.message ?? '');
  if (operation.dryRun || isBehind || isEnded) {
    return undefined;
  }
  return {
    verdict: 'failing',
    reason: {
      code: 'syncFailed',
      parameters: { version: versionOfOperation(application, operation) },
    },
    since: operation.finishedAt ?? operation.startedAt,
    cause: causeOfFailure(application, operation),
  };
}

/** Argo CD refused to begin: it failed before and will not try again, or Git is empty. */
function refused(application: ApplicationSummary): Judgement | undefined {
  const found = application.conditions.find(({ type }) => type === 'SyncError');
  return (
    found && {
      verdict: 'failing',
      reason: { code: 'syncRefused', parameters: {} },
      since: found.since,
      cause: causeOf(application, found.message, found.type),
    }
  );
}

/** What the operation says of it as a whole, unless a resource that failed knows what that leaves open. */
function causeOfFailure(
  application: ApplicationSummary,
  operation: OperationSummary,
): Cause | undefined {
  const said = causeOf(application, operation.message ?? '');
  const isOpen = !said || Object.values(said.parameters).includes('–');
  return isOpen ? (firstFailure(application, operation) ?? said) : said;
}

function firstFailure(
  application: ApplicationSummary,
  { results }: OperationSummary,
): Cause | undefined {
  for (const { message, hookType, hookPhase, ...subject } of results) {
    const found = message ? causeOf(application, message) : undefined;
    if (found) {
      return found;
    }
    if (hookType && (hookPhase === 'Failed' || hookPhase === 'Error')) {
      return {
        code: 'hookFailed' as const,
        parameters: { hook: hookType, name: subject.name },
      };
    }
  }
  return undefined;
}

function versionOfOperation(
  application: ApplicationSummary,
  operation: OperationSummary,
): string {
  return shortRevision(operation.revisions[0]) ?? versionOf(application).label;
}
