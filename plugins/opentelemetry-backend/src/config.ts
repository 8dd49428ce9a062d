import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

/** A system that is asked over HTTP. */
export interface Endpoint {
  /** Without a slash at its end. */
  url: string;
  headers: Record<string, string>;
  timeoutMilliseconds: number;
}

/** A source of metrics, as the configuration describes it; each key is explained in config.d.ts. */
export interface MetricsSourceConfig extends Endpoint {
  name: string;
  title?: string;
  clusters: string[];
  /** The label by which its series say their cluster; unset where it has one cluster only. */
  clusterLabel?: string;
  /** The header that names the tenant whose series are asked for. */
  tenantHeader?: { name: string; value: string; platform?: string };
  maximumBytes: number;
  maximumSeries: number;
  /** How often samples are to arrive, in seconds. */
  expectedSeconds: number;
  /** Where the services of its clusters send OTLP to. */
  otlpEndpoint?: string;
  alertmanager?: Endpoint;
  grafana?: GrafanaConfig;
  traces?: { kind: 'tempo' | 'jaeger'; url: string };
}

export interface GrafanaConfig {
  /** Where people reach it. */
  externalUrl: string;
  /** Its API; unset where dashboards are not listed. */
  api?: Endpoint;
  /** Identifiers of its data sources. */
  dataSources: { metrics?: string; traces?: string; logs?: string };
}

export interface TelemetryConfig {
  sources: MetricsSourceConfig[];
  /** Where Argo CD's Applications are; deploys are read from them. */
  argocd: { cluster: string; namespace: string }[];
}

const namePattern = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const headerPattern = /^[A-Za-z0-9-]{1,100}$/;

/** Reads it. Throws an error that names the key, and what it may be. */
export function readTelemetryConfig(root: Config): TelemetryConfig {
  const sources = (
    root.getOptionalConfigArray('opentelemetry.sources') ?? []
  ).map((entry, index) => readSource(entry, `opentelemetry.sources[${index}]`));
  const clusters = sources.flatMap(source => source.clusters);
  const twice = clusters.find((name, index) => clusters.indexOf(name) < index);
  if (twice !== undefined) {
    throw new InputError(
      `opentelemetry.sources has two sources for the cluster ${twice}; name each cluster once`,
    );
  }
  return { sources, argocd: readArgoCd(root) };
}

function readSource(entry: Config, key: string): MetricsSourceConfig {
  const name = entry.getString('name');
  if (!namePattern.test(name)) {
    throw new InputError(
      `${key}.name has at most 63 letters, digits, -, _ and .`,
    );
  }
  const tenant = entry.getOptionalConfig('tenantHeader');
  const grafana = entry.getOptionalConfig('grafana');
  const traces = entry.getOptionalConfig('traces');
  const alertmanager = entry.getOptionalConfig('alertmanager');
  const kind = traces?.getString('kind');
  if (kind !== undefined && kind !== 'tempo' && kind !== 'jaeger') {
    throw new InputError(`${key}.traces.kind is tempo or jaeger`);
  }
  return {
    name,
    title: entry.getOptionalString('title'),
    ...readEndpoint(entry, key),
    clusters: entry.getStringArray('clusters'),
    clusterLabel: entry.getOptionalString('clusterLabel'),
    ...(tenant && { tenantHeader: readTenantHeader(tenant, key) }),
    maximumBytes: positive(entry, key, 'maximumBytes', 32 * 1024 * 1024),
    maximumSeries: positive(entry, key, 'maximumSeries', 10_000),
    expectedSeconds: positive(entry, key, 'expectedSeconds', 30),
    otlpEndpoint: readUrl(entry, key, 'otlpEndpoint'),
    ...(alertmanager && {
      alertmanager: readEndpoint(alertmanager, `${key}.alertmanager`),
    }),
    ...(grafana && { grafana: readGrafana(grafana, `${key}.grafana`) }),
    ...(traces &&
      kind && {
        traces: { kind, url: neededUrl(traces, `${key}.traces`, 'url') },
      }),
  };
}

function readGrafana(entry: Config, key: string): GrafanaConfig {
  const api = entry.has('url') ? readEndpoint(entry, key) : undefined;
  return {
    externalUrl: neededUrl(entry, key, 'externalUrl'),
    ...(api && { api }),
    dataSources: {
      metrics: entry.getOptionalString('dataSources.metrics'),
      traces: entry.getOptionalString('dataSources.traces'),
      logs: entry.getOptionalString('dataSources.logs'),
    },
  };
}

function readEndpoint(entry: Config, key: string): Endpoint {
  const token = entry.getOptionalString('token');
  const username = entry.getOptionalString('username');
  const password = entry.getOptionalString('password');
  const given = entry.getOptionalConfig('headers');
  const headers = Object.fromEntries(
    (given?.keys() ?? []).map(name => {
      if (!headerPattern.test(name)) {
        throw new InputError(`${key}.headers has ${name}, which is no header`);
      }
      return [name.toLowerCase(), given?.getString(name) ?? ''];
    }),
  );
  return {
    url: neededUrl(entry, key, 'url'),
    headers: {
      ...headers,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(username !== undefined && {
        authorization: `Basic ${Buffer.from(`${username}:${password ?? ''}`).toString('base64')}`,
      }),
    },
    timeoutMilliseconds: entry.has('timeout')
      ? durationToMilliseconds(
          readDurationFromConfig(entry, { key: 'timeout' }),
        )
      : 10_000,
  };
}

function readTenantHeader(
  entry: Config,
  key: string,
): NonNullable<MetricsSourceConfig['tenantHeader']> {
  const name = entry.getString('name');
  if (!headerPattern.test(name)) {
    throw new InputError(`${key}.tenantHeader.name is no header`);
  }
  return {
    name: name.toLowerCase(),
    value: entry.getOptionalString('value') ?? '{tenant}',
    platform: entry.getOptionalString('platform'),
  };
}

function readArgoCd(root: Config): TelemetryConfig['argocd'] {
  const instances = (
    root.getOptionalConfigArray('argocd.instances') ?? []
  ).flatMap(entry => {
    const cluster = entry.getOptionalString('cluster');
    return cluster === undefined
      ? []
      : [
          {
            cluster,
            namespace: entry.getOptionalString('namespace') ?? 'argocd',
          },
        ];
  });
  const platform = root.getOptionalConfig('platform.argocd');
  return instances.length > 0 || !platform
    ? instances
    : [
        {
          cluster: platform.getString('cluster'),
          namespace: platform.getString('namespace'),
        },
      ];
}

function positive(
  entry: Config,
  key: string,
  field: string,
  otherwise: number,
): number {
  const value = entry.getOptionalNumber(field) ?? otherwise;
  if (!(value > 0)) {
    throw new InputError(`${key}.${field} is a number above 0`);
  }
  return value;
}

function neededUrl(entry: Config, key: string, field: string): string {
  const url = readUrl(entry, key, field);
  if (url === undefined) {
    throw new InputError(`${key}.${field} is missing`);
  }
  return url;
}

function readUrl(
  entry: Config,
  key: string,
  field: string,
): string | undefined {
  const text = entry.getOptionalString(field);
  if (text === undefined) {
    return undefined;
  }
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (
    !url ||
    !['http:', 'https:'].includes(url.protocol) ||
    url.username ||
    url.search ||
    url.hash
  ) {
    throw new InputError(
      `${key}.${field} is an address that begins with https:// or http://, without credentials and parameters`,
    );
  }
  return text.replace(/\/+$/, '');
}
