import { Comparison } from '../compare/compareApplication';
import { ignoredPointers, withLiveValues } from '../compare/ignoreDifferences';
import { isSelfReferenced } from '../compare/tracking';
import { keyOf } from '../objects';
import { SyncRequest } from '../sync/SyncRequest';
import {
  AppProject,
  Application,
  OperationState,
  SyncOperation,
} from '../types';
import { ClusterState } from './ClusterState';
import { isDeletionConfirmed } from './deletionApproval';

/** What an operation asks of a sync, with the options of the operation read. */
export function syncRequestOf(context: {
  application: Application;
  project: AppProject;
  cluster: ClusterState;
  comparison: Comparison;
  state: OperationState;
  sync: SyncOperation;
  pause(): Promise<void>;
}): SyncRequest {
  const { application, project, cluster, comparison, state, sync } = context;
  const options = sync.syncOptions ?? [];
  const has = (option: string) => options.includes(option);
  const chosen = sync.resources ?? [];
  const isSkippingHooks =
    (sync.syncStrategy?.apply !== undefined && !sync.syncStrategy.hook) ||
    chosen.length > 0;
  return {
    cluster,
    project,
    namespace: application.spec.destination.namespace ?? '',
    resources: has('RespectIgnoreDifferences=true')
      ? respectIgnored(application, comparison.resources)
      : comparison.resources,
    hooks: comparison.hooks,
    includes: (target, live) => {
      const object = target ?? live;
      if (!object || !isSelfReferenced(live, target)) {
        return false;
      }
      const key = keyOf(object);
      return (
        chosen.length === 0 ||
        chosen.some(
          resource =>
            (resource.group ?? '') === key.group &&
            resource.kind === key.kind &&
            resource.name === key.name &&
            (!resource.namespace || resource.namespace === key.namespace),
        )
      );
    },
    revision: state.syncResult?.revision ?? '',
    startedAt: new Date(state.startedAt),
    dryRun: sync.dryRun ?? false,
    prunes: sync.prune ?? false,
    prunesLast: has('PruneLast=true'),
    isPruneConfirmed: isDeletionConfirmed(application, state.startedAt),
    propagationPolicy: propagationPolicyOf(options),
    replaces: has('Replace=true'),
    serverSide: has('ServerSideApply=true'),
    skipsHooks: isSkippingHooks,
    skipsDryRunOnMissingKind: has('SkipDryRunOnMissingResource=true'),
    onlyOutOfSync: has('ApplyOutOfSyncOnly=true'),
    createsNamespace: has('CreateNamespace=true'),
    managedNamespaceMetadata:
      application.spec.syncPolicy?.managedNamespaceMetadata,
    syncOptions: options,
    pause: context.pause,
  };
}

function propagationPolicyOf(
  options: string[],
): SyncRequest['propagationPolicy'] {
  if (options.includes('PrunePropagationPolicy=background')) {
    return 'Background';
  }
  return options.includes('PrunePropagationPolicy=orphan')
    ? 'Orphan'
    : 'Foreground';
}

function respectIgnored(
  application: Application,
  resources: Comparison['resources'],
): Comparison['resources'] {
  return resources.map(resource => {
    const { target, live } = resource;
    if (!target || !live) {
      return resource;
    }
    const pointers = ignoredPointers(
      target,
      application.spec.ignoreDifferences,
    );
    return { ...resource, target: withLiveValues(target, live, pointers) };
  });
}
