/** @public */
export type LiveState = 'live' | 'reconnecting' | 'stale';

/** @public */
export interface LiveDotProps {
  state: LiveState;
  /** When the newest data was observed, ISO 8601 in UTC; told where the state is `stale`. */
  observedAt?: string;
}
