import { CompoundEntityRef } from '@backstage/catalog-model';
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
import {
  pathOf,
  PluginClient,
  PluginClientOptions,
  queryOf,
} from '@socle/plugin-platform-react';
import { HealthApi, RequestOptions } from './HealthApi';

/**
 * Talks to the OpenTelemetry backend of the portal.
 *
 * @public
 */
export class HealthClient implements HealthApi {
  readonly #client: PluginClient;

  constructor(options: PluginClientOptions) {
    this.#client = new PluginClient('opentelemetry', options);
  }

  async getHealth(
    entityRef: CompoundEntityRef,
    options?: RequestOptions,
  ): Promise<EntityHealth> {
    return await this.#client.read(ofEntity(entityRef, 'health'), options);
  }

  async getDetail(
    entityRef: CompoundEntityRef,
    view: { environment: string; range: HealthRange },
    options?: RequestOptions,
  ): Promise<HealthDetail> {
    const { environment, range } = view;
    return await this.#client.read(
      `${ofEntity(entityRef, 'health', environment)}${queryOf({ range })}`,
      options,
    );
  }

  async getObjectives(
    entityRef: CompoundEntityRef,
    environment: string,
    options?: RequestOptions,
  ): Promise<EntityObjectives> {
    return await this.#client.read(
      ofEntity(entityRef, 'objectives', environment),
      options,
    );
  }

  async getInstrumentation(
    entityRef: CompoundEntityRef,
    environment: string,
    options?: RequestOptions,
  ): Promise<EntityInstrumentation> {
    return await this.#client.read(
      ofEntity(entityRef, 'instrumentation', environment),
      options,
    );
  }

  async getOnboarding(
    entityRef: CompoundEntityRef,
    options?: RequestOptions,
  ): Promise<Onboarding> {
    return await this.#client.read(ofEntity(entityRef, 'onboarding'), options);
  }

  async getTenant(
    name: string,
    options?: RequestOptions,
  ): Promise<TenantHealth> {
    return await this.#client.read(pathOf('tenants', name, 'health'), options);
  }

  async getPlatform(options?: RequestOptions): Promise<PlatformTelemetry> {
    return await this.#client.read('platform', options);
  }
}

function ofEntity(
  { kind, namespace, name }: CompoundEntityRef,
  ...part: string[]
): string {
  return pathOf('entities', kind, namespace, name, ...part);
}
