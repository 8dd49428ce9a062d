import { KubernetesObject } from '../../kubernetes/types';
import { ClusterState, referenceOf } from '../controller/ClusterState';
import { hookFinalizer } from '../health/resourceHealth';
import { groupOf, messageOf } from '../objects';
import {
  isDestinationPermitted,
  isKindPermitted,
} from '../project/permissions';
import { AppProject, ResourceResult } from '../types';
import { hasSyncOption, isHook, phasesOf } from './hooks';
import {
  SyncTask,
  isDefinedBy,
  isNamespace,
  resultKeyOf,
  sortTasks,
} from './SyncTask';
import { SyncRequest } from './SyncRequest';

/** What the API server says of a kind that it does not serve. */
export const unknownKind = 'the server could not find the requested resource';

/**
 * All tasks of a sync, in order, with the results that the operation already has. What the project or the cluster
 * forbids is `SyncFailed` already. Source: gitops-engine's `getSyncTasks`.
 */
export function planTasks(
  request: SyncRequest,
  results: Map<string, ResourceResult>,
): { tasks: SyncTask[]; isValid: boolean } {
  const { cluster, project } = request;
  const tasks = [...resourceTasks(request), ...hookTasks(request)];
  const namespaceTask = createNamespaceTask(request, results);
  if (namespaceTask) {
    tasks.push(namespaceTask);
  }
  let isValid = true;
  const targets = tasks.flatMap(task => task.target ?? []);
  for (const task of tasks) {
    const refusal = refusalOf(task, targets, request, cluster, project);
    if (refusal) {
      task.result = 'SyncFailed';
      task.message = refusal;
      isValid = false;
    }
  }
  reversePrunes(tasks);
  pruneLast(request, tasks);
  const sorted = sortTasks(tasks);
  for (const task of sorted) {
    const known = results.get(task.resultKey);
    if (known && !(task.result === 'SyncFailed' && !isValid)) {
      task.result = known.status;
      task.operation = known.hookPhase;
      task.message = known.message ?? '';
    }
  }
  return { tasks: sorted, isValid };
}

function resourceTasks(request: SyncRequest): SyncTask[] {
  return request.resources
    .filter(({ target, live }) => request.includes(target, live))
    .filter(({ target, live }) => {
      const object = target ?? live;
      return object !== undefined && !isHook(object);
    })
    .flatMap(({ target, live }) =>
      phasesOf((target ?? live) as KubernetesObject).map(
        phase => new SyncTask({ phase, target, live, home: request.namespace }),
      ),
    );
}

function hookTasks(request: SyncRequest): SyncTask[] {
  if (request.skipsHooks) {
    return [];
  }
  return request.hooks.flatMap(hook =>
    phasesOf(hook).map(phase => {
      const name = hook.metadata.name || generatedName(request, hook, phase);
      const finalizers = hook.metadata.finalizers ?? [];
      const target: KubernetesObject = {
        ...hook,
        metadata: {
          ...hook.metadata,
          name,
          finalizers: finalizers.includes(hookFinalizer)
            ? finalizers
            : [...finalizers, hookFinalizer],
        },
      };
      return new SyncTask({
        phase,
        target,
        live: request.cluster.get(referenceOf(target)),
        home: request.namespace,
      });
    }),
  );
}

function generatedName(
  request: SyncRequest,
  hook: KubernetesObject,
  phase: string,
): string {
  const seconds = Math.floor(request.startedAt.getTime() / 1000);
  const suffix = `${request.revision.slice(0, 7)}-${phase}-${seconds}`;
  return `${String(hook.metadata.generateName ?? '')}${suffix.toLowerCase()}`;
}

/** `CreateNamespace=true`: the Namespace comes before everything else, unless it is there or among the targets. */
function createNamespaceTask(
  request: SyncRequest,
  results: Map<string, ResourceResult>,
): SyncTask | undefined {
  const name = request.namespace;
  if (!request.createsNamespace || !name) {
    return undefined;
  }
  const isTarget = request.resources.some(
    ({ target }) => isNamespace(target) && target?.metadata.name === name,
  );
  if (isTarget) {
    return undefined;
  }
  const metadata = request.managedNamespaceMetadata;
  const target: KubernetesObject = {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      ...(metadata?.labels && { labels: metadata.labels }),
      ...(metadata?.annotations && { annotations: metadata.annotations }),
    },
  };
  const live = request.cluster.get(referenceOf(target));
  const task = new SyncTask({
    phase: 'PreSync',
    target,
    live,
    home: name,
  });
  const isKnown = results.has(task.resultKey);
  return !live || metadata || isKnown ? task : undefined;
}

function refusalOf(
  task: SyncTask,
  targets: KubernetesObject[],
  request: SyncRequest,
  cluster: ClusterState,
  project: AppProject,
): string | undefined {
  const { apiVersion, kind, metadata } = task.object;
  const group = groupOf(apiVersion);
  let served: { namespaced: boolean } | undefined;
  try {
    served = cluster.client.kind({ apiVersion, kind });
  } catch (error) {
    return messageOf(error);
  }
  if (!served) {
    if (
      request.skipsDryRunOnMissingKind ||
      hasSyncOption(task.target, 'SkipDryRunOnMissingResource=true') ||
      isDefinedBy(targets, group, kind)
    ) {
      task.skipsDryRun = true;
      return undefined;
    }
    return `failed to discover server resources for group version ${apiVersion}: ${unknownKind}`;
  }
  const { namespaced } = served;
  if (
    !isKindPermitted(project, { group, kind, name: metadata.name, namespaced })
  ) {
    return `resource ${group}:${kind} is not permitted in project ${project.metadata.name}`;
  }
  const namespace = metadata.namespace ?? '';
  if (
    namespaced &&
    !isDestinationPermitted(project, cluster.identity, namespace)
  ) {
    return `namespace ${namespace} is not permitted in project '${project.metadata.name}'`;
  }
  return undefined;
}

/** What was applied last is pruned first: the waves of prunes change places symmetrically. */
function reversePrunes(tasks: SyncTask[]): void {
  const prunes = tasks.filter(task => task.isPrune);
  const waves = [...new Set(prunes.map(task => task.wave))].sort(
    (left, right) => left - right,
  );
  const mirrored = new Map(
    waves.map((wave, index) => [wave, waves[waves.length - 1 - index]]),
  );
  for (const task of prunes) {
    task.waveOverride = mirrored.get(task.wave);
  }
}

function pruneLast(request: SyncRequest, tasks: SyncTask[]): void {
  const waves = tasks
    .filter(task => task.phase === 'Sync')
    .map(task => task.wave);
  const last = Math.max(0, ...waves) + 1;
  for (const task of tasks) {
    if (
      task.isPrune &&
      (request.prunesLast || hasSyncOption(task.live, 'PruneLast=true'))
    ) {
      task.waveOverride = last;
    }
  }
}

/** Results by the key that tasks find them under. */
export function resultsByKey(
  results: ResourceResult[] | undefined,
): Map<string, ResourceResult> {
  return new Map((results ?? []).map(result => [resultKeyOf(result), result]));
}
