import { Entity } from '@backstage/catalog-model';
import { ServiceTarget, Workload } from '@socle/plugin-opentelemetry-common';
import {
  matchesLabels,
  parseLabelSelector,
  Scope,
  ScopeEnvironment,
} from '@socle/plugin-platform-common';
import { ClusterCacheService, WatchedKind } from '@socle/plugin-platform-node';
import { MetricsSource } from '../clients/MetricsSource';
import { Sources } from './Sources';

/** A service in one environment, and where its figures are. */
export interface Place {
  tenant: string;
  environment: ScopeEnvironment;
  /** As `service.name`; unset for whole namespaces. */
  service?: string;
  target: ServiceTarget;
  /** Unset where none is configured for its cluster. */
  source?: MetricsSource;
}

/** Says what a service calls itself, where that is not the entity's name. It narrows a namespace, and reaches no other. */
const SERVICE_ANNOTATION = 'opentelemetry.io/service-name';

/* How long a page waits for a cluster that was not read yet. */
const SETTLE = 1_000;

const kinds = (
  [
    ['deployments', 'Deployment'],
    ['statefulsets', 'StatefulSet'],
    ['daemonsets', 'DaemonSet'],
  ] as const
).map(
  ([plural, kind]): WatchedKind<{
    workload: Workload;
    labels: Record<string, string>;
  }> => ({
    group: 'apps',
    version: 'v1',
    plural,
    project: ({ metadata }) => ({
      workload: { kind, name: metadata.name },
      labels: { ...metadata.labels },
    }),
  }),
);

/** Finds what belongs to an entity in each of its environments: its workloads, and the source of its cluster. */
export class Places {
  readonly #clusterCache: ClusterCacheService;
  readonly #sources: Sources;

  constructor(options: {
    clusterCache: ClusterCacheService;
    sources: Sources;
  }) {
    this.#clusterCache = options.clusterCache;
    this.#sources = options.sources;
  }

  async of(options: { entity: Entity; scope: Scope }): Promise<Place[]> {
    const { scope } = options;
    const { tenant, environments } = scope;
    return tenant
      ? await Promise.all(
          environments.map(environment =>
            this.#place({ ...options, tenant: tenant.name, environment }),
          ),
        )
      : [];
  }

  async #place(options: {
    entity: Entity;
    tenant: string;
    environment: ScopeEnvironment;
  }): Promise<Place> {
    const { entity, tenant, environment } = options;
    const { cluster, namespace, labelSelector } = environment;
    const source = this.#sources.ofCluster(cluster);
    const service =
      labelSelector === undefined
        ? undefined
        : (entity.metadata.annotations?.[SERVICE_ANNOTATION]?.slice(0, 300) ??
          entity.metadata.name);
    const workloads =
      service === undefined
        ? undefined
        : await this.#workloads(environment, service);
    return {
      tenant,
      environment,
      ...(service !== undefined && { service }),
      ...(source && { source }),
      target: {
        tenant,
        namespace,
        ...(service !== undefined && { service }),
        ...(workloads && { workloads }),
        matchers: source?.matchersOf(cluster) ?? [],
      },
    };
  }

  /** Those that the entity's selector finds; one of the service's name where the cluster tells of none. */
  async #workloads(
    { cluster, namespace, labelSelector = '' }: ScopeEnvironment,
    service: string,
  ): Promise<Workload[]> {
    const parsed = parseLabelSelector(labelSelector);
    const found = parsed.valid
      ? await Promise.all(
          kinds.map(async kind => {
            const subscription = this.#clusterCache.subscribe({
              cluster,
              kind,
            });
            try {
              await subscription.settled({ timeoutMilliseconds: SETTLE });
              return subscription
                .snapshot({ namespace })
                .objects.filter(({ labels }) =>
                  matchesLabels({ requirements: parsed.requirements, labels }),
                )
                .map(({ workload }) => workload);
            } finally {
              subscription.close();
            }
          }),
        )
      : [];
    const workloads = found.flat();
    return workloads.length > 0
      ? workloads
      : [{ kind: 'Deployment', name: service }];
  }
}
