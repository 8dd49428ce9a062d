import { Application, OperationState } from '../objects/application';
import { parseApplication } from '../objects/parseApplication';
import { referenceKey } from '../objects/resource';
import { cut, defined, momentAt } from '../values/read';
import { ApplicationSummary, OperationSummary } from './applicationSummary';
import { Share, shareAll } from './share';

/** How much of what can be long is kept. */
export interface SummaryLimits {
  conditions: number;
  results: number;
  /** Names of resources of a kind of trouble; also images and addresses. */
  names: number;
  /** Characters of a message. */
  message: number;
}

/**
 * What a cache of all Applications keeps of one.
 *
 * @public
 */
export const cacheLimits: SummaryLimits = {
  conditions: 4,
  results: 4,
  names: 8,
  message: 600,
};

/**
 * Nothing is cut that Argo CD may have written: for one Application at a time.
 *
 * @public
 */
export const wholeLimits: SummaryLimits = {
  conditions: 1_000,
  results: 20_000,
  names: 20_000,
  message: 16_384,
};

/* The states that explain why an operation is not through, before those that were merely not begun. */
const failedPhases = ['Failed', 'Error'];

/**
 * Cuts an Application down to what views need. Two summaries are deeply equal where nothing that people see changed.
 *
 * Takes an Application that was read, or whatever was received; undefined where that is none. Never throws.
 *
 * @public
 */
export function summarizeApplication(
  value: unknown,
  options: {
    /** Which Argo CD it was read from; empty where there is one. */
    instance?: string;
    share?: Share;
    limits?: SummaryLimits;
  } = {},
): ApplicationSummary | undefined {
  const application = parseApplication(value);
  return application && summaryOf(application, options);
}

/** The same of an Application that was parsed already. */
export function summaryOf(
  application: Application,
  options: { instance?: string; share?: Share; limits?: SummaryLimits } = {},
): ApplicationSummary {
  const { instance = '', share, limits = cacheLimits } = options;
  const { spec, status } = application;
  const message = (text: string) => cut(text, limits.message);
  const [deployed] = status.history.slice(-1);
  const summary: ApplicationSummary = defined({
    instance,
    namespace: application.namespace,
    name: application.name,
    project: spec.project,
    applicationSet: application.applicationSet,
    labels: application.labels,
    createdAt: application.createdAt,
    deletedAt: application.deletedAt,
    approvedAt: momentAt(
      application.annotations,
      'argocd.argoproj.io/deletion-approved',
    ),
    hasFinalizers: application.finalizers.length > 0,
    server: spec.destination.server,
    cluster: spec.destination.name,
    destinationNamespace: spec.destination.namespace,
    sources: spec.sources,
    hasMultipleSources: spec.hasMultipleSources,
    hydrateTo: spec.hydrator && (spec.hydrator.hydrateTo ?? ''),
    automated: spec.automated !== undefined,
    prunes: spec.automated?.prune ?? false,
    selfHeals: spec.automated?.selfHeal ?? false,
    hasOperation: application.hasOperation,
    sync: status.sync?.code,
    revisions: status.sync?.revisions ?? [],
    health: status.health?.code,
    healthMessage: status.health?.message && message(status.health.message),
    healthSince: status.health?.since,
    conditions: status.conditions
      .slice(0, limits.conditions)
      .map(condition => ({
        ...condition,
        message: message(condition.message),
      })),
    operation: status.operation && operationOf(status.operation, limits),
    deployed:
      deployed &&
      defined({
        id: deployed.id,
        revisions: deployed.revisions,
        startedAt: deployed.startedAt,
        deployedAt: deployed.deployedAt,
        automated: deployed.automated,
        username: deployed.username,
      }),
    hydration: status.hydration?.message
      ? { ...status.hydration, message: message(status.hydration.message) }
      : status.hydration,
    images: status.images.slice(0, limits.names),
    externalUrls: status.externalUrls.slice(0, limits.names),
    isAppOfApps: status.isAppOfApps,
    resources: countResources(application, limits),
  });
  return share ? shareAll(summary, share) : summary;
}

function operationOf(
  operation: OperationState,
  limits: SummaryLimits,
): OperationSummary {
  const { results, ...rest } = operation;
  const failed = results.filter(
    ({ code, hookPhase }) =>
      code === 'SyncFailed' || failedPhases.includes(hookPhase ?? ''),
  );
  const waitedFor = results.filter(
    ({ hookPhase }) => hookPhase === 'Running' && operation.phase === 'Running',
  );
  return {
    ...rest,
    ...(rest.message && { message: cut(rest.message, limits.message) }),
    results: [...failed, ...waitedFor]
      .slice(0, limits.results)
      .map(({ message, ...result }) => ({
        ...result,
        ...(message && { message: cut(message, limits.message) }),
        images: [],
      })),
    failed: failed.length,
    total: results.length,
  };
}

function countResources(
  { status }: Application,
  limits: SummaryLimits,
): ApplicationSummary['resources'] {
  const wanted = status.resources.filter(({ hook }) => !hook);
  const different = wanted.filter(({ sync }) => sync === 'OutOfSync');
  const unwanted = wanted.filter(({ requiresPruning }) => requiresPruning);
  const toConfirm = wanted.filter(
    ({ requiresPruning, requiresDeletionConfirmation }) =>
      requiresPruning && requiresDeletionConfirmation,
  );
  const first = (resources: typeof wanted) =>
    resources.slice(0, limits.names).map(referenceKey);
  return {
    total: wanted.length,
    outOfSync: different.length,
    requirePruning: unwanted.length,
    different: first(different),
    unwanted: first(unwanted),
    toConfirm: first(toConfirm),
  };
}
