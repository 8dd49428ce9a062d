import { Status } from '@socle/plugin-platform-common';

/**
 * What a change request is for.
 *
 * @public
 */
export type ChangeRequestKind = 'create' | 'change' | 'suspend' | 'remove';

/**
 * A change request of Socle's on the platform's repository, as its readers see it.
 *
 * @public
 */
export interface ChangeSummary {
  kind: ChangeRequestKind;
  state: 'open' | 'merged' | 'closed';
  /** As the forge counts it. */
  number: number;
  /** Its page on the forge. */
  url: string;
  title: string;
  /** Who asked: `user:default/ines.moreau`. Unset where it was not written down. */
  requestedBy?: string;
  /** ISO 8601 in UTC. */
  createdAt: string;
  updatedAt: string;
  mergedAt?: string;
}

/**
 * What a machine says of an open change request: a pipeline, a commit status.
 *
 * @public
 */
export interface ChangeCheck {
  name: string;
  state: 'running' | 'passed' | 'failed';
  /** Where it says more. */
  url?: string;
}

/**
 * How a change request stands, as the forge says of this one: it may know better than the list.
 *
 * @public
 */
export interface ChangeReview {
  state: ChangeSummary['state'];
  /** ISO 8601. */
  mergedAt?: string;
  /** Whether it could be merged as it is; unset where the forge is finding out. */
  mergeable?: boolean;
  checks: ChangeCheck[];
}

/**
 * A change request, with the tenant that it is of.
 *
 * @public
 */
export interface RequestSummary extends ChangeSummary {
  tenant: string;
}

/**
 * The change requests that the one who asks may read, of any state: open ones first, then the newest; closed and merged ones
 * as far as the forge lists them.
 *
 * Answer of `GET /api/tenancy/requests`.
 *
 * @public
 */
export interface TenantRequestListing {
  requests: RequestSummary[];
  /** How the list of change requests is; stale where the forge is down, `unknown` where it never could be read. */
  requestsStatus: Status;
}
