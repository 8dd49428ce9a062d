import { CompoundEntityRef } from '@backstage/catalog-model';
import { createApiRef } from '@backstage/frontend-plugin-api';
import {
  AskAnswer,
  AskChoices,
  AskQuery,
  EntityRefusals,
  EntityServiceMap,
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
import { ConnectionEvent } from '@socle/plugin-platform-react';

/** @public */
export type RefusalsEvent =
  ConnectionEvent | { type: 'refusals'; data: EntityRefusals };

/** @public */
export type ServiceMapEvent =
  ConnectionEvent | { type: 'map'; data: EntityServiceMap };

/**
 * What a map is of.
 *
 * @public
 */
export interface ServiceMapQuery {
  /** All of the entity's environments where it is left out. */
  environment?: string;
  /** One of `serviceMapMinutes`. */
  minutes: number;
}

/** @public */
export interface RequestOptions {
  signal?: AbortSignal;
}

/** @public */
export interface WatchOptions {
  signal: AbortSignal;
}

/**
 * What Cilium lets through and what it refused, for one entity at a time.
 *
 * What the server refuses is thrown as a ResponseError with its status: 403 where the viewer may not, 404 where there is no
 * such thing or the viewer may not know of it, 503 where nothing can be known now.
 *
 * @public
 */
export interface CiliumApi {
  /** The one sentence about an entity. */
  getSummary(
    entityRef: CompoundEntityRef,
    options?: RequestOptions,
  ): Promise<NetworkSummary>;

  /**
   * What was refused, at once and each time that it changes, until the signal aborts. A lost connection is taken up again.
   *
   * @throws ResponseError with a status of 400 to 499, which trying again does not mend.
   */
  watchRefusals(
    entityRef: CompoundEntityRef,
    options: WatchOptions,
  ): AsyncIterable<RefusalsEvent>;

  /** Why connections of one group were refused. */
  getRefusal(
    entityRef: CompoundEntityRef,
    group: string,
    options?: RequestOptions,
  ): Promise<RefusalDetails>;

  /** What would let them through. Nothing is written. */
  getProposal(
    entityRef: CompoundEntityRef,
    group: string,
    options?: RequestOptions,
  ): Promise<ProposalPreview>;

  /**
   * Proposes it as pull requests; those that are open are brought up to date.
   *
   * @returns why it cannot be, where it cannot
   * @throws ResponseError with status 403 where the viewer may not, 503 where the forge does not answer
   */
  propose(
    entityRef: CompoundEntityRef,
    group: string,
    body: ProposalBody,
    options?: RequestOptions,
  ): Promise<ProposalAnswer>;

  getWorkloads(
    entityRef: CompoundEntityRef,
    options?: RequestOptions,
  ): Promise<EntityWorkloads>;

  /** What the policies of one workload come to. */
  getEffectivePolicy(
    entityRef: CompoundEntityRef,
    query: { environment: string; workload: string },
    options?: RequestOptions,
  ): Promise<WorkloadPolicy>;

  /** Real traffic, at once and each time that it changes, until the signal aborts. */
  watchServiceMap(
    entityRef: CompoundEntityRef,
    query: ServiceMapQuery,
    options: WatchOptions,
  ): AsyncIterable<ServiceMapEvent>;

  /** Whom the entity can be asked about with. */
  getPeers(
    entityRef: CompoundEntityRef,
    options?: RequestOptions,
  ): Promise<AskChoices>;

  /** "May A talk to B on port P?" */
  ask(
    entityRef: CompoundEntityRef,
    query: AskQuery,
    options?: RequestOptions,
  ): Promise<AskAnswer>;

  /** Which flows of the last 24 hours would end otherwise. Nothing is written. */
  whatIf(
    entityRef: CompoundEntityRef,
    body: WhatIfBody,
    options?: RequestOptions,
  ): Promise<WhatIfAnswer>;

  /** Open pull requests that change policies of the entity's tenant. */
  getWhatIfRequests(
    entityRef: CompoundEntityRef,
    options?: RequestOptions,
  ): Promise<WhatIfRequests>;
}

/** @public */
export const ciliumApiRef = createApiRef<CiliumApi>({
  id: 'plugin.cilium.client',
});
