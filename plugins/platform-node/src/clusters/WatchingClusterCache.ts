import { LoggerService } from '@backstage/backend-plugin-api';
import { ClusterDetails } from '@backstage/plugin-kubernetes-node';
import { Status } from '@socle/plugin-platform-common';
import { absentCluster } from './absentCluster';
import { Clock } from './clock';
import { ClusterConnection } from './ClusterConnection';
import { ClusterCredentials } from './clusterCredentials';
import { ClusterProbe } from './ClusterProbe';
import { httpKindSource } from './httpKindSource';
import { KindCache } from './KindCache';
import { ReflectorTiming } from './reflector';
import { describeSource } from './snapshotStatus';
import {
  ClusterCacheService,
  ClusterSubscription,
  ClusterSummary,
  WatchedKind,
} from './types';

/** What the cache watches, with what, and how patiently. */
export interface WatchingClusterCacheOptions {
  clusters: readonly ClusterDetails[];
  credentials: ClusterCredentials;
  logger: LoggerService;
  clock: Clock;
  random: () => number;
  timing: ReflectorTiming;
  /** How long a watch goes on after its last subscription. */
  idleMilliseconds: number;
  coalesceMilliseconds: number;
}

interface Shared {
  cache: KindCache;
  readers: number;
  idle?: NodeJS.Timeout;
}

interface KnownCluster {
  details: ClusterDetails;
  connection: ClusterConnection;
  probe: ClusterProbe;
  kinds: Map<string, Shared>;
}

/** The shared watches: one for each cluster and kind, from the first subscription until some time after the last. */
export class WatchingClusterCache implements ClusterCacheService {
  readonly #options: WatchingClusterCacheOptions;
  readonly #clusters: ReadonlyMap<string, KnownCluster>;
  #isClosed = false;

  static create(options: WatchingClusterCacheOptions): WatchingClusterCache {
    return new WatchingClusterCache(options);
  }

  private constructor(options: WatchingClusterCacheOptions) {
    this.#options = options;
    this.#clusters = new Map(
      options.clusters.map(details => {
        const connection = new ClusterConnection({
          details,
          credentials: options.credentials,
        });
        return [
          details.name,
          {
            details,
            connection,
            probe: new ClusterProbe({ connection, clock: options.clock }),
            kinds: new Map(),
          },
        ];
      }),
    );
  }

  async clusters(): Promise<ClusterSummary[]> {
    return await Promise.all(
      [...this.#clusters.values()].map(async cluster => ({
        name: cluster.details.name,
        ...(cluster.details.title && { title: cluster.details.title }),
        status: this.#watchedStatus(cluster) ?? (await cluster.probe.status()),
      })),
    );
  }

  subscribe<T>(options: {
    cluster: string;
    kind: WatchedKind<T>;
  }): ClusterSubscription<T> {
    const { kind } = options;
    const cluster = this.#clusters.get(options.cluster);
    if (!cluster || this.#isClosed) {
      return absentCluster({
        cluster: options.cluster,
        now: this.#options.clock.now(),
      });
    }
    const shared = this.#acquire(cluster, kind);
    const { cache } = shared;
    const store = cache.store(kind);
    const endings: Array<() => void> = [];
    let isOpen = true;

    const { name, title } = cluster.details;

    return {
      cluster: { name, ...(title && { title }) },
      snapshot: ({ namespace } = {}) => ({
        ...describeSource({
          cluster: name,
          kind,
          state: cache.state(kind),
        }),
        objects: store.list(namespace),
      }),
      get: key => store.get({ namespace: '', ...key }),
      settled: ({ timeoutMilliseconds }) =>
        cache.settled(kind, timeoutMilliseconds),
      onChange: listener => {
        const end = cache.listen(listener);
        endings.push(end);
        return end;
      },
      close: () => {
        if (isOpen) {
          isOpen = false;
          endings.forEach(end => end());
          this.#release(cluster, kind, shared);
        }
      },
    };
  }

  /** Ends every watch and closes every connection. */
  close(): void {
    this.#isClosed = true;
    for (const { kinds, connection } of this.#clusters.values()) {
      kinds.forEach(({ cache, idle }) => {
        clearTimeout(idle);
        cache.stop();
      });
      kinds.clear();
      connection.close();
    }
  }

  #acquire(cluster: KnownCluster, kind: WatchedKind<unknown>): Shared {
    const key = keyOf(kind);
    const known = cluster.kinds.get(key);
    if (known) {
      clearTimeout(known.idle);
      known.readers += 1;
      return known;
    }
    const cache = new KindCache({
      ...this.#options,
      source: httpKindSource({ connection: cluster.connection, kind }),
    });
    const shared: Shared = { cache, readers: 1 };
    cluster.kinds.set(key, shared);
    /* After the caller has named its projection, which the first list is to know. */
    queueMicrotask(() => cache.start());
    return shared;
  }

  #release(
    cluster: KnownCluster,
    kind: WatchedKind<unknown>,
    shared: Shared,
  ): void {
    shared.readers -= 1;
    if (shared.readers > 0 || this.#isClosed) {
      return;
    }
    shared.idle = setTimeout(() => {
      shared.cache.stop();
      cluster.kinds.delete(keyOf(kind));
    }, this.#options.idleMilliseconds).unref();
  }

  /** How a cluster is, where a watch knows: one that is heard is enough, and what is forbidden says nothing. */
  #watchedStatus(cluster: KnownCluster): Status | undefined {
    const states = [...cluster.kinds.values()].map(({ cache }) =>
      cache.state(),
    );
    const state =
      states.find(({ phase }) => phase === 'live') ??
      states.find(
        candidate =>
          candidate.phase === 'failing' &&
          ['unreachable', 'timeout'].includes(candidate.failure.code),
      );
    return (
      state &&
      describeSource({
        cluster: cluster.details.name,
        kind: { group: '', plural: '' },
        state,
      }).status
    );
  }
}

function keyOf({ group, version, plural }: WatchedKind<unknown>): string {
  return [group, version, plural].join('/');
}
