import { KubernetesObject } from '../../kubernetes/types';
import { resourceHealth } from '../health/resourceHealth';
import { OperationPhase } from '../types';
import { SyncTask } from './SyncTask';

/** What an operation waits for, in the words of gitops-engine's `setRunningPhase`. */
export function waitingMessage(options: {
  tasks: SyncTask[];
  /** Those of the tasks that may not be pruned before a person has approved. */
  unconfirmed: SyncTask[];
  isDeletion: boolean;
}): string {
  const { tasks, unconfirmed, isDeletion } = options;
  if (tasks.length === 0) {
    return '';
  }
  const hooks = tasks.filter(task => task.isHook);
  let first = hooks[0] ?? tasks[0];
  let others = tasks.length - 1;
  let reason = hooks.length > 0 ? 'completion of hook' : 'healthy state of';
  if (isDeletion) {
    reason = hooks.length > 0 ? 'deletion of hook' : 'deletion of';
  }
  if (unconfirmed.length > 0) {
    reason = 'pruning confirmation of';
    [first] = unconfirmed;
    others = unconfirmed.length - 1;
  }
  const type = hooks.length === tasks.length ? 'hooks' : 'resources';
  const more = others > 0 ? ` and ${others} more ${type}` : '';
  return `waiting for ${reason} ${first.title}${more}`;
}

/** How far a hook is, by the health of its object. Source: gitops-engine's `getOperationPhase`. */
export function hookPhaseOf(live: KubernetesObject): [OperationPhase, string] {
  const health = resourceHealth(live);
  switch (health?.status) {
    case undefined:
      return ['Succeeded', `${live.metadata.name} created`];
    case 'Unknown':
    case 'Degraded':
      return ['Failed', health?.message ?? ''];
    case 'Progressing':
    case 'Suspended':
      return ['Running', health?.message ?? ''];
    default:
      return ['Succeeded', health?.message ?? ''];
  }
}
