/** @public */
export interface AgeProps {
  /** ISO 8601 in UTC. */
  at: string;
}
