import { KubernetesObject } from '../../kubernetes/types';
import { groupOf, imagesOf, isRecord, keyOf, textAt } from '../objects';
import {
  OperationPhase,
  ResourceResult,
  ResultCode,
  SyncPhase,
} from '../types';
import { HookDeletePolicy, deletePoliciesOf, isHook, waveOf } from './hooks';

const phaseOrder: Record<SyncPhase, number> = {
  PreSync: -1,
  Sync: 0,
  PostSync: 1,
  SyncFail: 2,
};

/** Kinds that go first, in this order; all others follow. Source: gitops-engine's `kindOrder`. */
const kindOrder = [
  'Namespace',
  'NetworkPolicy',
  'ResourceQuota',
  'LimitRange',
  'PodSecurityPolicy',
  'PodDisruptionBudget',
  'ServiceAccount',
  'Secret',
  'SecretList',
  'ConfigMap',
  'StorageClass',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'CustomResourceDefinition',
  'ClusterRole',
  'ClusterRoleList',
  'ClusterRoleBinding',
  'ClusterRoleBindingList',
  'Role',
  'RoleList',
  'RoleBinding',
  'RoleBindingList',
  'Service',
  'DaemonSet',
  'Pod',
  'ReplicationController',
  'ReplicaSet',
  'Deployment',
  'HorizontalPodAutoscaler',
  'StatefulSet',
  'Job',
  'CronJob',
  'IngressClass',
  'Ingress',
  'APIService',
];

/** One object to apply or to prune in one phase of a sync, and how far that is. */
export class SyncTask {
  phase: SyncPhase;
  readonly target: KubernetesObject | undefined;
  live: KubernetesObject | undefined;
  /** Goes before the object's own wave. */
  waveOverride: number | undefined;
  /** The kind is not served yet: it comes with this very sync. */
  skipsDryRun = false;
  result: ResultCode | undefined;
  operation: OperationPhase | undefined;
  message = '';
  readonly #home: string;

  constructor(options: {
    phase: SyncPhase;
    target?: KubernetesObject;
    live?: KubernetesObject;
    /** The namespace of the destination, which the results of cluster-wide targets carry too. */
    home: string;
  }) {
    this.phase = options.phase;
    this.#home = options.home;
    this.target = options.target;
    this.live = options.live;
  }

  get object(): KubernetesObject {
    return (this.target ?? this.live) as KubernetesObject;
  }

  get isPrune(): boolean {
    return this.target === undefined;
  }

  get isHook(): boolean {
    return isHook(this.object);
  }

  get wave(): number {
    return this.waveOverride ?? waveOf(this.object);
  }

  get isPending(): boolean {
    return this.operation === undefined;
  }

  get isRunning(): boolean {
    return this.operation === 'Running';
  }

  get isCompleted(): boolean {
    return (
      this.operation === 'Failed' ||
      this.operation === 'Error' ||
      this.operation === 'Succeeded'
    );
  }

  get isSuccessful(): boolean {
    return this.operation === 'Succeeded';
  }

  /** `group/kind/name`, as messages name a task. */
  get title(): string {
    const { group, kind, name } = keyOf(this.object);
    return `${group}/${kind}/${name}`;
  }

  hasDeletePolicy(policy: HookDeletePolicy): boolean {
    return this.isHook && deletePoliciesOf(this.object).includes(policy);
  }

  /** A hook of an earlier sync that has to go before it is made again. */
  get isInTheWay(): boolean {
    return (
      this.live !== undefined &&
      this.isPending &&
      this.hasDeletePolicy('BeforeHookCreation')
    );
  }

  /** Tells results of one object in several phases apart. */
  get resultKey(): string {
    const { group, kind, name } = keyOf(this.object);
    return `${group}/${kind}/${this.#namespace}/${name}:${this.phase}`;
  }

  toResult(): ResourceResult {
    const { group, kind, name } = keyOf(this.object);
    const images = imagesOf(this.object);
    return {
      group,
      version: this.object.apiVersion.split('/').pop() ?? '',
      kind,
      namespace: this.#namespace,
      name,
      ...(this.result && { status: this.result }),
      ...(this.message && { message: this.message }),
      ...(this.isHook && { hookType: this.phase }),
      ...(this.operation && { hookPhase: this.operation }),
      syncPhase: this.phase,
      ...(images.length > 0 && { images }),
    };
  }

  get #namespace(): string {
    return this.object.metadata.namespace || (this.target ? this.#home : '');
  }
}

/** The key that a stored result was written under. */
export function resultKeyOf(result: ResourceResult): string {
  return `${result.group}/${result.kind}/${result.namespace}/${result.name}:${result.syncPhase}`;
}

/**
 * Sorts tasks by phase, wave, kind and name, then puts a Namespace before what lives in it and a definition before its
 * objects, taking over their phase and wave. Source: gitops-engine's `syncTasks.Sort`.
 */
export function sortTasks(tasks: SyncTask[]): SyncTask[] {
  const rank = (kind: string) => {
    const index = kindOrder.indexOf(kind);
    return index < 0 ? kindOrder.length : index;
  };
  const sorted = [...tasks].sort(
    (left, right) =>
      phaseOrder[left.phase] - phaseOrder[right.phase] ||
      left.wave - right.wave ||
      rank(left.object.kind) - rank(right.object.kind) ||
      compareText(left.object.metadata.name, right.object.metadata.name),
  );
  const withNamespaces = putBefore(
    sorted,
    object => (isNamespace(object) ? object.metadata.name : undefined),
    object => object.metadata.namespace,
  );
  return putBefore(
    withNamespaces,
    object =>
      object.kind === 'CustomResourceDefinition'
        ? `${textAt(object, 'spec', 'group')}/${textAt(object, 'spec', 'names', 'kind')}`
        : undefined,
    object => `${groupOf(object.apiVersion)}/${object.kind}`,
  );
}

export function isNamespace(object: KubernetesObject | undefined): boolean {
  return (
    object !== undefined &&
    object.kind === 'Namespace' &&
    groupOf(object.apiVersion) === ''
  );
}

function putBefore(
  tasks: SyncTask[],
  provides: (object: KubernetesObject) => string | undefined,
  needs: (object: KubernetesObject) => string | undefined,
): SyncTask[] {
  const result: SyncTask[] = [];
  for (const task of tasks) {
    const provided = task.target && provides(task.target);
    const index =
      provided === undefined
        ? -1
        : result.findIndex(
            other =>
              other.target !== undefined &&
              provides(other.target) === undefined &&
              needs(other.target) === provided,
          );
    if (index < 0) {
      result.push(task);
    } else {
      task.waveOverride = result[index].wave;
      task.phase = result[index].phase;
      result.splice(index, 0, task);
    }
  }
  return result;
}

function compareText(left: string, right: string): number {
  if (left === right) {
    return 0;
  }
  return left < right ? -1 : 1;
}

/** Whether a definition among the targets brings a kind. */
export function isDefinedBy(
  targets: KubernetesObject[],
  group: string,
  kind: string,
): boolean {
  return targets.some(
    target =>
      target.kind === 'CustomResourceDefinition' &&
      isRecord(target.spec) &&
      target.spec.group === group &&
      textAt(target.spec, 'names', 'kind') === kind,
  );
}
