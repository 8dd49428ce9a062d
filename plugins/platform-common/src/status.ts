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

const severity: Record<StatusLevel, number> = {
  ok: 0,
  unknown: 1,
  warning: 2,
  error: 3,
};

/**
 * Orders statuses for `sort`: the worst first (`error`, `warning`, `unknown`, `ok`), and of the same level the stale
 * before the fresh.
 *
 * @public
 */
export function compareStatus(a: Status, b: Status): number {
  return (
    severity[b.level] - severity[a.level] ||
    Number(isStale(b)) - Number(isStale(a))
  );
}

/**
 * The worst of several statuses, as it is; the first of those that are equally bad. Undefined where there are none: the
 * caller knows what nothing means.
 *
 * @public
 */
export function worstOf(statuses: readonly Status[]): Status | undefined {
  return statuses.reduce<Status | undefined>(
    (worst, status) =>
      worst && compareStatus(worst, status) <= 0 ? worst : status,
    undefined,
  );
}

/**
 * Whether the source has been silent longer than it promises.
 *
 * @public
 */
export function isStale(status: Status): boolean {
  return status.staleSince !== undefined;
}

/**
 * The status as it reads at `now`, given how often its source promises to speak: older than that, and it is stale since
 * the promise was broken. A status that is stale already keeps its own moment.
 *
 * @public
 */
export function withStaleness(options: {
  status: Status;
  /** How long what the source said stays good, in milliseconds. */
  promiseMilliseconds: number;
  now: Date;
}): Status {
  const { status, promiseMilliseconds, now } = options;
  const brokenAt = Date.parse(status.observedAt) + promiseMilliseconds;
  return isStale(status) || now.getTime() <= brokenAt
    ? status
    : { ...status, staleSince: new Date(brokenAt).toISOString() };
}
