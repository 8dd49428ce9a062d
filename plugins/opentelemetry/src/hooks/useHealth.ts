import { useCallback } from 'react';
import {
  CompoundEntityRef,
  Entity,
  getCompoundEntityRef,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
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
import { Followed } from '@socle/plugin-platform-react';
import { HealthApi, healthApiRef, RequestOptions } from '../api';
import { useRefreshed } from './useRefreshed';

/* Metrics come every half minute; the backend answers from what it has read. */
const refreshMilliseconds = 30_000;

/* Who has just deployed looks at the screen until something comes. */
const waitingMilliseconds = 5_000;

function useOfEntity<Data>(
  entity: Entity,
  read: (
    api: HealthApi,
    entityRef: CompoundEntityRef,
    options: RequestOptions,
  ) => Promise<Data>,
  milliseconds?: number,
): Followed<Data> {
  const api = useApi(healthApiRef);
  const entityRef = stringifyEntityRef(getCompoundEntityRef(entity));
  const load = useCallback(
    (signal: AbortSignal) => read(api, parseEntityRef(entityRef), { signal }),
    [api, entityRef, read],
  );
  return useRefreshed(load, milliseconds);
}

const readHealth = (
  api: HealthApi,
  entityRef: CompoundEntityRef,
  options: RequestOptions,
) => api.getHealth(entityRef, options);

/**
 * How healthy an entity is, read again from time to time.
 *
 * @public
 */
export function useHealth(entity: Entity): Followed<EntityHealth> {
  return useOfEntity(entity, readHealth, refreshMilliseconds);
}

export function useHealthDetail(
  entity: Entity,
  environment: string,
  range: HealthRange,
): Followed<HealthDetail> {
  const read = useCallback(
    (api: HealthApi, entityRef: CompoundEntityRef, options: RequestOptions) =>
      api.getDetail(entityRef, { environment, range }, options),
    [environment, range],
  );
  return useOfEntity(entity, read, refreshMilliseconds);
}

export function useObjectives(
  entity: Entity,
  environment: string,
): Followed<EntityObjectives> {
  const read = useCallback(
    (api: HealthApi, entityRef: CompoundEntityRef, options: RequestOptions) =>
      api.getObjectives(entityRef, environment, options),
    [environment],
  );
  return useOfEntity(entity, read, refreshMilliseconds);
}

export function useInstrumentation(
  entity: Entity,
  environment: string,
): Followed<EntityInstrumentation> {
  const read = useCallback(
    (api: HealthApi, entityRef: CompoundEntityRef, options: RequestOptions) =>
      api.getInstrumentation(entityRef, environment, options),
    [environment],
  );
  return useOfEntity(entity, read);
}

const readOnboarding = (
  api: HealthApi,
  entityRef: CompoundEntityRef,
  options: RequestOptions,
) => api.getOnboarding(entityRef, options);

/** What to add, and whether data came: asked again soon, as somebody waits for it. */
export function useOnboarding(entity: Entity): Followed<Onboarding> {
  return useOfEntity(entity, readOnboarding, waitingMilliseconds);
}

export function useTenantHealth(name: string): Followed<TenantHealth> {
  const api = useApi(healthApiRef);
  const read = useCallback(
    (signal: AbortSignal) => api.getTenant(name, { signal }),
    [api, name],
  );
  return useRefreshed(read, refreshMilliseconds);
}

export function usePlatformTelemetry(): Followed<PlatformTelemetry> {
  const api = useApi(healthApiRef);
  const read = useCallback(
    (signal: AbortSignal) => api.getPlatform({ signal }),
    [api],
  );
  return useRefreshed(read, refreshMilliseconds);
}
