import { Matcher, SeriesLabels } from '@socle/plugin-opentelemetry-common';
import { SourceState } from '@socle/plugin-opentelemetry-common';
import { MetricsSourceConfig } from '../config';
import {
  Envelope,
  InstantSample,
  labelsOf,
  RangeSeries,
  readEnvelope,
  readMatrix,
  readVector,
  recordOf,
  textsOf,
} from './answers';
import { HttpConnection } from './HttpConnection';
import { TelemetryError } from './TelemetryError';

/** An answer, with what Prometheus warns of. */
export interface Answer<T> {
  value: T;
  warnings: string[];
  /** There was more than is taken. */
  truncated?: boolean;
}

/** Whose series are asked for; unset: the platform's. */
export interface Whose {
  tenant: string;
  environment: string;
}

/** An alert as Prometheus tells of it. */
export interface SourceAlert {
  labels: Record<string, string>;
  annotations: Record<string, string>;
  state: 'firing' | 'pending';
  activeAt?: string;
}

/** Prometheus' HTTP API (docs: "HTTP API"), as one source of the configuration has it. Every method throws `TelemetryError`. */
export class MetricsSource {
  readonly config: MetricsSourceConfig;
  readonly #connection: HttpConnection;

  constructor(options: { config: MetricsSourceConfig; now: () => Date }) {
    const { config, now } = options;
    this.config = config;
    this.#connection = new HttpConnection({
      name: `The source of metrics ${config.name}`,
      endpoint: config,
      maximumBytes: config.maximumBytes,
      now,
    });
  }

  get name(): string {
    return this.config.name;
  }

  /** How many requests were sent. */
  get asked(): number {
    return this.#connection.asked;
  }

  state(): SourceState {
    const { name, title } = this.config;
    return {
      name,
      ...(title !== undefined && { title }),
      kind: 'metrics',
      status: this.#connection.status(),
    };
  }

  /** What every query on a cluster is held to. */
  matchersOf(cluster: string): Matcher[] {
    const { clusterLabel } = this.config;
    return clusterLabel === undefined
      ? []
      : [{ label: clusterLabel, operator: '=', value: cluster }];
  }

  /** The header's value that says whose series are asked for; undefined where the source has none. */
  scopeOf(whose: Whose | undefined): string | undefined {
    const { tenantHeader } = this.config;
    return whose
      ? tenantHeader?.value
          .replaceAll('{tenant}', whose.tenant)
          .replaceAll('{environment}', whose.environment)
      : tenantHeader?.platform;
  }

  /** Whether the series of all tenants can be asked for at once. */
  get seesAll(): boolean {
    const { tenantHeader } = this.config;
    return !tenantHeader || tenantHeader.platform !== undefined;
  }

  /** At a moment, in seconds since 1970. */
  async query(
    query: string,
    at: number,
    whose: Whose | undefined,
  ): Promise<Answer<InstantSample[]>> {
    const { data, warnings } = await this.#ask(
      '/api/v1/query',
      new URLSearchParams({ query, time: String(at) }),
      whose,
      true,
    );
    return this.#limited(this.#read(readVector(data)), warnings);
  }

  /** Times and step are in seconds. */
  async queryRange(
    query: string,
    range: { from: number; to: number; step: number },
    whose: Whose | undefined,
  ): Promise<Answer<RangeSeries[]>> {
    const { data, warnings } = await this.#ask(
      '/api/v1/query_range',
      new URLSearchParams({
        query,
        start: String(range.from),
        end: String(range.to),
        step: String(range.step),
      }),
      whose,
      true,
    );
    return this.#limited(this.#read(readMatrix(data)), warnings);
  }

  /** The values that a label has in the series that a selector finds; by default the names of their metrics. */
  async names(
    match: string,
    range: { from: number; to: number },
    whose: Whose | undefined,
    label: '__name__' | 'k8s_namespace_name' = '__name__',
  ): Promise<Answer<string[]>> {
    const { data, warnings } = await this.#ask(
      `/api/v1/label/${label}/values`,
      new URLSearchParams({
        'match[]': match,
        start: String(range.from),
        end: String(range.to),
        limit: String(this.config.maximumSeries + 1),
      }),
      whose,
      false,
    );
    return this.#limited(textsOf(data), warnings);
  }

  /** The labels of the series that any of the selectors finds. */
  async series(
    matches: readonly string[],
    range: { from: number; to: number },
    whose: Whose | undefined,
  ): Promise<Answer<SeriesLabels[]>> {
    const parameters = new URLSearchParams({
      start: String(range.from),
      end: String(range.to),
      limit: String(this.config.maximumSeries + 1),
    });
    matches.forEach(match => parameters.append('match[]', match));
    const { data, warnings } = await this.#ask(
      '/api/v1/series',
      parameters,
      whose,
      true,
    );
    return this.#limited(
      (Array.isArray(data) ? data : []).map(labelsOf),
      warnings,
    );
  }

  async alerts(whose: Whose | undefined): Promise<Answer<SourceAlert[]>> {
    const { data, warnings } = await this.#ask(
      '/api/v1/alerts',
      new URLSearchParams(),
      whose,
      false,
    );
    const { alerts } = recordOf(data);
    return this.#limited(
      (Array.isArray(alerts) ? alerts : []).flatMap((alert): SourceAlert[] => {
        const { labels, annotations, state, activeAt } = recordOf(alert);
        return state === 'firing' || state === 'pending'
          ? [
              {
                labels: labelsOf(labels),
                annotations: labelsOf(annotations),
                state,
                ...(typeof activeAt === 'string' && { activeAt }),
              },
            ]
          : [];
      }),
      warnings,
    );
  }

  /** What exemplars a query's series have. */
  async exemplars(
    query: string,
    range: { from: number; to: number },
    whose: Whose | undefined,
  ): Promise<Answer<unknown[]>> {
    const { data, warnings } = await this.#ask(
      '/api/v1/query_exemplars',
      new URLSearchParams({
        query,
        start: String(range.from),
        end: String(range.to),
      }),
      whose,
      true,
    );
    return this.#limited(Array.isArray(data) ? data : [], warnings);
  }

  async #ask(
    path: string,
    parameters: URLSearchParams,
    whose: Whose | undefined,
    post: boolean,
  ): Promise<Envelope> {
    const { tenantHeader } = this.config;
    const scope = this.scopeOf(whose);
    const envelope = readEnvelope(
      await this.#connection.json({
        path,
        parameters,
        post,
        ...(tenantHeader &&
          scope !== undefined && { headers: { [tenantHeader.name]: scope } }),
      }),
    );
    return this.#read(envelope);
  }

  #limited<T>(values: readonly T[], warnings: string[]): Answer<T[]> {
    const { maximumSeries } = this.config;
    return values.length > maximumSeries
      ? { value: values.slice(0, maximumSeries), warnings, truncated: true }
      : { value: [...values], warnings };
  }

  #read<T>(value: T | undefined): T {
    if (value === undefined) {
      throw new TelemetryError({
        code: 'invalid',
        message: `The source of metrics ${this.name} answers what no Prometheus answers; check its url`,
      });
    }
    return value;
  }
}
