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
