/** Any Kubernetes object. */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
  [field: string]: unknown;
}

export interface ObjectMeta {
  name: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  finalizers?: string[];
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: OwnerReference[];
  [field: string]: unknown;
}

export interface OwnerReference {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
}

export interface ObjectReference {
  apiVersion: string;
  kind: string;
  namespace?: string;
  name: string;
}

export interface ListOptions {
  apiVersion: string;
  kind: string;
  /** Unset: all namespaces. */
  namespace?: string;
  labelSelector?: string;
}

export interface ObjectEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  object: KubernetesObject;
}

/**
 * One cluster of the sandbox, as its own controllers reach it, without HTTP. Every method that cannot do what it was
 * asked throws a `StatusError` that holds the Kubernetes `Status` which the HTTP API would have answered. Objects are
 * copies: changing one changes nothing in the cluster.
 */
export interface ClusterClient {
  readonly name: string;
  /** Whether the cluster serves that kind, and whether it is namespaced. */
  kind(options: {
    apiVersion: string;
    kind: string;
  }): { namespaced: boolean } | undefined;
  get(reference: ObjectReference): KubernetesObject | undefined;
  list(options: ListOptions): KubernetesObject[];
  create(object: KubernetesObject): KubernetesObject;
  /** Replaces everything but the status; refuses an outdated `metadata.resourceVersion` where one is given. */
  update(object: KubernetesObject): KubernetesObject;
  /** Replaces the status only. */
  updateStatus(object: KubernetesObject): KubernetesObject;
  /** Server-side apply. */
  apply(
    object: KubernetesObject,
    options: { fieldManager: string; force?: boolean },
  ): KubernetesObject;
  delete(
    reference: ObjectReference,
    options?: { propagationPolicy?: 'Foreground' | 'Background' | 'Orphan' },
  ): void;
  /** Tells of every change from now on, after it is stored. Returns what ends it. */
  watch(listener: (event: ObjectEvent) => void): () => void;
}
