import { ClusterCacheService } from '@socle/plugin-platform-node';
import { LoggerService } from '@backstage/backend-plugin-api';
import { NetworkAnswer } from '@socle/plugin-cilium-common';
import { ClusterConfig } from '../config';
import { ClusterFlows } from '../sources/ClusterFlows';
import { FlowTiming } from '../sources/flowTiming';
import { ClusterNetwork } from '../sources/ClusterNetwork';
import { NetworkView } from './NetworkViews';

/** One cluster, as far as its network is known. */
export interface KnownCluster {
  flows: ClusterFlows;
  network: ClusterNetwork;
}

/**
 * Every cluster that somebody looks at. Flows are followed from the start, where a Relay is configured; policies are watched from
 * the first look.
 */
export class Clusters {
  readonly #known = new Map<string, KnownCluster>();
  readonly #flows = new Map<string, ClusterFlows>();
  readonly #configs: ReadonlyMap<string, ClusterConfig>;
  readonly #clusterCache: ClusterCacheService;
  readonly #logger: LoggerService;
  readonly #timing: FlowTiming | undefined;

  constructor(options: {
    configs: readonly ClusterConfig[];
    clusterCache: ClusterCacheService;
    logger: LoggerService;
    timing?: FlowTiming;
  }) {
    this.#configs = new Map(options.configs.map(one => [one.name, one]));
    this.#clusterCache = options.clusterCache;
    this.#logger = options.logger;
    this.#timing = options.timing;
    options.configs.forEach(({ name }) => this.#flowsOf(name));
  }

  get(cluster: string): KnownCluster {
    const known = this.#known.get(cluster);
    if (known) {
      return known;
    }
    const made = {
      flows: this.#flowsOf(cluster),
      network: new ClusterNetwork({
        cluster,
        config: this.#configs.get(cluster),
        clusterCache: this.#clusterCache,
      }),
    };
    this.#known.set(cluster, made);
    return made;
  }

  /** The clusters of a view's environments, in their order. */
  of({ scope }: NetworkView): KnownCluster[] {
    return [...new Set(scope.environments.map(one => one.cluster))].map(name =>
      this.get(name),
    );
  }

  /** Waits until each has said something, good or bad. */
  async settled(view: NetworkView, timeoutMilliseconds: number): Promise<void> {
    await Promise.all(
      this.of(view).map(({ network }) => network.settled(timeoutMilliseconds)),
    );
  }

  /** What every answer about an entity begins with. */
  answerOf(view: NetworkView, now: number): NetworkAnswer {
    const { entityRef, scope, may } = view;
    const { tenant, environments } = scope;
    return {
      entityRef,
      ...(tenant && {
        tenant: {
          name: tenant.name,
          ...(tenant.title !== undefined && { title: tenant.title }),
        },
      }),
      environments: environments.map(({ name, cluster, namespace }) => ({
        name,
        cluster,
        namespace,
      })),
      sources: this.of(view).map(({ flows, network }) => ({
        cluster: network.cluster,
        ...(network.title !== undefined && { title: network.title }),
        environments: environments
          .filter(({ cluster }) => cluster === network.cluster)
          .map(({ name }) => name),
        flows: flows.source(),
        policies: network.source(now),
      })),
      refusedScope: scope.refused,
      may,
    };
  }

  stop(): void {
    this.#flows.forEach(flows => flows.stop());
    this.#known.forEach(({ network }) => network.close());
  }

  #flowsOf(cluster: string): ClusterFlows {
    const known = this.#flows.get(cluster);
    if (known) {
      return known;
    }
    const flows = new ClusterFlows({
      cluster,
      config: this.#configs.get(cluster)?.hubble,
      logger: this.#logger,
      timing: this.#timing,
    });
    this.#flows.set(cluster, flows);
    flows.start();
    return flows;
  }
}
