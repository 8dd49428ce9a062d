import { CompoundEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import {
  AskAnswer,
  AskChoices,
  AskQuery,
  EntityWorkloads,
  NetworkSummary,
  ProposalAnswer,
  ProposalBody,
  ProposalPreview,
  RefusalDetails,
  WhatIfAnswer,
  WhatIfBody,
  WhatIfRequests,
  WorkloadPolicy,
} from '@socle/plugin-cilium-common';
import {
  ConnectionEvent,
  pathOf,
  PluginClient,
  PluginClientOptions,
  queryOf,
} from '@socle/plugin-platform-react';
import {
  CiliumApi,
  RefusalsEvent,
  RequestOptions,
  ServiceMapEvent,
  ServiceMapQuery,
  WatchOptions,
} from './CiliumApi';

/**
 * Talks to the Cilium backend of the portal.
 *
 * @public
 */
export class CiliumClient implements CiliumApi {
  readonly #client: PluginClient;

  constructor(options: PluginClientOptions) {
    this.#client = new PluginClient('cilium', options);
  }

  async getSummary(
    entityRef: CompoundEntityRef,
    options?: RequestOptions,
  ): Promise<NetworkSummary> {
    return await this.#client.read(pathTo(entityRef, 'summary'), options);
  }

  watchRefusals(
    entityRef: CompoundEntityRef,
    options: WatchOptions,
  ): AsyncGenerator<RefusalsEvent> {
    return this.#client.watch<Exclude<RefusalsEvent, ConnectionEvent>>(
      pathTo(entityRef, 'refusals', 'stream'),
      ['refusals'],
      options,
    );
  }

  async getRefusal(
    entityRef: CompoundEntityRef,
    group: string,
    options?: RequestOptions,
  ): Promise<RefusalDetails> {
    return await this.#client.read(
      pathTo(entityRef, 'refusals', group),
      options,
    );
  }

  async getProposal(
    entityRef: CompoundEntityRef,
    group: string,
    options?: RequestOptions,
  ): Promise<ProposalPreview> {
    return await this.#client.read(
      pathTo(entityRef, 'refusals', group, 'proposal'),
      options,
    );
  }

  async propose(
    entityRef: CompoundEntityRef,
    group: string,
    body: ProposalBody,
    options?: RequestOptions,
  ): Promise<ProposalAnswer> {
    const response = await this.#client.post(
      pathTo(entityRef, 'refusals', group, 'proposal'),
      body,
      options,
    );
    // What cannot be done now is an answer as well, and says why.
    if (response.status === 409) {
      const answer = await response.clone().json();
      if (answer.accepted === false) {
        return answer;
      }
    }
    return await answerOf(response);
  }

  async getWorkloads(
    entityRef: CompoundEntityRef,
    options?: RequestOptions,
  ): Promise<EntityWorkloads> {
    return await this.#client.read(pathTo(entityRef, 'workloads'), options);
  }

  async getEffectivePolicy(
    entityRef: CompoundEntityRef,
    query: { environment: string; workload: string },
    options?: RequestOptions,
  ): Promise<WorkloadPolicy> {
    return await this.#client.read(
      `${pathTo(entityRef, 'effective')}${queryOf(query)}`,
      options,
    );
  }

  watchServiceMap(
    entityRef: CompoundEntityRef,
    query: ServiceMapQuery,
    options: WatchOptions,
  ): AsyncGenerator<ServiceMapEvent> {
    return this.#client.watch<Exclude<ServiceMapEvent, ConnectionEvent>>(
      `${pathTo(entityRef, 'map', 'stream')}${queryOf(query)}`,
      ['map'],
      options,
    );
  }

  async getPeers(
    entityRef: CompoundEntityRef,
    options?: RequestOptions,
  ): Promise<AskChoices> {
    return await this.#client.read(pathTo(entityRef, 'peers'), options);
  }

  async ask(
    entityRef: CompoundEntityRef,
    query: AskQuery,
    options?: RequestOptions,
  ): Promise<AskAnswer> {
    return await this.#client.read(
      `${pathTo(entityRef, 'ask')}${queryOf(query)}`,
      options,
    );
  }

  async whatIf(
    entityRef: CompoundEntityRef,
    body: WhatIfBody,
    options?: RequestOptions,
  ): Promise<WhatIfAnswer> {
    return await answerOf(
      await this.#client.post(pathTo(entityRef, 'what-if'), body, options),
    );
  }

  async getWhatIfRequests(
    entityRef: CompoundEntityRef,
    options?: RequestOptions,
  ): Promise<WhatIfRequests> {
    return await this.#client.read(
      pathTo(entityRef, 'what-if', 'requests'),
      options,
    );
  }
}

function pathTo(
  { kind, namespace, name }: CompoundEntityRef,
  ...parts: string[]
): string {
  return pathOf('entities', kind, namespace, name, ...parts);
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  return await response.json();
}
