import {
  Exemplar,
  FigureOrigin,
  TelemetryLink,
} from '@socle/plugin-opentelemetry-common';
import { Dashboard, Grafana } from '../clients/Grafana';
import { toTelemetryError } from '../clients/TelemetryError';
import { GrafanaConfig, MetricsSourceConfig } from '../config';
import { Asking, fresh } from './Asking';
import { Place } from './Places';
import { SharedReads } from './SharedReads';

/** Milliseconds since 1970. */
export interface TimeRange {
  from: number;
  to: number;
}

/** Addresses in Grafana, Tempo, Jaeger and Loki, with the time and the service filled in. */
export class Links {
  readonly #grafanas: ReadonlyMap<string, Grafana>;
  readonly #reads: SharedReads;

  constructor(options: {
    grafanas: ReadonlyMap<string, Grafana>;
    reads: SharedReads;
  }) {
    this.#grafanas = options.grafanas;
    this.#reads = options.reads;
  }

  /** Where a figure comes from. */
  origin(
    config: MetricsSourceConfig,
    query: string,
    range: TimeRange,
    windowSeconds?: number,
  ): FigureOrigin {
    const { grafana } = config;
    const uid = grafana?.dataSources.metrics;
    return {
      query,
      source: config.name,
      ...(windowSeconds !== undefined && { windowSeconds }),
      ...(grafana &&
        uid !== undefined && {
          grafanaUrl: explore(grafana, uid, 'prometheus', range, {
            expr: query,
          }),
        }),
    };
  }

  /** Where to read on about a place. */
  async of(
    asking: Asking,
    place: Place,
    range: TimeRange,
  ): Promise<TelemetryLink[]> {
    const { config } = asking.source;
    return [
      ...(await this.#dashboards(asking, place, range)),
      ...tracesOf(config, place, range),
      ...logsOf(config, place, range),
    ];
  }

  /** A trace; undefined where no viewer is configured. */
  trace(
    { grafana, traces }: MetricsSourceConfig,
    traceId: string,
    range: TimeRange,
  ): Exemplar['url'] {
    const uid = grafana?.dataSources.traces;
    if (grafana && uid !== undefined) {
      return explore(grafana, uid, 'tempo', range, {
        queryType: 'traceql',
        query: traceId,
      });
    }
    return traces && `${traces.url}/trace/${encodeURIComponent(traceId)}`;
  }

  async #dashboards(
    asking: Asking,
    { environment, tenant, service }: Place,
    { from, to }: TimeRange,
  ): Promise<TelemetryLink[]> {
    const { name, config } = asking.source;
    const grafana = this.#grafanas.get(name);
    if (!grafana || !config.grafana) {
      return [];
    }
    const { externalUrl } = config.grafana;
    let dashboards: Dashboard[] = [];
    try {
      dashboards = await this.#reads.get(
        JSON.stringify(['dashboards', name]),
        fresh.platform,
        () => grafana.dashboards(),
      );
    } catch (thrown) {
      const { message } = toTelemetryError(`Grafana ${name}`, thrown);
      asking.warn({
        code: 'dashboardsUnknown',
        parameters: { source: name, message },
      });
    }
    const own = [
      `tenant:${tenant}`,
      `namespace:${environment.namespace}`,
      environment.namespace,
      ...(service === undefined ? [] : [`service:${service}`]),
    ];
    return dashboards
      .filter(({ tags }) => tags.some(tag => own.includes(tag)))
      .slice(0, 20)
      .map(({ title, path }) => {
        const url = new URL(`${externalUrl}${path}`);
        url.searchParams.set('from', String(from));
        url.searchParams.set('to', String(to));
        url.searchParams.set('var-namespace', environment.namespace);
        if (service !== undefined) {
          url.searchParams.set('var-service', service);
        }
        return { kind: 'dashboard', title, system: 'grafana', url: url.href };
      });
  }
}

function tracesOf(
  { grafana, traces }: MetricsSourceConfig,
  { service, environment }: Place,
  range: TimeRange,
): TelemetryLink[] {
  const uid = grafana?.dataSources.traces;
  const only = [
    ...(service === undefined
      ? []
      : [`resource.service.name=${JSON.stringify(service)}`]),
    `resource.k8s.namespace.name=${JSON.stringify(environment.namespace)}`,
  ].join(' && ');
  if (grafana && uid !== undefined) {
    return [
      {
        kind: 'traces',
        system: 'tempo',
        url: explore(grafana, uid, 'tempo', range, {
          queryType: 'traceql',
          query: `{${only}}`,
        }),
      },
    ];
  }
  if (traces?.kind !== 'jaeger' || service === undefined) {
    return [];
  }
  const url = new URL(`${traces.url}/search`);
  url.searchParams.set('service', service);
  // Jaeger counts in microseconds.
  url.searchParams.set('start', String(range.from * 1000));
  url.searchParams.set('end', String(range.to * 1000));
  url.searchParams.set(
    'tags',
    JSON.stringify({ 'k8s.namespace.name': environment.namespace }),
  );
  return [{ kind: 'traces', system: 'jaeger', url: url.href }];
}

function logsOf(
  { grafana }: MetricsSourceConfig,
  { service, environment }: Place,
  range: TimeRange,
): TelemetryLink[] {
  const uid = grafana?.dataSources.logs;
  const only = [
    `k8s_namespace_name=${JSON.stringify(environment.namespace)}`,
    ...(service === undefined
      ? []
      : [`service_name=${JSON.stringify(service)}`]),
  ].join(', ');
  return grafana && uid !== undefined
    ? [
        {
          kind: 'logs',
          system: 'loki',
          url: explore(grafana, uid, 'loki', range, { expr: `{${only}}` }),
        },
      ]
    : [];
}

/** Grafana's Explore, as its address has been since Grafana 10 (`schemaVersion=1`). */
function explore(
  { externalUrl }: GrafanaConfig,
  uid: string,
  type: string,
  { from, to }: TimeRange,
  query: Record<string, string>,
): string {
  const url = new URL(`${externalUrl}/explore`);
  url.searchParams.set('schemaVersion', '1');
  url.searchParams.set(
    'panes',
    JSON.stringify({
      socle: {
        datasource: uid,
        queries: [{ refId: 'A', datasource: { type, uid }, ...query }],
        range: { from: String(from), to: String(to) },
      },
    }),
  );
  url.searchParams.set('orgId', '1');
  return url.href;
}
