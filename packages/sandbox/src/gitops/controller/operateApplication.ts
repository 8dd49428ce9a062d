import {
  compareApplication,
  comparedConditionTypes,
} from '../compare/compareApplication';
import { GitReader } from '../git/GitReader';
import { messageOf } from '../objects';
import { canSync, windowsOf } from '../project/syncWindows';
import { errorConditions, formatConditions, setConditions } from '../status';
import { historyWith } from '../sync/history';
import { SyncRun } from '../sync/SyncRun';
import { kitchenTime, nextRetryAt, timestamp } from '../sync/retry';
import {
  AppProject,
  Application,
  OperationPhase,
  OperationState,
  RevisionHistory,
  SyncOperation,
  hasMultipleSources,
  sourcesOf,
} from '../types';
import { ApplicationStore } from './ApplicationStore';
import { Destinations } from './Destinations';
import { syncRequestOf } from './syncRequestOf';

export interface OperationContext {
  store: ApplicationStore;
  destinations: Destinations;
  reader: GitReader;
  now(): Date;
  /** Waits between two waves. */
  pause(): Promise<void>;
  /** Goes on with the operation after a time in milliseconds. */
  operateAfter(name: string, delay: number): void;
  /** Compares the Application again, as its operation is over. */
  refresh(name: string): void;
}

function isOver(phase: OperationPhase): boolean {
  return phase === 'Failed' || phase === 'Error' || phase === 'Succeeded';
}

/** Takes an Application's operation one step further. Source: Argo CD 3.5's `processRequestedAppOperation`. */
export async function operateApplication(
  context: OperationContext,
  application: Application,
): Promise<void> {
  const { store, now, refresh } = context;
  const { name } = application.metadata;
  const { operation } = application;
  if (!operation) {
    return;
  }
  const begun = beginAttempt(context, application);
  if (!begun) {
    return;
  }
  const isTerminating = begun.phase === 'Terminating';
  const project = store.project(application.spec.project || 'default');
  const { state: stepped, history } = project
    ? await attempt(begun, async () =>
        syncStep(context, application, project, begun),
      )
    : {
        state: {
          ...begun,
          phase: 'Error' as const,
          message: `Failed to load application project: appproject.argoproj.io "${application.spec.project}" not found`,
        },
        history: undefined,
      };
  const current = store.application(name);
  const wasTerminated =
    current?.status?.operationState?.phase === 'Terminating' && !isTerminating;
  const state =
    stepped.phase === 'Running' && wasTerminated
      ? {
          ...stepped,
          phase: 'Terminating' as const,
          message: 'operation is terminating',
        }
      : afterFailure(stepped, isTerminating, now());
  writeState(context, name, state, history);
  if (state.phase === 'Terminating') {
    context.operateAfter(name, 0);
  }
  if (isOver(state.phase) && operation.sync && !operation.sync.dryRun) {
    refresh(name);
  }
}

/** The state to go on from; nothing where a retry is not due yet. */
function beginAttempt(
  context: OperationContext,
  application: Application,
): OperationState | undefined {
  const { now, operateAfter } = context;
  const { name } = application.metadata;
  const known = application.status?.operationState;
  if (!known || isOver(known.phase)) {
    const state: OperationState = {
      operation: application.operation ?? {},
      phase: 'Running',
      startedAt: timestamp(now()),
    };
    writeState(context, name, state);
    return state;
  }
  if (known.phase !== 'Running' || !known.finishedAt) {
    return known;
  }
  const retries = known.retryCount ?? 0;
  const { retry } = known.operation;
  const due = nextRetryAt(retry, new Date(known.finishedAt), retries);
  const wait = due.getTime() - now().getTime();
  if (wait > 0) {
    operateAfter(name, wait);
    return undefined;
  }
  const { finishedAt: _, syncResult: __, ...rest } = known;
  const sync = known.operation.sync;
  const state: OperationState = {
    ...rest,
    message: `Retrying operation${retry?.refresh ? ' with latest revisions' : ''}. Attempt #${retries}`,
    ...(retry?.refresh &&
      sync && {
        operation: {
          ...known.operation,
          sync: { ...sync, revision: undefined, revisions: undefined },
        },
      }),
  };
  writeState(context, name, state);
  return state;
}

/** A failed attempt is tried again as long as its strategy says. */
function afterFailure(
  state: OperationState,
  isTerminating: boolean,
  now: Date,
): OperationState {
  if (state.phase !== 'Failed' && state.phase !== 'Error') {
    return state;
  }
  const retries = state.retryCount ?? 0;
  const limit = state.operation.retry?.limit ?? 0;
  if (isTerminating || (limit >= 0 && retries >= limit)) {
    return retries > 0
      ? { ...state, message: `${state.message} (retried ${retries} times).` }
      : state;
  }
  try {
    const due = nextRetryAt(state.operation.retry, now, retries);
    return {
      ...state,
      phase: 'Running',
      finishedAt: timestamp(now),
      retryCount: retries + 1,
      message: `${state.message}. Retrying attempt #${retries + 1} at ${kitchenTime(due)}.`,
    };
  } catch (error) {
    return {
      ...state,
      phase: 'Error',
      message: `${state.message} (failed to retry: ${messageOf(error)})`,
    };
  }
}

function writeState(
  { store, now }: OperationContext,
  name: string,
  state: OperationState,
  history?: RevisionHistory[],
): void {
  const finished = isOver(state.phase);
  store.write(name, ({ operation, ...application }) => ({
    ...application,
    ...(!finished && { operation }),
    status: {
      ...application.status,
      ...(history && { history }),
      operationState: {
        ...state,
        ...(finished && { finishedAt: timestamp(now()) }),
      },
    },
  }));
}

/** Whatever is thrown ends the attempt with an error. */
async function attempt(
  begun: OperationState,
  step: () => Promise<Step>,
): Promise<Step> {
  try {
    return await step();
  } catch (error) {
    return { state: { ...begun, phase: 'Error', message: messageOf(error) } };
  }
}

type Step = { state: OperationState; history?: RevisionHistory[] };

/** Source: Argo CD 3.5's `SyncAppState`. */
async function syncStep(
  context: OperationContext,
  application: Application,
  project: AppProject,
  begun: OperationState,
): Promise<Step> {
  const { destinations, reader, now } = context;
  const sync = begun.operation.sync;
  let state: OperationState = begun;
  const failed = (phase: 'Failed' | 'Error', message: string): Step => ({
    state: { ...state, phase, message },
  });
  if (!sync) {
    return failed('Error', 'Invalid operation request: no operation specified');
  }
  state = {
    ...begun,
    syncResult: begun.syncResult ?? newResult(application, sync),
  };
  const blocked = blockedByWindow(application, project, begun, now());
  if (blocked !== undefined) {
    return begun.phase === 'Running'
      ? {
          state: {
            ...state,
            message: `Sync operation blocked by sync window${blocked}`,
          },
        }
      : { state };
  }
  const result = state.syncResult ?? { revision: '' };
  const many = Boolean(result.sources?.length);
  const cluster = destinations.find(application.spec.destination);
  if (cluster instanceof Error) {
    return failed('Error', cluster.message);
  }
  const comparison = await compareApplication({
    application,
    project,
    cluster,
    reader,
    sources: result.sources ?? (result.source ? [result.source] : []),
    revisions: many ? (result.revisions ?? []) : [result.revision],
    hasMultipleSources: many,
  });
  state.syncResult = {
    ...result,
    revision: comparison.sync.revision ?? '',
    ...(many && { revisions: comparison.sync.revisions }),
  };
  const conditions = setConditions(
    application.status?.conditions,
    comparison.conditions,
    comparedConditionTypes,
    now(),
  );
  const shared = conditions.find(
    ({ type }) => type === 'SharedResourceWarning',
  );
  if (shared && sync.syncOptions?.includes('FailOnSharedResource=true')) {
    return failed('Failed', `Shared resource found: ${shared.message}`);
  }
  const errors = errorConditions(conditions);
  if (errors.length > 0) {
    return failed('Error', formatConditions(errors));
  }
  const run = new SyncRun(
    syncRequestOf({
      application,
      project,
      cluster,
      comparison,
      state,
      sync,
      pause: context.pause,
    }),
    state.syncResult.resources,
  );
  const outcome =
    begun.phase === 'Terminating' ? run.terminate() : await run.sync();
  const done: OperationState = {
    ...state,
    phase: outcome.phase,
    message: outcome.message,
    syncResult: {
      ...state.syncResult,
      resources: outcome.results,
      managedNamespaceMetadata:
        application.spec.syncPolicy?.managedNamespaceMetadata,
    },
  };
  const isRecorded =
    outcome.phase === 'Succeeded' && !sync.dryRun && !sync.resources?.length;
  return {
    state: done,
    ...(isRecorded && { history: historyWith(application, done, now()) }),
  };
}

function newResult(
  application: Application,
  sync: SyncOperation,
): NonNullable<OperationState['syncResult']> {
  const { spec } = application;
  const isExplicit = sync.source !== undefined || Boolean(sync.sources?.length);
  const source = isExplicit ? sync.source : spec.source;
  const sources = isExplicit
    ? sync.sources
    : hasMultipleSources(spec) && sourcesOf(spec);
  return {
    revision: sync.revision ?? '',
    ...(sync.revisions && { revisions: sync.revisions }),
    ...(source && { source }),
    ...(sources && { sources }),
  };
}

/** What follows "blocked by sync window"; undefined where nothing blocks. */
function blockedByWindow(
  application: Application,
  project: AppProject,
  state: OperationState,
  now: Date,
): string | undefined {
  try {
    const allowed = canSync({
      windows: windowsOf(project.spec.syncWindows, application),
      now,
      isManual: !state.operation.initiatedBy?.automated,
      startedAt: new Date(state.startedAt),
    });
    return allowed ? undefined : '';
  } catch (error) {
    return `: invalid sync windows: ${messageOf(error)}`;
  }
}
