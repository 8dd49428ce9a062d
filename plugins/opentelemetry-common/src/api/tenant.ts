import { HealthVerdict } from '../health/types';
import { ObjectiveStanding } from './objectives';
import { ReportingState } from './health';
import { SourceState, TelemetryWarning } from './sources';

/**
 * All services of a tenant at a glance: `GET /tenants/:name/health`. The worst first.
 *
 * @public
 */
export interface TenantHealth {
  tenant: { name: string; title?: string };
  environments: { name: string; cluster: string; suspended?: boolean }[];
  services: ServiceHealth[];
  /** More entities than were judged. */
  omitted: number;
  sources: SourceState[];
  warnings: TelemetryWarning[];
}

/** @public */
export interface ServiceHealth {
  /** `component:default/checkout` */
  entityRef: string;
  title: string;
  /** The worst of its environments. */
  verdict: HealthVerdict;
  /** In the order of the tenant's. */
  environments: ServiceEnvironment[];
}

/** @public */
export interface ServiceEnvironment {
  name: string;
  reporting: ReportingState;
  verdict: HealthVerdict;
  /** Each second; null where nobody knows. */
  requests: number | null;
  /** From 0 to 1. */
  failureRatio: number | null;
  /** In seconds. */
  p95: number | null;
  /** The one with the least budget left first. */
  objectives: ObjectiveStanding[];
  /** How many alerts fire that nobody silenced. */
  firing: number;
}
