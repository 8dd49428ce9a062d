import { ChangeCheck, ChangeSummary } from './changes';
import { RequestCause } from './requestReasons';

/**
 * The way of a change request from the pull request to the clusters.
 *
 * Answer of `GET /api/tenancy/requests/:tenant`, and the data of each `request` event of the stream at the same address
 * with `/stream` after it. Made from what the forge and the clusters say now, and from nothing that is kept.
 *
 * @public
 */
export interface TenantRequest {
  tenant: string;
  /** The newest one. */
  change: ChangeSummary;
  /** What machines say of it while it is open; unset where that is not known. */
  checks?: ChangeCheck[];
  /** Always these five, in this order. */
  steps: [
    proposed: RequestStep,
    merged: RequestStep,
    registered: RequestStep,
    applied: RequestStep,
    live: RequestStep,
  ];
  /** Whether nothing more will happen: it is live, gone, or was closed without a merge. */
  ended: boolean;
}

/**
 * - `proposed`: the pull request is open.
 * - `merged`: people reviewed and merged it.
 * - `registered`: the portal has read it in the platform's tree.
 * - `applied`: Argo CD's Applications of the tenant are Synced and Healthy.
 * - `live`: the namespaces are on their clusters, with their quota; of a removal: they are gone.
 *
 * @public
 */
export type RequestStepName =
  'proposed' | 'merged' | 'registered' | 'applied' | 'live';

/** @public */
export interface RequestStep {
  name: RequestStepName;
  /**
   * - `done`.
   * - `current`: it is going on, or waits for somebody; the reason says for whom or what.
   * - `waiting`: its turn has not come.
   * - `failed`: it does not go on by itself; the reason says what to do.
   * - `unknown`: what would tell cannot be reached.
   */
  state: 'done' | 'current' | 'waiting' | 'failed' | 'unknown';
  /** A sentence for people, in English. */
  reason: string;
  /** The same for other languages; unset where the reason is what another system says of itself. */
  cause?: RequestCause;
  /** When it was done, or began to stand still, ISO 8601 in UTC; unset where nobody wrote it down. */
  at?: string;
  /** Set where what tells of it cannot be reached: since then it is the last one known. */
  staleSince?: string;
}
