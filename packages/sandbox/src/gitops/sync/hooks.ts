import { KubernetesObject } from '../../kubernetes/types';
import { annotationOf, annotationValues } from '../objects';
import { SyncPhase } from '../types';

const hookAnnotation = 'argocd.argoproj.io/hook';
const phases: SyncPhase[] = ['PreSync', 'Sync', 'PostSync', 'SyncFail'];

export type HookDeletePolicy =
  'HookSucceeded' | 'HookFailed' | 'BeforeHookCreation';

const deletePolicies: HookDeletePolicy[] = [
  'HookSucceeded',
  'HookFailed',
  'BeforeHookCreation',
];

/** Whether an object is a hook of a sync; a misspelt phase makes a hook of no phase. Source: gitops-engine's `hook.IsHook`. */
export function isHook(object: KubernetesObject): boolean {
  return (
    annotationOf(object, hookAnnotation) !== undefined && !isSkipped(object)
  );
}

/** `hook: Skip`: the object is never applied. */
export function isSkipped(object: KubernetesObject): boolean {
  const known = annotationValues(object, hookAnnotation).filter(
    value => value === 'Skip' || phases.includes(value as SyncPhase),
  );
  return known.length === 1 && known[0] === 'Skip';
}

/** The phases in which an object is applied: a resource in Sync, a hook in its own. */
export function phasesOf(object: KubernetesObject): SyncPhase[] {
  if (isSkipped(object)) {
    return [];
  }
  if (!isHook(object)) {
    return ['Sync'];
  }
  return annotationValues(object, hookAnnotation).filter(
    (value): value is SyncPhase => phases.includes(value as SyncPhase),
  );
}

/** Hooks that run when the Application is deleted; a sync leaves them alone. */
export function isDeleteHook(object: KubernetesObject): boolean {
  return annotationValues(object, hookAnnotation).some(
    value => value === 'PreDelete' || value === 'PostDelete',
  );
}

/** When a hook is deleted; before it is made again, unless it says otherwise. */
export function deletePoliciesOf(object: KubernetesObject): HookDeletePolicy[] {
  const found = annotationValues(
    object,
    'argocd.argoproj.io/hook-delete-policy',
  ).filter((value): value is HookDeletePolicy =>
    deletePolicies.includes(value as HookDeletePolicy),
  );
  return found.length > 0 ? found : ['BeforeHookCreation'];
}

/** `argocd.argoproj.io/sync-wave`, zero where there is none or it is no number. */
export function waveOf(object: KubernetesObject): number {
  const text = annotationOf(object, 'argocd.argoproj.io/sync-wave') ?? '';
  return /^[+-]?\d+$/.test(text) ? Number(text) : 0;
}

const optionsAnnotation = 'argocd.argoproj.io/sync-options';

/** Whether an object carries a sync option, as `Replace=true`. */
export function hasSyncOption(
  object: KubernetesObject | undefined,
  option: string,
): boolean {
  return (
    object !== undefined &&
    annotationValues(object, optionsAnnotation).includes(option)
  );
}

/** What an object says of an option (`confirm` of `Prune=confirm`), else what the list of options says. */
export function syncOptionValue(
  object: KubernetesObject | undefined,
  name: 'Prune' | 'Delete',
  defaults: string[] | undefined,
): string | undefined {
  const prefix = `${name}=`;
  const own = object ? annotationValues(object, optionsAnnotation) : [];
  return [...own, ...(defaults ?? [])]
    .find(option => option.startsWith(prefix))
    ?.slice(prefix.length);
}
