import { Status } from '@socle/plugin-platform-common';

/** An object as a cluster's API answers it: everything but its metadata is for a projection to make sense of. */
export interface KubernetesObject {
  metadata: {
    name: string;
    namespace?: string;
    resourceVersion?: string;
    uid?: string;
    creationTimestamp?: string;
    deletionTimestamp?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  [field: string]: unknown;
}

/**
 * A kind of object to watch, and what to keep of each.
 *
 * Make one constant of each and share it: subscriptions that pass the same constant share its objects, others on the same
 * kind share the watch.
 *
 * @public
 */
export interface WatchedKind<T> {
  /** Empty for the core group. */
  group: string;
  version: string;
  /** As in a URL: `deployments`. */
  plural: string;
  /**
   * The fields that are read, as a small new object that holds nothing of the one it was made from. Undefined leaves the
   * object out.
   */
  project(object: KubernetesObject): T | undefined;
}

/**
 * What all plugins see of the clusters: one watch for each cluster and kind, whoever reads.
 *
 * @public
 */
export interface ClusterCacheService {
  /** The clusters of the `kubernetes:` configuration, in its order, each with whether it can be reached. */
  clusters(): Promise<ClusterSummary[]>;
  /**
   * Reads a kind on a cluster, now and from now on. Starts the watch where nobody reads it yet. Never throws: a cluster
   * that is not configured or cannot be reached is told of in the snapshot's status.
   */
  subscribe<T>(options: {
    /** The cluster's name in the `kubernetes:` configuration. */
    cluster: string;
    kind: WatchedKind<T>;
  }): ClusterSubscription<T>;
}

/** @public */
export interface ClusterSummary {
  name: string;
  title?: string;
  status: Status;
}

/** @public */
export interface ClusterSubscription<T> {
  /** What the configuration calls the cluster. */
  readonly cluster: { name: string; title?: string };
  /** What is known now, of one namespace or of all; costs the cluster nothing. Objects are shared: do not change them. */
  snapshot(options?: { namespace?: string }): ClusterSnapshot<T>;
  /** One object; the namespace is left out for a kind that has none. */
  get(options: { namespace?: string; name: string }): T | undefined;
  /** Resolves when the first answer is there, good or bad, and at the latest after that time. */
  settled(options: { timeoutMilliseconds: number }): Promise<void>;
  /** Tells of changes, many at once where they come quickly. Returns what ends it. */
  onChange(listener: (change: ClusterChange) => void): () => void;
  /** Ends it; the watch ends some time after its last subscription. */
  close(): void;
}

/** @public */
export interface ClusterSnapshot<T> {
  objects: readonly T[];
  state: ClusterSourceState;
  /**
   * Of the source, not of the objects: `ok` while it is watched, `unknown` before the first answer, `error` while it
   * cannot be read. Where there is something to show from before, `staleSince` says since when it is not kept up.
   */
  status: Status;
  /** Set in the states `stale` and `failed`. */
  failure?: ClusterFailure;
}

/**
 * - `waiting`: no answer yet.
 * - `live`: the objects are those of the cluster.
 * - `stale`: the cluster cannot be read now; the objects are the last known.
 * - `failed`: the cluster cannot be read, and never could be.
 * - `not-served`: the cluster does not have that kind, as where a controller is not installed.
 *
 * @public
 */
export type ClusterSourceState =
  'waiting' | 'live' | 'stale' | 'failed' | 'not-served';

/** @public */
export interface ClusterFailure {
  code: ClusterFailureCode;
  /** A sentence without addresses and credentials: "legacy cannot be reached: connection refused". */
  message: string;
}

/**
 * - `unreachable`: no connection, or it broke.
 * - `timeout`: no answer in time.
 * - `unauthorized`: the cluster does not know the portal's credentials (401).
 * - `forbidden`: the portal may not list or watch that kind there (403).
 * - `refused`: any other answer that is no success.
 * - `invalid`: an answer that no Kubernetes API gives.
 * - `not-watchable`: the cluster is read with each user's own token only, and the portal has none.
 * - `not-configured`: there is no such cluster.
 *
 * @public
 */
export type ClusterFailureCode =
  | 'unreachable'
  | 'timeout'
  | 'unauthorized'
  | 'forbidden'
  | 'refused'
  | 'invalid'
  | 'not-watchable'
  | 'not-configured';

/** @public */
export interface ClusterChange {
  /** Where objects came, went or changed; the empty name stands for kinds without a namespace. */
  namespaces: ReadonlySet<string>;
  /** Whether the state of the source changed. */
  source: boolean;
}
