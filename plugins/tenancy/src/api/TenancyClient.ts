import { CompoundEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import {
  ConnectionEvent,
  pathOf,
  PluginClient,
  PluginClientOptions,
} from '@socle/plugin-platform-react';
import {
  EntityEnvironments,
  NameAvailability,
  PreviewRequest,
  TenantDetails,
  TenantListing,
  TenantOffer,
  TenantPreview,
  TenantRequest,
  TenantRequestListing,
} from '@socle/plugin-tenancy-common';
import { EnvironmentsEvent, RequestEvent, TenancyApi } from './TenancyApi';

interface Options {
  signal?: AbortSignal;
}

type Told<Event> = Exclude<Event, ConnectionEvent>;

/**
 * Talks to the tenancy backend.
 *
 * @public
 */
export class TenancyClient implements TenancyApi {
  readonly #client: PluginClient;

  constructor(options: PluginClientOptions) {
    this.#client = new PluginClient('tenancy', options);
  }

  async getEnvironments(
    entityRef: CompoundEntityRef,
    options?: Options,
  ): Promise<EntityEnvironments> {
    return await this.#client.read(environmentsOf(entityRef), options);
  }

  watchEnvironments(
    entityRef: CompoundEntityRef,
    options: { signal: AbortSignal },
  ): AsyncGenerator<EnvironmentsEvent> {
    return this.#client.watch<Told<EnvironmentsEvent>>(
      `${environmentsOf(entityRef)}/stream`,
      ['environments'],
      options,
    );
  }

  async getTenants(options?: Options): Promise<TenantListing> {
    return await this.#client.read('tenants', options);
  }

  async getTenant(name: string, options?: Options): Promise<TenantDetails> {
    return await this.#client.read(pathOf('tenants', name), options);
  }

  async getOffer(options?: Options): Promise<TenantOffer> {
    return await this.#client.read('offer', options);
  }

  async getNameAvailability(
    name: string,
    options?: Options,
  ): Promise<NameAvailability> {
    return await this.#client.read(pathOf('names', name), options);
  }

  async previewTenant(
    request: PreviewRequest,
    options?: Options,
  ): Promise<TenantPreview> {
    const response = await this.#client.post('preview', request, options);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return await response.json();
  }

  async getRequests(options?: Options): Promise<TenantRequestListing> {
    return await this.#client.read('requests', options);
  }

  async getRequest(tenant: string, options?: Options): Promise<TenantRequest> {
    return await this.#client.read(pathOf('requests', tenant), options);
  }

  watchRequest(
    tenant: string,
    options: { signal: AbortSignal },
  ): AsyncGenerator<RequestEvent> {
    return this.#client.watch<Told<RequestEvent>>(
      `${pathOf('requests', tenant)}/stream`,
      ['request'],
      options,
    );
  }
}

function environmentsOf({ kind, namespace, name }: CompoundEntityRef): string {
  return `${pathOf('entities', kind, namespace, name)}/environments`;
}
