/** How patient the following of flows is, in milliseconds. */
export interface FlowTiming {
  /** Before it tries again; doubled each time, up to `maximumPause`. */
  pause: number;
  maximumPause: number;
  /** How often Relay is asked how its nodes are. */
  status: number;
  /** How long changes are gathered before listeners are told. */
  gather: number;
}

export const defaultFlowTiming: FlowTiming = {
  pause: 1_000,
  maximumPause: 30_000,
  status: 15_000,
  gather: 250,
};
