import { CollectorTelemetry } from '../plan/readCollectors';
import { Figure } from './figures';
import { SourceState, TelemetryWarning } from './sources';

/**
 * The state of the telemetry itself, for those who run the platform: `GET /platform`.
 *
 * @public
 */
export interface PlatformTelemetry {
  clusters: ClusterTelemetry[];
  /** Environments of tenants of which nothing came for a day, though a source of metrics is configured. */
  silent: SilentEnvironment[];
  /** Series by tenant, the most first. */
  cardinality: TenantCardinality[];
  observedAt: string;
}

/** @public */
export interface ClusterTelemetry {
  cluster: string;
  /** Unset where no source of metrics is configured for it. */
  source?: SourceState;
  collectors: CollectorTelemetry[];
  /** What Prometheus scrapes, by job; those that fail first. */
  targets: ScrapeJob[];
  /** Series in the head of that Prometheus. */
  series?: Figure;
  warnings: TelemetryWarning[];
}

/** @public */
export interface ScrapeJob {
  job: string;
  up: number;
  down: number;
  /** Instances that cannot be scraped; ten at most. */
  downInstances: string[];
}

/** @public */
export interface SilentEnvironment {
  tenant: string;
  environment: string;
  cluster: string;
  namespace: string;
}

/** @public */
export interface TenantCardinality {
  tenant: string;
  series: number;
  /** By environment. */
  environments: { name: string; cluster: string; series: number }[];
}
