import { MetricsSource } from '../clients/MetricsSource';
import { MetricsSourceConfig } from '../config';

/** Every source of metrics, by the clusters that it has. */
export class Sources {
  readonly all: readonly MetricsSource[];
  readonly #byCluster: ReadonlyMap<string, MetricsSource>;

  constructor(options: {
    sources: readonly MetricsSourceConfig[];
    now: () => Date;
  }) {
    const { sources, now } = options;
    this.all = sources.map(config => new MetricsSource({ config, now }));
    this.#byCluster = new Map(
      this.all.flatMap(source =>
        source.config.clusters.map(cluster => [cluster, source] as const),
      ),
    );
  }

  ofCluster(cluster: string): MetricsSource | undefined {
    return this.#byCluster.get(cluster);
  }
}
