/**
 * How something is, in the four words that every page of Socle uses.
 *
 * `unknown` is never drawn as healthy.
 *
 * @public
 */
export type StatusLevel = 'ok' | 'warning' | 'error' | 'unknown';

/**
 * A level with its reason, and when it was seen.
 *
 * @public
 */
export interface Status {
  level: StatusLevel;
  /** A sentence for people: "3 of 3 pods are ready". */
  reason: string;
  /** When the facts behind it were observed, ISO 8601 in UTC. */
  observedAt: string;
  /**
   * Set when the source has been silent longer than it promises: the moment since when it could not be reached, ISO
   * 8601 in UTC. The level is then the last one known.
   */
  staleSince?: string;
}
