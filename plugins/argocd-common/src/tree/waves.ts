import { Application, ResourceResult } from '../objects/application';
import { referenceKey, ResourceReference } from '../objects/resource';
import { HealthCode, HookType, SyncCode, SyncPhase } from '../objects/words';
import { defined } from '../values/read';
import { waitingFor } from '../verdict/operationVerdict';

/**
 * How far one object is in the sync that runs, or ran last.
 *
 * - `done`: applied, and through. `running`: applied, and the sync waits for it. `failed`. `waiting`: its turn has not come.
 * - `none`: the last sync had nothing to do with it.
 *
 * @public
 */
export type WaveItemState = 'done' | 'running' | 'failed' | 'waiting' | 'none';

/** @public */
export interface WaveItem {
  resource: ResourceReference;
  state: WaveItemState;
  hook?: HookType;
  sync?: SyncCode;
  health?: HealthCode;
  message?: string;
  prunes: boolean;
}

/**
 * What Argo CD applies together, in the order in which it does.
 *
 * @public
 */
export interface Wave {
  phase: SyncPhase;
  wave: number;
  items: WaveItem[];
  /** The objects that keep this wave from its turn; empty where nothing does. */
  blockedBy: ResourceReference[];
}

const phases: readonly SyncPhase[] = [
  'PreSync',
  'Sync',
  'PostSync',
  'SyncFail',
];

/* Kinds that go first within a wave, in this order. Source: gitops-engine's `kindOrder`. */
const kinds =
  'Namespace NetworkPolicy ResourceQuota LimitRange PodSecurityPolicy PodDisruptionBudget ServiceAccount Secret SecretList ConfigMap StorageClass PersistentVolume PersistentVolumeClaim CustomResourceDefinition ClusterRole ClusterRoleList ClusterRoleBinding ClusterRoleBindingList Role RoleList RoleBinding RoleBindingList Service DaemonSet Pod ReplicationController ReplicaSet Deployment HorizontalPodAutoscaler StatefulSet Job CronJob IngressClass Ingress APIService'.split(
    ' ',
  );

/**
 * Phases and waves of an Application in their order (phase, wave, kind, name), how far the running or the last sync is in
 * each, and what keeps the later ones from their turn. Hooks are known from the sync that ran them. Pruning goes in the
 * opposite order, which the items tell by `prunes`.
 *
 * @public
 */
export function wavesOf(application: Application): Wave[] {
  const { resources, operation } = application.status;
  const results = new Map<string, ResourceResult[]>();
  for (const result of operation?.results ?? []) {
    const key = referenceKey(result);
    results.set(key, [...(results.get(key) ?? []), result]);
  }
  const isActive = operation?.phase === 'Running' && !operation.finishedAt;
  const awaited = waitingFor(operation?.message ?? '')?.resource;
  const waves = new Map<string, Wave>();
  const add = (phase: SyncPhase, wave: number, item: WaveItem) => {
    const key = `${phase} ${wave}`;
    const known = waves.get(key) ?? { phase, wave, items: [], blockedBy: [] };
    waves.set(key, known);
    known.items.push(item);
  };
  const waveOf = new Map(
    resources.map(resource => [referenceKey(resource), resource.wave]),
  );
  for (const resource of resources.filter(({ hook }) => !hook)) {
    const own = results.get(referenceKey(resource)) ?? [];
    const result = own.find(({ hookType }) => !hookType);
    add(result?.syncPhase ?? 'Sync', resource.wave, {
      resource: referenceOf(resource),
      ...defined({
        sync: resource.sync,
        health: resource.health?.code,
        message: result?.message ?? resource.health?.message,
      }),
      prunes: resource.requiresPruning || result?.code === 'Pruned',
      state: stateOf(result, resource, isActive, awaited),
    });
  }
  for (const result of operation?.results ?? []) {
    if (result.hookType) {
      add(result.syncPhase ?? 'Sync', waveOf.get(referenceKey(result)) ?? 0, {
        resource: referenceOf(result),
        ...defined({ hook: result.hookType, message: result.message }),
        prunes: false,
        state: stateOf(result, result, isActive, awaited),
      });
    }
  }
  return withBlocks([...waves.values()].sort(byTurn), isActive);
}

function stateOf(
  result: ResourceResult | undefined,
  resource: ResourceReference,
  isActive: boolean,
  awaited: string | undefined,
): WaveItemState {
  const { group, kind, name } = resource;
  const title = [group, kind, name].filter(Boolean).join('/');
  if (isActive && awaited === title) {
    return 'running';
  }
  if (!result) {
    return isActive ? 'waiting' : 'none';
  }
  if (
    result.code === 'SyncFailed' ||
    result.hookPhase === 'Failed' ||
    result.hookPhase === 'Error'
  ) {
    return 'failed';
  }
  // What is no hook keeps the phase Running also after the sync has succeeded.
  return isActive && result.hookPhase === 'Running' ? 'running' : 'done';
}

function byTurn(left: Wave, right: Wave): number {
  return (
    phases.indexOf(left.phase) - phases.indexOf(right.phase) ||
    left.wave - right.wave
  );
}

/** A wave waits for what is running or failed in the first wave before it that is not through. */
function withBlocks(waves: Wave[], isActive: boolean): Wave[] {
  const first = waves.findIndex(({ items }) =>
    items.some(({ state }) => state === 'running' || state === 'failed'),
  );
  return waves.map((wave, index) => {
    const items = [...wave.items].sort(byKindAndName);
    const isBlocked =
      first >= 0 &&
      index > first &&
      // What is for the case of a failure is not kept from its turn by it.
      (wave.phase !== 'SyncFail' || isActive);
    return {
      ...wave,
      items,
      blockedBy: isBlocked
        ? waves[first].items
            .filter(({ state }) => state === 'running' || state === 'failed')
            .map(({ resource }) => resource)
        : [],
    };
  });
}

function byKindAndName(left: WaveItem, right: WaveItem): number {
  const rank = ({ resource: { kind } }: WaveItem) => {
    const index = kinds.indexOf(kind);
    return index < 0 ? kinds.length : index;
  };
  return (
    rank(left) - rank(right) ||
    (left.resource.name < right.resource.name ? -1 : 1)
  );
}

function referenceOf({
  group,
  kind,
  namespace,
  name,
}: ResourceReference): ResourceReference {
  return { group, kind, ...(namespace && { namespace }), name };
}
