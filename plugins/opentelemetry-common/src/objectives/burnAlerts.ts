import { Objective } from './types';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Two windows in which the budget has to burn too fast, for an alert to fire. In milliseconds. */
export interface BurnWindows {
  /** The alert that they belong to: `page` wakes somebody up, `ticket` can wait for the day. */
  urgency: 'page' | 'ticket';
  /** So much of the budget is gone when it burns so fast for the longer window: from 0 to 1. */
  share: number;
  short: number;
  long: number;
}

/* Google's SRE workbook, chapter 5, "Multiwindow, Multi-Burn-Rate Alerts". */
const workbook: readonly BurnWindows[] = [
  { urgency: 'page', share: 0.02, short: 5 * minute, long: hour },
  { urgency: 'page', share: 0.05, short: 30 * minute, long: 6 * hour },
  { urgency: 'ticket', share: 0.1, short: 2 * hour, long: day },
  { urgency: 'ticket', share: 0.1, short: 6 * hour, long: 3 * day },
];

/** A pair of windows, and what is too much in them for one objective. */
export interface BurnAlert extends BurnWindows {
  /** How many times as fast as allowed. */
  factor: number;
  /** The share of bad events above which it burns so fast. */
  threshold: number;
  /** With fewer events in the longer window, nobody is told. */
  minimumEvents: number;
  /** No share of bad events is larger than 1. */
  canFire: boolean;
}

/**
 * The pairs of windows of an objective. Unless it says how many events are the least, they are so many that one bad event
 * alone does not fire: it is no burn.
 */
export function burnAlerts({
  target,
  windowSeconds,
  minimumEvents,
}: Pick<Objective, 'target' | 'windowSeconds' | 'minimumEvents'>): BurnAlert[] {
  const allowed = allowedShare(target);
  return workbook.map(windows => {
    const factor = round((windows.share * windowSeconds * 1000) / windows.long);
    const threshold = round(factor * allowed);
    return {
      ...windows,
      factor,
      threshold,
      minimumEvents: minimumEvents ?? Math.ceil(round(1 / threshold)),
      canFire: threshold < 1,
    };
  });
}

/** The share of events that may be bad. */
export function allowedShare(target: number): number {
  return round(1 - target);
}

/** Without what doubles add: 14.4 × 0.1 % is 0.0144. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}
