import {
  matchesLabels,
  parseLabelSelector,
  Scope,
  ScopeEnvironment,
} from '@socle/plugin-platform-common';
import {
  ClusterCacheService,
  ClusterSnapshot,
  ClusterSubscription,
} from '@socle/plugin-platform-node';
import {
  EntityEnvironments,
  EnvironmentState,
  environmentState,
  NamespaceSummary,
  Observation,
  QuotaSummary,
  WorkloadSummary,
} from '@socle/plugin-tenancy-common';
import {
  daemonSets,
  deployments,
  namespaces,
  resourceQuotas,
  statefulSets,
} from './watchedKinds';

interface ObservedCluster {
  namespaces: ClusterSubscription<NamespaceSummary>;
  quotas: ClusterSubscription<QuotaSummary>;
  workloads: Array<ClusterSubscription<WorkloadSummary>>;
}

/** What an entity's scope shows of the clusters, kept up to date until it is closed. */
export class ObservedScope {
  readonly #scope: Scope;
  readonly #clusters: ReadonlyMap<string, ObservedCluster>;

  static start(options: {
    scope: Scope;
    clusterCache: ClusterCacheService;
  }): ObservedScope {
    return new ObservedScope(options);
  }

  private constructor(options: {
    scope: Scope;
    clusterCache: ClusterCacheService;
  }) {
    const { scope, clusterCache } = options;
    this.#scope = scope;
    this.#clusters = new Map(
      [...new Set(scope.environments.map(({ cluster }) => cluster))].map(
        cluster => [
          cluster,
          {
            namespaces: clusterCache.subscribe({ cluster, kind: namespaces }),
            quotas: clusterCache.subscribe({ cluster, kind: resourceQuotas }),
            workloads: [deployments, statefulSets, daemonSets].map(kind =>
              clusterCache.subscribe({ cluster, kind }),
            ),
          },
        ],
      ),
    );
  }

  /** How everything is now, from what was seen; asks no cluster. */
  environments(now: Date): EntityEnvironments {
    const { entityRef, tenant, environments, refused } = this.#scope;
    return {
      entityRef,
      ...(tenant && { tenant }),
      environments: environments.flatMap(environment =>
        this.#state(environment, now),
      ),
      refused,
    };
  }

  /** Resolves when every cluster gave a first answer, and at the latest after that time. */
  async settled(timeoutMilliseconds: number): Promise<void> {
    await Promise.all(
      this.#subscriptions().map(subscription =>
        subscription.settled({ timeoutMilliseconds }),
      ),
    );
  }

  /** Tells of whatever may change the answer. */
  onChange(listener: () => void): void {
    const mine = new Set(
      this.#scope.environments.map(({ namespace }) => namespace),
    );
    /* Namespaces themselves are in no namespace. */
    mine.add('');
    this.#subscriptions().forEach(subscription =>
      subscription.onChange(change => {
        if (
          change.source ||
          [...change.namespaces].some(name => mine.has(name))
        ) {
          listener();
        }
      }),
    );
  }

  close(): void {
    this.#subscriptions().forEach(subscription => subscription.close());
  }

  #state(environment: ScopeEnvironment, now: Date): EnvironmentState[] {
    const cluster = this.#clusters.get(environment.cluster);
    if (!cluster) {
      return [];
    }
    const { namespace } = environment;
    const found = cluster.namespaces.get({ name: namespace });
    return [
      environmentState({
        environment,
        cluster: cluster.namespaces.cluster,
        namespaces: {
          ...observed(cluster.namespaces.snapshot({ namespace })),
          objects: found ? [found] : [],
        },
        quotas: observed(cluster.quotas.snapshot({ namespace })),
        workloads: cluster.workloads.map(subscription => {
          const all = observed(subscription.snapshot({ namespace }));
          return {
            ...all,
            objects: all.objects.filter(workload =>
              isSelected(workload, environment.labelSelector),
            ),
          };
        }),
        now,
      }),
    ];
  }

  #subscriptions(): Array<ClusterSubscription<unknown>> {
    return [...this.#clusters.values()].flatMap(cluster => [
      cluster.namespaces,
      cluster.quotas,
      ...cluster.workloads,
    ]);
  }
}

/** What a snapshot says, in the words of the domain. */
export function observed<T>(snapshot: ClusterSnapshot<T>): Observation<T> {
  return {
    objects: snapshot.objects,
    known: snapshot.state !== 'waiting' && snapshot.state !== 'failed',
    status: snapshot.status,
  };
}

function isSelected(
  { labels }: WorkloadSummary,
  selector: string | undefined,
): boolean {
  if (selector === undefined) {
    return true;
  }
  const parsed = parseLabelSelector(selector);
  return (
    parsed.valid && matchesLabels({ requirements: parsed.requirements, labels })
  );
}
