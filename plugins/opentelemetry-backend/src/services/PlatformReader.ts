import {
  clusterQueries,
  ClusterTelemetry,
  PlatformTelemetry,
  ScrapeJob,
  SilentEnvironment,
  TenantCardinality,
} from '@socle/plugin-opentelemetry-common';
import {
  ClusterCacheService,
  Tenant,
  TenantsService,
} from '@socle/plugin-platform-node';
import { InstantSample } from '../clients/answers';
import { Asking, fresh } from './Asking';
import { collectorsOf } from './Collectors';
import { figureOf } from './figures';
import { Links } from './Links';
import { SharedReads } from './SharedReads';
import { Sources } from './Sources';

/* Counting all series is work for Prometheus. */
const KEPT_COUNTS = 300_000;
const DAY = 86_400;

interface ReadCluster {
  telemetry: ClusterTelemetry;
  /** The namespaces of which something came in the last day; unset where nobody knows. */
  told?: ReadonlySet<string>;
  /** Series by namespace. */
  counted?: ReadonlyMap<string, number>;
}

/** Reads the state of the telemetry itself. */
export class PlatformReader {
  readonly #clusterCache: ClusterCacheService;
  readonly #tenants: TenantsService;
  readonly #sources: Sources;
  readonly #reads: SharedReads;
  readonly #links: Links;
  readonly #now: () => Date;

  constructor(options: {
    clusterCache: ClusterCacheService;
    tenants: TenantsService;
    sources: Sources;
    reads: SharedReads;
    links: Links;
    now: () => Date;
  }) {
    this.#clusterCache = options.clusterCache;
    this.#tenants = options.tenants;
    this.#sources = options.sources;
    this.#reads = options.reads;
    this.#links = options.links;
    this.#now = options.now;
  }

  async read(): Promise<PlatformTelemetry> {
    const [known, { tenants }] = await Promise.all([
      this.#clusterCache.clusters(),
      this.#tenants.list(),
    ]);
    const names = new Set([
      ...known.map(({ name }) => name),
      ...this.#sources.all.flatMap(({ config }) => config.clusters),
    ]);
    const clusters = new Map(
      await Promise.all(
        [...names].map(
          async name => [name, await this.#cluster(name)] as const,
        ),
      ),
    );
    return {
      clusters: [...clusters.values()].map(({ telemetry }) => telemetry),
      silent: silentOf(tenants, clusters),
      cardinality: cardinalityOf(tenants, clusters),
      observedAt: this.#now().toISOString(),
    };
  }

  async #cluster(cluster: string): Promise<ReadCluster> {
    const source = this.#sources.ofCluster(cluster);
    if (!source?.seesAll) {
      return {
        telemetry: {
          cluster,
          ...(source && { source: source.state() }),
          collectors: [],
          targets: [],
          warnings: [{ code: 'notConfigured', parameters: { cluster } }],
        },
      };
    }
    const asking = new Asking({ source, reads: this.#reads, now: this.#now });
    const queries = clusterQueries(source.matchersOf(cluster));
    const [told, all] = queries.cardinality;
    const [collectors, targets, series, byService, byNamespace, telling] =
      await Promise.all([
        collectorsOf({ source, cluster, reads: this.#reads, now: this.#now }),
        asking.instant(queries.targets),
        asking.instant(queries.series, fresh.platform),
        asking.instant(told, KEPT_COUNTS),
        asking.instant(all, KEPT_COUNTS),
        asking.names(queries.telling, DAY, KEPT_COUNTS, 'k8s_namespace_name'),
      ]);
    const now = this.#now().getTime();
    return {
      telemetry: {
        cluster,
        source: source.state(),
        collectors: collectors ?? [],
        targets: jobsOf(targets ?? []),
        ...(series?.[0] && {
          series: figureOf({
            planned: { query: queries.series, unit: 'count' },
            sample: series[0],
            origin: this.#links.origin(source.config, queries.series, {
              from: now - 86_400_000,
              to: now,
            }),
          }),
        }),
        warnings: asking.warnings,
      },
      ...(telling && { told: new Set(telling) }),
      ...(byService &&
        byNamespace && { counted: countsOf([...byService, ...byNamespace]) }),
    };
  }
}

function jobsOf(samples: readonly InstantSample[]): ScrapeJob[] {
  const jobs = new Map<string, ScrapeJob>();
  for (const { labels, value } of samples) {
    const { job = '', instance = '' } = labels;
    const found = jobs.get(job) ?? { job, up: 0, down: 0, downInstances: [] };
    jobs.set(job, found);
    if (value === 1) {
      found.up += 1;
    } else {
      found.down += 1;
      if (found.downInstances.length < 10) {
        found.downInstances.push(instance);
      }
    }
  }
  return [...jobs.values()].sort(
    (one, other) => other.down - one.down || one.job.localeCompare(other.job),
  );
}

/** Sums by the namespace that either label says. */
function countsOf(samples: readonly InstantSample[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { labels, value } of samples) {
    const [namespace = ''] = Object.values(labels);
    counts.set(namespace, (counts.get(namespace) ?? 0) + value);
  }
  return counts;
}

function silentOf(
  tenants: readonly Tenant[],
  clusters: ReadonlyMap<string, ReadCluster>,
): SilentEnvironment[] {
  return tenants.flatMap(({ name: tenant, environments }) =>
    environments
      .filter(({ cluster, namespace, suspended }) => {
        const told = clusters.get(cluster)?.told;
        return !suspended && told !== undefined && !told.has(namespace);
      })
      .map(({ name, cluster, namespace }) => ({
        tenant,
        environment: name,
        cluster,
        namespace,
      })),
  );
}

function cardinalityOf(
  tenants: readonly Tenant[],
  clusters: ReadonlyMap<string, ReadCluster>,
): TenantCardinality[] {
  return tenants
    .map(({ name: tenant, environments }) => {
      const counted = environments.flatMap(({ name, cluster, namespace }) => {
        const series = clusters.get(cluster)?.counted?.get(namespace);
        return series === undefined ? [] : [{ name, cluster, series }];
      });
      return {
        tenant,
        series: counted.reduce((sum, { series }) => sum + series, 0),
        environments: counted,
      };
    })
    .filter(({ environments }) => environments.length > 0)
    .sort((one, other) => other.series - one.series);
}
