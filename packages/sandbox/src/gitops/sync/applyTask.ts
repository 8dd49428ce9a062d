import { ClusterClient, KubernetesObject } from '../../kubernetes/types';
import { fieldManager } from '../compare/managedFields';
import { referenceOf } from '../controller/ClusterState';
import { groupOf, messageOf } from '../objects';
import { ResultCode } from '../types';
import { hasSyncOption, syncOptionValue } from './hooks';
import { SyncTask } from './SyncTask';

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/** How a sync applies. */
export interface ApplyOptions {
  serverSide: boolean;
  replaces: boolean;
}

/** `deployment.apps/checkout`, as kubectl names an object. */
function kubectlName(object: KubernetesObject): string {
  const group = groupOf(object.apiVersion);
  const kind = object.kind.toLowerCase();
  return `${group ? `${kind}.${group}` : kind}/${object.metadata.name}`;
}

/** Applies a task's target, with the message that kubectl would print. A refusal becomes `SyncFailed` with its words. */
export function applyTask(
  client: ClusterClient,
  task: SyncTask,
  options: ApplyOptions,
): { result: ResultCode; message: string } {
  const target = task.target as KubernetesObject;
  const namespaced = client.kind(target)?.namespaced ?? true;
  const { namespace, ...metadata } = target.metadata;
  const placed: KubernetesObject = {
    ...target,
    metadata: namespaced ? target.metadata : metadata,
  };
  try {
    return { result: 'Synced', message: write(client, placed, options) };
  } catch (error) {
    return { result: 'SyncFailed', message: messageOf(error) };
  }
}

function write(
  client: ClusterClient,
  target: KubernetesObject,
  options: ApplyOptions,
): string {
  const name = kubectlName(target);
  const live = client.kind(target)
    ? client.get(referenceOf(target))
    : undefined;
  const replaces =
    (options.replaces ||
      hasSyncOption(target, 'Replace=true') ||
      hasSyncOption(live, 'Replace=true')) &&
    !hasSyncOption(target, 'Replace=false');
  if (replaces) {
    if (!live) {
      client.create(target);
      return `${name} created`;
    }
    const { resourceVersion } = live.metadata;
    client.update({
      ...target,
      metadata: { ...target.metadata, resourceVersion },
    });
    return `${name} replaced`;
  }
  const serverSide =
    (options.serverSide || hasSyncOption(target, 'ServerSideApply=true')) &&
    !hasSyncOption(target, 'ServerSideApply=false');
  if (serverSide) {
    client.apply(target, { fieldManager, force: true });
    return `${name} serverside-applied`;
  }
  // The cluster merges on its side either way; the annotation is what a client-side apply leaves behind.
  const after = client.apply(withLastApplied(target), {
    fieldManager,
    force: true,
  });
  let verb = 'created';
  if (live) {
    const isSame =
      live.metadata.resourceVersion === after.metadata.resourceVersion;
    verb = isSame ? 'unchanged' : 'configured';
  }
  return target.apiVersion === 'rbac.authorization.k8s.io/v1'
    ? `${name} reconciled. ${name} ${verb}`
    : `${name} ${verb}`;
}

function withLastApplied(target: KubernetesObject): KubernetesObject {
  const { annotations = {} } = target.metadata;
  return {
    ...target,
    metadata: {
      ...target.metadata,
      annotations: {
        ...annotations,
        [lastApplied]: `${JSON.stringify({
          ...target,
          metadata: { ...target.metadata, annotations },
        })}\n`,
      },
    },
  };
}

/** What a sync would say of a task that it is only to try. */
export function tryTask(
  task: SyncTask,
  isChanged: boolean,
): { result: ResultCode; message: string } {
  const target = task.target as KubernetesObject;
  const changed = isChanged ? 'configured' : 'unchanged';
  const verb = task.live ? changed : 'created';
  return {
    result: 'Synced',
    message: `${kubectlName(target)} ${verb} (dry run)`,
  };
}

/** Deletes a task's live object where that is allowed. */
export function pruneTask(
  client: ClusterClient,
  task: SyncTask,
  options: {
    prunes: boolean;
    dryRun: boolean;
    syncOptions: string[];
    propagationPolicy: 'Foreground' | 'Background' | 'Orphan';
  },
): { result: ResultCode; message: string } {
  const live = task.live as KubernetesObject;
  const { propagationPolicy, syncOptions } = options;
  if (!options.prunes) {
    return { result: 'PruneSkipped', message: 'ignored (requires pruning)' };
  }
  if (syncOptionValue(live, 'Prune', syncOptions) === 'false') {
    return { result: 'PruneSkipped', message: 'ignored (no prune)' };
  }
  if (options.dryRun) {
    return { result: 'Pruned', message: 'pruned (dry run)' };
  }
  try {
    if (!live.metadata.deletionTimestamp) {
      client.delete(referenceOf(live), { propagationPolicy });
    }
    return { result: 'Pruned', message: 'pruned' };
  } catch (error) {
    return { result: 'SyncFailed', message: messageOf(error) };
  }
}
