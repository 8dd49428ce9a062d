import { ActionRefusal } from '../actions/refusalOf';
import { ResourceReference } from '../objects/resource';

/**
 * The actions of `POST …/actions/:action`.
 *
 * @public
 */
export type DeliveryActionName =
  | 'sync'
  | 'refresh'
  | 'hardRefresh'
  | 'terminate'
  | 'rollback'
  | 'confirmPrune';

/**
 * All of them, in the order in which pages offer them.
 *
 * @public
 */
export const deliveryActionNames: readonly DeliveryActionName[] = [
  'sync',
  'refresh',
  'hardRefresh',
  'terminate',
  'rollback',
  'confirmPrune',
];

/**
 * Which actions the one who asks may take, as the policy decides.
 *
 * @public
 */
export type ActionRights = Record<DeliveryActionName, boolean>;

/**
 * The body of `sync`. All fields may be left out.
 *
 * @public
 */
export interface SyncRequest {
  /** Tries it only: nothing is written to the cluster. */
  dryRun?: boolean;
  /** Removes what Git no longer has. */
  prune?: boolean;
  /** Deletes and makes anew what cannot be changed. Only where it is asked for. */
  force?: boolean;
  /** A commit, branch, tag or chart version instead of the one that the Application names. */
  revision?: string;
  /** Only these resources, at most 500; hooks do not run then. All of them where it is left out. */
  resources?: ResourceReference[];
  /** Argo CD's own sync options besides those of the Application: `ServerSideApply=true`. At most 20. */
  options?: string[];
}

/**
 * The body of `rollback`.
 *
 * @public
 */
export interface RollbackRequest {
  /** The deployment's `id` in the history. */
  id: number;
  dryRun?: boolean;
  prune?: boolean;
}

/**
 * What comes of an action: 202 where Argo CD took it, 409 where it cannot work now, and why.
 *
 * What comes of it in the cluster is told by the streams.
 *
 * @public
 */
export type ActionAnswer =
  { accepted: true } | { accepted: false; refusal: ActionRefusal };
