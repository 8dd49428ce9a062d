import { CompoundEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
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
  EntityStanding,
  Fleet,
  FleetFilter,
  RevertAnswer,
  RevertRequestBody,
  Standings,
  StandingsRequest,
} from '@socle/plugin-argocd-common';
import {
  ConnectionEvent,
  pathOf,
  PluginClient,
  PluginClientOptions,
  queryOf,
} from '@socle/plugin-platform-react';
import {
  ActionRequest,
  ApplicationTarget,
  ArgocdApi,
  DeliveriesEvent,
  FleetEvent,
  RequestOptions,
  RevertLook,
  WatchOptions,
} from './ArgocdApi';

/**
 * Talks to the Argo CD backend of the portal.
 *
 * @public
 */
export class ArgocdClient implements ArgocdApi {
  readonly #client: PluginClient;

  constructor(options: PluginClientOptions) {
    this.#client = new PluginClient('argocd', options);
  }

  async getDeliveries(
    entityRef: CompoundEntityRef,
    options?: RequestOptions,
  ): Promise<EntityDeliveries> {
    return await this.#client.read(deliveriesOf(entityRef), options);
  }

  watchDeliveries(
    entityRef: CompoundEntityRef,
    options: WatchOptions,
  ): AsyncGenerator<DeliveriesEvent> {
    return this.#client.watch<Exclude<DeliveriesEvent, ConnectionEvent>>(
      `${deliveriesOf(entityRef)}/stream`,
      ['deliveries'],
      options,
    );
  }

  async getStandings(
    entityRefs: string[],
    options?: RequestOptions,
  ): Promise<Array<EntityStanding | null>> {
    const response = await this.#client.post(
      'standings',
      { entityRefs } satisfies StandingsRequest,
      options,
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    const { items }: Standings = await response.json();
    return items;
  }

  async getFleet(
    filter: FleetFilter,
    options?: RequestOptions,
  ): Promise<Fleet> {
    return await this.#client.read(`applications${queryOf(filter)}`, options);
  }

  watchFleet(
    filter: FleetFilter,
    options: WatchOptions,
  ): AsyncGenerator<FleetEvent> {
    return this.#client.watch<Exclude<FleetEvent, ConnectionEvent>>(
      `applications/stream${queryOf(filter)}`,
      ['fleet', 'changes'],
      options,
    );
  }

  async getApplication(
    target: ApplicationTarget,
    options?: RequestOptions,
  ): Promise<ApplicationDetails> {
    return await this.#client.read(applicationOf(target), options);
  }

  async getTree(
    target: ApplicationTarget,
    options?: RequestOptions,
  ): Promise<ApplicationTree> {
    return await this.#client.read(applicationOf(target, 'tree'), options);
  }

  async getDiff(
    target: ApplicationTarget,
    options?: RequestOptions,
  ): Promise<ApplicationDiff> {
    return await this.#client.read(applicationOf(target, 'diff'), options);
  }

  async getHistory(
    target: ApplicationTarget,
    options?: RequestOptions & { from?: number; count?: number },
  ): Promise<ApplicationHistory> {
    const { from = 0, count = 10 } = options ?? {};
    return await this.#client.read(
      applicationOf(target, 'history', { from: [from], count: [count] }),
      options,
    );
  }

  async getWindows(
    target: ApplicationTarget,
    options?: RequestOptions,
  ): Promise<ApplicationWindows> {
    return await this.#client.read(applicationOf(target, 'windows'), options);
  }

  async getEvents(
    target: ApplicationTarget,
    options?: RequestOptions,
  ): Promise<ApplicationEvents> {
    return await this.#client.read(applicationOf(target, 'events'), options);
  }

  async getLinks(
    target: ApplicationTarget,
    options?: RequestOptions,
  ): Promise<ApplicationLinks> {
    return await this.#client.read(applicationOf(target, 'links'), options);
  }

  async getRevert(
    target: ApplicationTarget,
    id: number,
    options?: RequestOptions,
  ): Promise<RevertLook> {
    return await this.#answer(
      await this.#client.fetch(applicationOf(target, 'revert', { id: [id] }), {
        signal: options?.signal,
      }),
    );
  }

  async proposeRevert(
    target: ApplicationTarget,
    id: number,
    options?: RequestOptions,
  ): Promise<RevertAnswer> {
    const body: RevertRequestBody = { id };
    return await this.#answer(
      await this.#client.post(applicationOf(target, 'revert'), body, options),
    );
  }

  async act(
    target: ApplicationTarget,
    request: ActionRequest,
    options?: RequestOptions,
  ): Promise<ActionAnswer> {
    const response = await this.#client.post(
      applicationOf(target, `actions/${request.action}`),
      request.body ?? {},
      options,
    );
    return await this.#answer(response);
  }

  /** What cannot be done now is an answer as well, and says why. */
  async #answer<Answer>(response: Response): Promise<Answer> {
    if (response.ok) {
      return await response.json();
    }
    if (response.status === 409) {
      const answer = await response.clone().json();
      if (answer.accepted === false) {
        return answer;
      }
    }
    throw await ResponseError.fromResponse(response);
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
