import { CompoundEntityRef } from '@backstage/catalog-model';
import { ResponseError, toError } from '@backstage/errors';
import { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import { EntityEnvironments } from '@socle/plugin-tenancy-common';
import { backOff, wait } from './backOff';
import { readEvents } from './readEvents';
import { EnvironmentsEvent, TenancyApi } from './TenancyApi';

/** A server that has nothing to say sends a comment at least every half minute; three missed ones are a dead line. */
const SILENCE = 90_000;

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
    options?: { signal?: AbortSignal },
  ): Promise<EntityEnvironments> {
    const response = await this.#request(entityRef, '', {
      signal: options?.signal,
    });
    return await response.json();
  }

  async *watchEnvironments(
    entityRef: CompoundEntityRef,
    options: { signal: AbortSignal },
  ): AsyncGenerator<EnvironmentsEvent> {
    const { signal } = options;
    let failures = 0;
    while (!signal.aborted) {
      try {
        for await (const data of this.#connect(entityRef, signal)) {
          failures = 0;
          yield { type: 'environments', data };
        }
        // A server that ends the stream, as it does when the token runs out, is asked again at once, but only once.
        failures += 1;
        if (failures === 1) {
          continue;
        }
      } catch (error) {
        if (signal.aborted) {
          return;
        }
        if (isRefusal(error)) {
          throw error;
        }
        failures += 1;
        yield { type: 'interrupted', error: toError(error) };
      }
      await this.#wait(backOff({ failures, random: Math.random() }), signal);
    }
  }

  async *#connect(
    entityRef: CompoundEntityRef,
    signal: AbortSignal,
  ): AsyncGenerator<EntityEnvironments> {
    const response = await this.#request(entityRef, '/stream', {
      signal,
      headers: { Accept: 'text/event-stream' },
    });
    if (!response.body) {
      throw new Error('The tenancy backend answered without a stream.');
    }
    for await (const event of readEvents(response.body, { silence: SILENCE })) {
      if (event.event === 'environments') {
        yield JSON.parse(event.data);
      }
    }
  }

  async #request(
    { kind, namespace, name }: CompoundEntityRef,
    suffix: '' | '/stream',
    init: RequestInit,
  ): Promise<Response> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('tenancy');
    const entity = [kind, namespace, name].map(encodeURIComponent).join('/');
    const response = await this.#fetchApi.fetch(
      `${baseUrl}/entities/${entity}/environments${suffix}`,
      init,
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

/** Whether the server understood and said no, so that asking again does not help. */
function isRefusal(error: unknown): boolean {
  const { name, statusCode } = error as Partial<ResponseError>;
  return (
    name === 'ResponseError' &&
    statusCode !== undefined &&
    statusCode >= 400 &&
    statusCode < 500 &&
    // An expired token is renewed by the next request; a rate limit passes.
    ![401, 408, 429].includes(statusCode)
  );
}
