import { CompoundEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
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
import { wait } from './backOff';
import { EnvironmentsEvent, RequestEvent, TenancyApi } from './TenancyApi';
import { watchStream } from './watchStream';

interface Options {
  signal?: AbortSignal;
}

/**
 * Talks to the tenancy backend.
 *
 * @public
 */
export class TenancyClient implements TenancyApi {
  readonly #discoveryApi: DiscoveryApi;
  readonly #fetchApi: FetchApi;
  readonly #wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;

  constructor(options: {
    discoveryApi: DiscoveryApi;
    fetchApi: FetchApi;
    /** Takes the place of the clock, for tests. */
    wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
    this.#wait = options.wait ?? wait;
  }

  async getEnvironments(
    entityRef: CompoundEntityRef,
    options?: Options,
  ): Promise<EntityEnvironments> {
    return await this.#read(environmentsOf(entityRef), options);
  }

  watchEnvironments(
    entityRef: CompoundEntityRef,
    options: { signal: AbortSignal },
  ): AsyncGenerator<EnvironmentsEvent> {
    return this.#watch(environmentsOf(entityRef), 'environments', options);
  }

  async getTenants(options?: Options): Promise<TenantListing> {
    return await this.#read('tenants', options);
  }

  async getTenant(name: string, options?: Options): Promise<TenantDetails> {
    return await this.#read(pathOf('tenants', name), options);
  }

  async getOffer(options?: Options): Promise<TenantOffer> {
    return await this.#read('offer', options);
  }

  async getNameAvailability(
    name: string,
    options?: Options,
  ): Promise<NameAvailability> {
    return await this.#read(pathOf('names', name), options);
  }

  async previewTenant(
    request: PreviewRequest,
    options?: Options,
  ): Promise<TenantPreview> {
    const response = await this.#request('preview', {
      signal: options?.signal,
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(request),
    });
    return await response.json();
  }

  async getRequests(options?: Options): Promise<TenantRequestListing> {
    return await this.#read('requests', options);
  }

  async getRequest(tenant: string, options?: Options): Promise<TenantRequest> {
    return await this.#read(pathOf('requests', tenant), options);
  }

  watchRequest(
    tenant: string,
    options: { signal: AbortSignal },
  ): AsyncGenerator<RequestEvent> {
    return this.#watch(pathOf('requests', tenant), 'request', options);
  }

  async #read<Answer>(path: string, options?: Options): Promise<Answer> {
    const response = await this.#request(path, { signal: options?.signal });
    return await response.json();
  }

  #watch<Name extends string, Data>(
    path: string,
    event: Name,
    options: { signal: AbortSignal },
  ) {
    const { signal } = options;
    return watchStream<Name, Data>({
      event,
      signal,
      wait: this.#wait,
      connect: () =>
        this.#request(`${path}/stream`, {
          signal,
          headers: { Accept: 'text/event-stream' },
        }),
    });
  }

  async #request(path: string, init: RequestInit): Promise<Response> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('tenancy');
    const response = await this.#fetchApi.fetch(`${baseUrl}/${path}`, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

function environmentsOf({ kind, namespace, name }: CompoundEntityRef): string {
  return `${pathOf('entities', kind, namespace, name)}/environments`;
}

function pathOf(...segments: string[]): string {
  return segments.map(encodeURIComponent).join('/');
}
