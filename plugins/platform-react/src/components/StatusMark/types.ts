import { StatusLevel } from '@socle/plugin-platform-common';

/** @public */
export interface StatusMarkProps {
  level: StatusLevel;
  /** Draws the mark faded: the level is the last one known. */
  stale?: boolean;
  /** Leaves the word to screen readers and the title, where a sentence stands right after the mark. */
  hideLabel?: boolean;
}
