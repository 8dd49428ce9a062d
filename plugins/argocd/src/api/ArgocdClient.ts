import { CompoundEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import {
  ActionAnswer,
  ApplicationDetails,
  ApplicationDiff,
  ApplicationEvents,
  ApplicationHistory,
  ApplicationLinks,
  ApplicationTree,
  ApplicationWindows,
  EntityDeliveries,
  Fleet,
  FleetFilter,
} from '@socle/plugin-argocd-common';
import { EventSourceMessage } from 'eventsource-parser';
import {
  ActionRequest,
  ApplicationTarget,
  ArgocdApi,
  DeliveriesEvent,
  FleetEvent,
  RequestOptions,
  WatchOptions,
} from './ArgocdApi';
import { wait } from './backOff';
import { readDenial } from './readDenial';
import { watchStream } from './watchStream';

/**
 * Talks to the Argo CD backend of the portal.
 *
 * @public
 */
export class ArgocdClient implements ArgocdApi {
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

  async getDeliveries(
    entityRef: CompoundEntityRef,
    options?: RequestOptions,
  ): Promise<EntityDeliveries> {
    return await this.#read(deliveriesOf(entityRef), options);
  }

  watchDeliveries(
    entityRef: CompoundEntityRef,
    options: WatchOptions,
  ): AsyncGenerator<DeliveriesEvent> {
    return this.#watch<DeliveriesEvent>(
      `${deliveriesOf(entityRef)}/stream`,
      ['deliveries'],
      options,
    );
  }

  async getFleet(
    filter: FleetFilter,
    options?: RequestOptions,
  ): Promise<Fleet> {
    return await this.#read(`applications${queryOf(filter)}`, options);
  }

  watchFleet(
    filter: FleetFilter,
    options: WatchOptions,
  ): AsyncGenerator<FleetEvent> {
    return this.#watch<FleetEvent>(
      `applications/stream${queryOf(filter)}`,
      ['fleet', 'changes'],
      options,
    );
  }

  async getApplication(
    target: ApplicationTarget,
    options?: RequestOptions,
  ): Promise<ApplicationDetails> {
    return await this.#read(applicationOf(target), options);
  }

  async getTree(
    target: ApplicationTarget,
    options?: RequestOptions,
  ): Promise<ApplicationTree> {
    return await this.#read(applicationOf(target, 'tree'), options);
  }

  async getDiff(
    target: ApplicationTarget,
    options?: RequestOptions,
  ): Promise<ApplicationDiff> {
    return await this.#read(applicationOf(target, 'diff'), options);
  }

  async getHistory(
    target: ApplicationTarget,
    options?: RequestOptions & { from?: number; count?: number },
  ): Promise<ApplicationHistory> {
    const { from = 0, count = 10 } = options ?? {};
    return await this.#read(
      applicationOf(target, 'history', { from: [from], count: [count] }),
      options,
    );
  }

  async getWindows(
    target: ApplicationTarget,
    options?: RequestOptions,
  ): Promise<ApplicationWindows> {
    return await this.#read(applicationOf(target, 'windows'), options);
  }

  async getEvents(
    target: ApplicationTarget,
    options?: RequestOptions,
  ): Promise<ApplicationEvents> {
    return await this.#read(applicationOf(target, 'events'), options);
  }

  async getLinks(
    target: ApplicationTarget,
    options?: RequestOptions,
  ): Promise<ApplicationLinks> {
    return await this.#read(applicationOf(target, 'links'), options);
  }

  async act(
    target: ApplicationTarget,
    request: ActionRequest,
    options?: RequestOptions,
  ): Promise<ActionAnswer> {
    const response = await this.#fetch(
      applicationOf(target, `actions/${request.action}`),
      {
        signal: options?.signal,
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(request.body ?? {}),
      },
    );
    if (response.ok || response.status === 409) {
      return await response.json();
    }
    throw await ResponseError.fromResponse(response);
  }

  async #read<Answer>(path: string, options?: RequestOptions): Promise<Answer> {
    const response = await this.#request(path, { signal: options?.signal });
    return await response.json();
  }

  #watch<Event extends { type: string }>(
    path: string,
    names: readonly string[],
    options: WatchOptions,
  ) {
    const { signal } = options;
    return watchStream<Event>({
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
      read: (message: EventSourceMessage) => {
        if (message.event === 'denied') {
          throw readDenial(message.data);
        }
        return message.event !== undefined && names.includes(message.event)
          ? ({
              type: message.event,
              data: JSON.parse(message.data),
            } as unknown as Event)
          : undefined;
      },
    });
  }

  async #request(path: string, init: RequestInit): Promise<Response> {
    const response = await this.#fetch(path, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('argocd');
    return await this.#fetchApi.fetch(`${baseUrl}/${path}`, init);
  }
}

function deliveriesOf({ kind, namespace, name }: CompoundEntityRef): string {
  return `${pathOf('entities', kind, namespace, name)}/deliveries`;
}

function applicationOf(
  target: ApplicationTarget,
  part?: string,
  query: Record<string, (string | number)[]> = {},
): string {
  const { instance, namespace, name, entityRef } = target;
  const path = pathOf('applications', instance, namespace, name);
  return `${path}${part ? `/${part}` : ''}${queryOf({
    ...query,
    ...(entityRef && { entity: [entityRef] }),
  })}`;
}

function pathOf(...segments: string[]): string {
  return segments.map(encodeURIComponent).join('/');
}

function queryOf(values: object): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const one of [value].flat()) {
      if (one !== undefined && one !== '') {
        parameters.append(name, String(one));
      }
    }
  }
  const text = parameters.toString();
  return text && `?${text}`;
}
