import { CompoundEntityRef } from '@backstage/catalog-model';
import { createApiRef } from '@backstage/frontend-plugin-api';
import {
  ActionAnswer,
  ApplicationDetails,
  ApplicationDiff,
  ApplicationEvents,
  ApplicationHistory,
  ApplicationLinks,
  ApplicationTree,
  ApplicationWindows,
  DeliveryActionName,
  EntityDeliveries,
  EntityStanding,
  Fleet,
  FleetChanges,
  FleetFilter,
  RevertAnswer,
  RevertPreview,
  RollbackRequest,
  SyncRequest,
} from '@socle/plugin-argocd-common';
import { ConnectionEvent } from '@socle/plugin-platform-react';

/**
 * Which Application is meant.
 *
 * @public
 */
export interface ApplicationTarget {
  /** The Argo CD that it belongs to, as the platform calls it. */
  instance: string;
  /** The namespace of the Application itself. */
  namespace: string;
  name: string;
  /**
   * The entity through which it is looked at: `component:default/checkout`. Its owners then count as owners of the
   * Application. Left out on pages that are no entity's.
   */
  entityRef?: string;
}

/**
 * What a revert would change, or why there is none.
 *
 * @public
 */
export type RevertLook =
  RevertPreview | Extract<RevertAnswer, { accepted: false }>;

/** @public */
export type DeliveriesEvent =
  ConnectionEvent | { type: 'deliveries'; data: EntityDeliveries };

/**
 * The whole fleet at first and where the server has forgotten the viewer; then only what changed.
 *
 * @public
 */
export type FleetEvent =
  | ConnectionEvent
  | { type: 'fleet'; data: Fleet }
  | { type: 'changes'; data: FleetChanges };

/**
 * An action with what it needs.
 *
 * @public
 */
export type ActionRequest =
  | { action: 'sync'; body?: SyncRequest }
  | { action: 'rollback'; body: RollbackRequest }
  | {
      action: Exclude<DeliveryActionName, 'sync' | 'rollback'>;
      body?: undefined;
    };

/** @public */
export interface RequestOptions {
  signal?: AbortSignal;
}

/** @public */
export interface WatchOptions {
  signal: AbortSignal;
}

/**
 * How things are delivered by Argo CD, and what people can have it do.
 *
 * What the server refuses is thrown as a ResponseError with its status: 403 where the viewer may not, 404 where there is no
 * such thing or the viewer may not know of it, 503 where nothing can be known or done now.
 *
 * @public
 */
export interface ArgocdApi {
  /** How an entity is delivered. */
  getDeliveries(
    entityRef: CompoundEntityRef,
    options?: RequestOptions,
  ): Promise<EntityDeliveries>;

  /**
   * How an entity is delivered, at once and each time that it changes, until the signal aborts. A lost connection is taken
   * up again.
   *
   * @throws ResponseError with a status of 400 to 499, which trying again does not mend.
   */
  watchDeliveries(
    entityRef: CompoundEntityRef,
    options: WatchOptions,
  ): AsyncIterable<DeliveriesEvent>;

  /**
   * How many entities are delivered, one verdict each, in the order of their references; null where there is no such entity,
   * or the viewer may not see how it is delivered. 100 at most.
   */
  getStandings(
    entityRefs: string[],
    options?: RequestOptions,
  ): Promise<Array<EntityStanding | null>>;

  /** All Applications that the viewer may see and that the filter lets through. */
  getFleet(filter: FleetFilter, options?: RequestOptions): Promise<Fleet>;

  /** The same, at once and each time that it changes, until the signal aborts. */
  watchFleet(
    filter: FleetFilter,
    options: WatchOptions,
  ): AsyncIterable<FleetEvent>;

  getApplication(
    target: ApplicationTarget,
    options?: RequestOptions,
  ): Promise<ApplicationDetails>;

  getTree(
    target: ApplicationTarget,
    options?: RequestOptions,
  ): Promise<ApplicationTree>;

  getDiff(
    target: ApplicationTarget,
    options?: RequestOptions,
  ): Promise<ApplicationDiff>;

  /** The deployments of the past, the newest first; `count` is from 1 to 50. */
  getHistory(
    target: ApplicationTarget,
    options?: RequestOptions & { from?: number; count?: number },
  ): Promise<ApplicationHistory>;

  getWindows(
    target: ApplicationTarget,
    options?: RequestOptions,
  ): Promise<ApplicationWindows>;

  getEvents(
    target: ApplicationTarget,
    options?: RequestOptions,
  ): Promise<ApplicationEvents>;

  getLinks(
    target: ApplicationTarget,
    options?: RequestOptions,
  ): Promise<ApplicationLinks>;

  /**
   * What bringing an Application back to a deployment would change in Git, or why nothing can be proposed.
   *
   * @throws ResponseError with status 403 where the viewer may not, 503 where the forge cannot be asked
   */
  getRevert(
    target: ApplicationTarget,
    id: number,
    options?: RequestOptions,
  ): Promise<RevertLook>;

  /**
   * Proposes it as a pull request; the one that is open is brought up to date.
   *
   * @throws ResponseError with status 403 where the viewer may not, 503 where the forge cannot be asked
   */
  proposeRevert(
    target: ApplicationTarget,
    id: number,
    options?: RequestOptions,
  ): Promise<RevertAnswer>;

  /**
   * Has Argo CD do something. What comes of it in the cluster is told by the watches.
   *
   * @returns why it cannot work now, where it cannot
   * @throws ResponseError with status 403 where the viewer may not, 503 where Argo CD does not answer
   */
  act(
    target: ApplicationTarget,
    request: ActionRequest,
    options?: RequestOptions,
  ): Promise<ActionAnswer>;
}

/** @public */
export const argocdApiRef = createApiRef<ArgocdApi>({
  id: 'plugin.argocd.client',
});
