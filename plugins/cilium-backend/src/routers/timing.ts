/** How patient the routes are, in milliseconds. */
export interface Timing {
  /** How long a request waits for clusters that did not answer yet. */
  settle: number;
  heartbeat: number;
  /** How long changes are gathered before they are sent. */
  gather: number;
  /** The same for maps, which are large. */
  gatherMap: number;
  /** How often a stream asks again whether its user may still read it. */
  recheck: number;
  /** How long a stream lasts: the browser then comes back with a fresh token. */
  lifetime: number;
}

export const defaultTiming: Timing = {
  settle: 3_000,
  heartbeat: 15_000,
  gather: 250,
  gatherMap: 2_000,
  recheck: 60_000,
  lifetime: 15 * 60_000,
};
