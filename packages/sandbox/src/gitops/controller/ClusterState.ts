import {
  ClusterClient,
  KubernetesObject,
  ObjectEvent,
  ObjectReference,
} from '../../kubernetes/types';
import { trackingOf } from '../compare/tracking';
import {
  isCustomResourceDefinition,
  keyString,
  listAt,
  messageOf,
  textAt,
} from '../objects';
import { ClusterIdentity } from '../project/permissions';

/** Kinds that are looked for at the start; the kinds of custom resources join them. */
const builtInKinds: [string, string[]][] = [
  [
    'v1',
    [
      'Namespace',
      'ConfigMap',
      'Secret',
      'Service',
      'ServiceAccount',
      'Pod',
      'ReplicationController',
      'PersistentVolume',
      'PersistentVolumeClaim',
      'ResourceQuota',
      'LimitRange',
      'PodTemplate',
    ],
  ],
  ['apps/v1', ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet']],
  ['batch/v1', ['Job', 'CronJob']],
  ['autoscaling/v2', ['HorizontalPodAutoscaler']],
  ['policy/v1', ['PodDisruptionBudget']],
  ['networking.k8s.io/v1', ['Ingress', 'IngressClass', 'NetworkPolicy']],
  [
    'rbac.authorization.k8s.io/v1',
    ['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'],
  ],
  ['storage.k8s.io/v1', ['StorageClass']],
  ['scheduling.k8s.io/v1', ['PriorityClass']],
  ['apiextensions.k8s.io/v1', ['CustomResourceDefinition']],
  ['cilium.io/v2', ['CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy']],
  [
    'monitoring.coreos.com/v1',
    ['PrometheusRule', 'ServiceMonitor', 'PodMonitor'],
  ],
  ['argoproj.io/v1alpha1', ['Application', 'ApplicationSet', 'AppProject']],
];

/** What a change in a cluster concerns. */
export interface ClusterChange {
  event: ObjectEvent;
  /** The object before, where it was seen before. */
  before: KubernetesObject | undefined;
  /** Names of the Applications that the object, or an owner of it, is tracked by. */
  applications: Set<string>;
}

/** What Argo CD knows of one destination cluster: which objects are whose, kept current by a watch. */
export class ClusterState {
  readonly identity: ClusterIdentity;
  readonly client: ClusterClient;
  readonly #onChange: (change: ClusterChange) => void;
  readonly #objects = new Map<string, KubernetesObject>();
  readonly #byUid = new Map<string, KubernetesObject>();
  #endWatch: (() => void) | undefined;

  constructor(options: {
    identity: ClusterIdentity;
    client: ClusterClient;
    onChange(change: ClusterChange): void;
  }) {
    this.identity = options.identity;
    this.client = options.client;
    this.#onChange = options.onChange;
  }

  /** Lists the cluster and begins to watch it, unless that was done before. Throws Argo CD's words where the cluster cannot be read; their cause is what another part of it says of the same. */
  synchronize(): void {
    if (this.#endWatch) {
      return;
    }
    try {
      const end = this.client.watch(event => this.#take(event));
      try {
        this.#list();
      } catch (error) {
        end();
        throw error;
      }
      this.#endWatch = end;
    } catch (error) {
      this.#objects.clear();
      this.#byUid.clear();
      const cause = new Error(
        `error synchronizing cache state : ${messageOf(error)}`,
      );
      throw new Error(
        `failed to get cluster info for "${this.identity.server}": ${cause.message}`,
        { cause },
      );
    }
  }

  stop(): void {
    this.#endWatch?.();
    this.#endWatch = undefined;
  }

  /** The objects without an owner that are tracked by an Application, as they are now. Throws where the cluster cannot be read. */
  trackedBy(application: string): KubernetesObject[] {
    return [...this.#objects.values()]
      .filter(
        object =>
          !object.metadata.ownerReferences?.length &&
          trackingOf(object)?.application === application,
      )
      .flatMap(object => this.get(referenceOf(object)) ?? []);
  }

  get(reference: ObjectReference): KubernetesObject | undefined {
    return this.client.kind(reference) ? this.client.get(reference) : undefined;
  }

  isNamespaced(object: { apiVersion: string; kind: string }): boolean {
    return this.client.kind(object)?.namespaced ?? true;
  }

  /** All that objects own, down to the pods. */
  descendantsOf(owners: KubernetesObject[]): KubernetesObject[] {
    const uids = new Set(owners.map(owner => owner.metadata.uid));
    const found = new Map<string, KubernetesObject>();
    for (let size = -1; size !== found.size;) {
      size = found.size;
      for (const [key, object] of this.#objects) {
        if (
          object.metadata.ownerReferences?.some(owner => uids.has(owner.uid))
        ) {
          uids.add(object.metadata.uid);
          found.set(key, object);
        }
      }
    }
    return [...found.values()];
  }

  #list(): void {
    const kinds = builtInKinds.flatMap(([apiVersion, names]) =>
      names.map(kind => ({ apiVersion, kind })),
    );
    const served = kinds.filter(kind => this.client.kind(kind));
    for (const kind of served) {
      for (const object of this.client.list(kind)) {
        this.#put(object);
        if (isCustomResourceDefinition(object)) {
          this.#listCustom(object);
        }
      }
    }
  }

  #listCustom(definition: KubernetesObject): void {
    for (const version of listAt(definition, 'spec', 'versions')) {
      const kind = {
        apiVersion: `${textAt(definition, 'spec', 'group')}/${textAt(version, 'name')}`,
        kind: textAt(definition, 'spec', 'names', 'kind'),
      };
      if (this.client.kind(kind)) {
        this.client.list(kind).forEach(object => this.#put(object));
      }
    }
  }

  #put(object: KubernetesObject): void {
    this.#objects.set(keyString(object), object);
    if (object.metadata.uid) {
      this.#byUid.set(object.metadata.uid, object);
    }
  }

  #take(event: ObjectEvent): void {
    const key = keyString(event.object);
    const before = this.#objects.get(key);
    const applications = this.#applicationsOf(event.object);
    if (before) {
      this.#applicationsOf(before).forEach(name => applications.add(name));
    }
    if (event.type === 'DELETED') {
      this.#objects.delete(key);
      this.#byUid.delete(event.object.metadata.uid ?? '');
    } else {
      this.#put(event.object);
    }
    this.#onChange({ event, before, applications });
  }

  #applicationsOf(object: KubernetesObject): Set<string> {
    const names = new Set<string>();
    const seen = new Set<string>();
    let level = [object];
    while (level.length > 0) {
      const next: KubernetesObject[] = [];
      for (const item of level) {
        const owners = item.metadata.ownerReferences ?? [];
        const application = trackingOf(item)?.application;
        if (application && owners.length === 0) {
          names.add(application);
        }
        for (const { uid } of owners) {
          const owner = this.#byUid.get(uid);
          if (owner && !seen.has(uid)) {
            seen.add(uid);
            next.push(owner);
          }
        }
      }
      level = next;
    }
    return names;
  }
}

export function referenceOf(object: KubernetesObject): ObjectReference {
  const { name, namespace } = object.metadata;
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    name,
    ...(namespace && { namespace }),
  };
}
