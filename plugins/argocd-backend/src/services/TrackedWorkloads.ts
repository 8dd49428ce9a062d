import { Tracked, trackedBy } from '@socle/plugin-argocd-common';
import {
  matchesLabels,
  parseLabelSelector,
  Scope,
} from '@socle/plugin-platform-common';
import {
  ClusterCacheService,
  ClusterSubscription,
  WatchedKind,
} from '@socle/plugin-platform-node';

/** A workload, and the Application that it says it belongs to. */
interface TrackedWorkload {
  labels: Record<string, string>;
  tracked: Tracked;
}

type TrackedKind = WatchedKind<TrackedWorkload>;

/** The kinds of workloads, read for what they are tracked by; make them once, as subscriptions share by them. */
export function trackedKinds(label: string | undefined): TrackedKind[] {
  return ['deployments', 'statefulsets', 'daemonsets'].map(plural => ({
    group: 'apps',
    version: 'v1',
    plural,
    project: object => {
      const tracked = trackedBy(object, { label });
      return tracked && { labels: { ...object.metadata.labels }, tracked };
    },
  }));
}

/** Which Applications the workloads of an entity's scope say that they belong to, kept up to date until it is closed. */
export class TrackedWorkloads {
  readonly #scope: Scope;
  readonly #subscriptions: ReadonlyMap<
    string,
    Array<ClusterSubscription<TrackedWorkload>>
  >;

  static start(options: {
    scope: Scope;
    clusterCache: ClusterCacheService;
    kinds: readonly TrackedKind[];
  }): TrackedWorkloads {
    return new TrackedWorkloads(options);
  }

  private constructor(options: {
    scope: Scope;
    clusterCache: ClusterCacheService;
    kinds: readonly TrackedKind[];
  }) {
    const { scope, clusterCache, kinds } = options;
    this.#scope = scope;
    /* What shows whole namespaces finds its Applications by them. */
    const clusters = new Set(
      scope.environments
        .filter(({ labelSelector }) => labelSelector !== undefined)
        .map(({ cluster }) => cluster),
    );
    this.#subscriptions = new Map(
      [...clusters].map(cluster => [
        cluster,
        kinds.map(kind => clusterCache.subscribe({ cluster, kind })),
      ]),
    );
  }

  get tracked(): Tracked[] {
    return this.#scope.environments.flatMap(
      ({ cluster, namespace, labelSelector }) => {
        const parsed = parseLabelSelector(labelSelector ?? '');
        return parsed.valid
          ? (this.#subscriptions.get(cluster) ?? []).flatMap(subscription =>
              subscription
                .snapshot({ namespace })
                .objects.filter(({ labels }) =>
                  matchesLabels({ requirements: parsed.requirements, labels }),
                )
                .map(({ tracked }) => tracked),
            )
          : [];
      },
    );
  }

  async settled(timeoutMilliseconds: number): Promise<void> {
    await Promise.all(
      this.#all().map(subscription =>
        subscription.settled({ timeoutMilliseconds }),
      ),
    );
  }

  onChange(listener: () => void): void {
    const mine = new Set(
      this.#scope.environments.map(({ namespace }) => namespace),
    );
    this.#all().forEach(subscription =>
      subscription.onChange(({ namespaces }) => {
        if ([...namespaces].some(name => mine.has(name))) {
          listener();
        }
      }),
    );
  }

  close(): void {
    this.#all().forEach(subscription => subscription.close());
  }

  #all(): Array<ClusterSubscription<TrackedWorkload>> {
    return [...this.#subscriptions.values()].flat();
  }
}
