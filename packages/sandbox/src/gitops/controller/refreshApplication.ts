import {
  Comparison,
  compareApplication,
  comparedConditionTypes,
} from '../compare/compareApplication';
import { GitReader } from '../git/GitReader';
import { equalJson, messageOf } from '../objects';
import { validateSpec } from '../project/permissions';
import { canSync, windowsOf } from '../project/syncWindows';
import {
  comparedStatus,
  healthStatus,
  setConditions,
  summaryOf,
} from '../status';
import { decideAutoSync } from '../sync/autoSync';
import { timestamp } from '../sync/retry';
import {
  AppProject,
  Application,
  ApplicationCondition,
  hasMultipleSources,
  sourcesOf,
} from '../types';
import { ApplicationStore } from './ApplicationStore';
import { ClusterState } from './ClusterState';
import { ComparedApplications } from './ComparedApplications';
import { Destinations } from './Destinations';

/**
 * How much of an Application is looked at again: its tree of objects; the live state against the commit compared last;
 * or everything, the newest commit included.
 */
export type RefreshLevel = 'tree' | 'recent' | 'latest';

const specConditionTypes = ['InvalidSpecError', 'UnknownError'];
export const refreshAnnotation = 'argocd.argoproj.io/refresh';

export interface RefreshContext {
  store: ApplicationStore;
  destinations: Destinations;
  reader: GitReader;
  compared: ComparedApplications;
  now(): Date;
  /** Asks for another look after a time in milliseconds. */
  refreshAfter(name: string, delay: number): void;
}

/** Whether the spec has changed since the last comparison, or a refresh is asked for. Source: Argo CD's `needRefreshAppStatus`. */
export function needsRefresh(application: Application): boolean {
  const { metadata, spec, status } = application;
  const compared = status?.sync?.comparedTo;
  return (
    metadata.annotations?.[refreshAnnotation] !== undefined ||
    status?.reconciledAt === undefined ||
    !equalJson(
      sourcesOf(spec),
      compared?.sources ?? (compared?.source ? [compared.source] : []),
    ) ||
    !equalJson(spec.destination, compared?.destination) ||
    !equalJson(spec.ignoreDifferences ?? [], compared?.ignoreDifferences ?? [])
  );
}

/** Compares an Application and writes its status; begins an automated sync where one is due. */
export async function refreshApplication(
  context: RefreshContext,
  name: string,
  level: RefreshLevel,
): Promise<void> {
  const { store, destinations } = context;
  const application = store.application(name);
  if (!application) {
    return;
  }
  const isRequested =
    application.metadata.annotations?.[refreshAnnotation] !== undefined;
  const cluster = destinations.find(application.spec.destination);
  const project = store.project(application.spec.project || 'default');
  const problems = specProblems(application, project, cluster);
  if (level === 'tree' && !isRequested && problems.length === 0) {
    writeSummary(context, application, cluster);
  } else if (problems.length > 0 || !project || cluster instanceof Error) {
    writeProblems(context, name, problems);
  } else {
    await compareAndWrite(context, application, project, cluster, {
      isLatest: level === 'latest' || isRequested,
    });
  }
  if (isRequested) {
    removeRefreshAnnotation(store, name);
  }
}

function specProblems(
  application: Application,
  project: AppProject | undefined,
  cluster: ClusterState | Error,
): ApplicationCondition[] {
  if (!project) {
    return [
      {
        type: 'InvalidSpecError',
        message: `Application referencing project ${application.spec.project} which does not exist`,
      },
    ];
  }
  return validateSpec(
    application.spec,
    project,
    cluster instanceof Error ? cluster : cluster.identity,
  );
}

function writeProblems(
  { store, compared, now }: RefreshContext,
  name: string,
  problems: ApplicationCondition[],
): void {
  compared.keep(name, undefined);
  store.writeStatus(name, status => ({
    ...status,
    sync: { ...status.sync, status: 'Unknown' },
    health: healthStatus(status.health, 'Unknown', now()),
    conditions: setConditions(
      status.conditions,
      problems,
      specConditionTypes,
      now(),
    ),
  }));
}

function writeSummary(
  { store }: RefreshContext,
  application: Application,
  cluster: ClusterState | Error,
): void {
  if (cluster instanceof Error) {
    return;
  }
  const { name } = application.metadata;
  const roots = cluster.trackedBy(name);
  const summary = summaryOf(application, [
    ...roots,
    ...cluster.descendantsOf(roots),
  ]);
  store.writeStatus(name, status => ({ ...status, summary }));
}

async function compareAndWrite(
  context: RefreshContext,
  application: Application,
  project: AppProject,
  cluster: ClusterState,
  options: { isLatest: boolean },
): Promise<void> {
  const { store, reader, now } = context;
  const { spec, metadata } = application;
  const many = hasMultipleSources(spec);
  const sources = sourcesOf(spec);
  const last = application.status?.sync;
  const isLatest = options.isLatest || needsRefresh(application);
  const comparedBefore = many ? last?.revisions : [last?.revision];
  const comparison = await compareApplication({
    application,
    project,
    cluster,
    reader,
    sources,
    revisions: isLatest
      ? sources.map(source => source.targetRevision)
      : (comparedBefore ?? []),
    hasMultipleSources: many,
  });
  // Others may have written to the Application while its sources were read.
  const current = store.application(metadata.name);
  if (!current || !equalJson(current.spec, spec)) {
    return;
  }
  const isRead = !comparison.conditions.some(
    ({ type }) => type === 'UnknownError',
  );
  if (isRead) {
    context.compared.keep(metadata.name, { comparison, project, cluster });
  }
  const syncError = autoSync(context, current, project, comparison);
  const nodes = comparison.resources.flatMap(({ live }) => live ?? []);
  store.writeStatus(metadata.name, status => ({
    ...status,
    ...comparedStatus({
      comparison,
      hasMultipleSources: many,
      namespace: store.namespace,
    }),
    health: healthStatus(status.health, comparison.health, now()),
    summary: summaryOf(application, [
      ...nodes,
      ...cluster.descendantsOf(nodes),
    ]),
    conditions: setConditions(
      status.conditions,
      [
        ...comparison.conditions,
        ...(syncError.condition ? [syncError.condition] : []),
      ],
      [
        ...specConditionTypes,
        ...comparedConditionTypes,
        ...(syncError.isEvaluated ? ['SyncError'] : []),
      ],
      now(),
    ),
    reconciledAt:
      isLatest || !status.reconciledAt ? timestamp(now()) : status.reconciledAt,
  }));
}

/** Begins a sync where the policy and the windows of the project allow one. */
function autoSync(
  context: RefreshContext,
  application: Application,
  project: AppProject,
  comparison: Comparison,
): { isEvaluated: boolean; condition?: ApplicationCondition } {
  const { store, now, refreshAfter } = context;
  const { name } = application.metadata;
  const windows = windowsOf(project.spec.syncWindows, application);
  try {
    if (!canSync({ windows, now: now(), isManual: false })) {
      return { isEvaluated: false };
    }
  } catch {
    return { isEvaluated: false };
  }
  const decision = decideAutoSync({ application, comparison, now: now() });
  switch (decision.type) {
    case 'refused':
      return { isEvaluated: true, condition: decision.condition };
    case 'backOff':
      refreshAfter(name, decision.wait);
      return { isEvaluated: true };
    case 'sync':
      try {
        store.beginOperation(name, decision.operation);
        return { isEvaluated: true };
      } catch (error) {
        const condition = { type: 'SyncError', message: messageOf(error) };
        return { isEvaluated: true, condition };
      }
    default:
      return { isEvaluated: true };
  }
}

function removeRefreshAnnotation(store: ApplicationStore, name: string): void {
  store.write(name, application => {
    const { [refreshAnnotation]: _, ...annotations } =
      application.metadata.annotations ?? {};
    return {
      ...application,
      metadata: { ...application.metadata, annotations },
    };
  });
}
