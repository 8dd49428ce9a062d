import { CompoundEntityRef } from '@backstage/catalog-model';
import { createApiRef } from '@backstage/frontend-plugin-api';
import {
  EntityHealth,
  EntityInstrumentation,
  EntityObjectives,
  HealthDetail,
  HealthRange,
  Onboarding,
  PlatformTelemetry,
  TenantHealth,
} from '@socle/plugin-opentelemetry-common';

/** @public */
export interface RequestOptions {
  signal?: AbortSignal;
}

/**
 * How healthy things are by their own telemetry, and how the telemetry itself is.
 *
 * What the server refuses is thrown as a ResponseError with its status: 403 where the viewer may not, 404 where there is no
 * such thing or the viewer may not know of it.
 *
 * @public
 */
export interface HealthApi {
  /** An entity in each of its environments, in short. */
  getHealth(
    entityRef: CompoundEntityRef,
    options?: RequestOptions,
  ): Promise<EntityHealth>;

  /** An entity in one environment, with what happened in a range up to now. */
  getDetail(
    entityRef: CompoundEntityRef,
    view: { environment: string; range: HealthRange },
    options?: RequestOptions,
  ): Promise<HealthDetail>;

  /** Its objectives there, and how their budgets burned down. */
  getObjectives(
    entityRef: CompoundEntityRef,
    environment: string,
    options?: RequestOptions,
  ): Promise<EntityObjectives>;

  /** How well it is instrumented there. */
  getInstrumentation(
    entityRef: CompoundEntityRef,
    environment: string,
    options?: RequestOptions,
  ): Promise<EntityInstrumentation>;

  /** What it needs to send telemetry, and whether the first arrived. */
  getOnboarding(
    entityRef: CompoundEntityRef,
    options?: RequestOptions,
  ): Promise<Onboarding>;

  /** All services of a tenant. */
  getTenant(name: string, options?: RequestOptions): Promise<TenantHealth>;

  /** The telemetry of all clusters and tenants. */
  getPlatform(options?: RequestOptions): Promise<PlatformTelemetry>;
}

/** @public */
export const healthApiRef = createApiRef<HealthApi>({
  id: 'plugin.opentelemetry.client',
});
