import { ResponseError } from '@backstage/errors';
import { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import { wait } from './backOff';
import { ConnectionEvent, ToldEvent, watchStream } from './watchStream';

/**
 * What a client needs to reach a backend.
 *
 * @public
 */
export interface PluginClientOptions {
  discoveryApi: DiscoveryApi;
  fetchApi: FetchApi;
  /** Takes the place of the clock, for tests. */
  wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Talks to the backend of one plugin: reads, and follows its streams. Paths are below the plugin's own; `pathOf` makes them.
 *
 * @public
 */
export class PluginClient {
  readonly #pluginId: string;
  readonly #discoveryApi: DiscoveryApi;
  readonly #fetchApi: FetchApi;
  readonly #wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;

  constructor(pluginId: string, options: PluginClientOptions) {
    this.#pluginId = pluginId;
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
    this.#wait = options.wait ?? wait;
  }

  /** Whatever the backend answers. */
  async fetch(path: string, init: RequestInit): Promise<Response> {
    const baseUrl = await this.#discoveryApi.getBaseUrl(this.#pluginId);
    return await this.#fetchApi.fetch(`${baseUrl}/${path}`, init);
  }

  /**
   * What the backend answers to a read.
   *
   * @throws ResponseError where it refuses.
   */
  async read<Answer>(
    path: string,
    options?: { signal?: AbortSignal },
  ): Promise<Answer> {
    const response = await this.#request(path, { signal: options?.signal });
    return await response.json();
  }

  /** Sends JSON, and answers whatever the backend answers. */
  async post(
    path: string,
    body: unknown,
    options?: { signal?: AbortSignal },
  ): Promise<Response> {
    return await this.fetch(path, {
      signal: options?.signal,
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  /**
   * The events of those names on a stream of the backend, until the signal aborts. A lost connection is taken up again.
   *
   * @throws ResponseError with a status of 400 to 499, which trying again does not mend.
   */
  watch<Event extends ToldEvent>(
    path: string,
    names: readonly Event['type'][],
    options: { signal: AbortSignal },
  ): AsyncGenerator<Event | ConnectionEvent> {
    const { signal } = options;
    return watchStream({
      names,
      signal,
      wait: this.#wait,
      connect: lastEventId =>
        this.#request(path, {
          signal,
          headers: {
            Accept: 'text/event-stream',
            ...(lastEventId && { 'Last-Event-ID': lastEventId }),
          },
        }),
    }) as AsyncGenerator<Event | ConnectionEvent>;
  }

  async #request(path: string, init: RequestInit): Promise<Response> {
    const response = await this.fetch(path, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}
