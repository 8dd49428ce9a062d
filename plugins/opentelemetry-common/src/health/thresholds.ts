/**
 * What is too much, where no objective says it. Shares are from 0 to 1, durations in seconds. Two at once keep small figures
 * quiet: twice as slow is nothing at 2 ms, and 50 ms more are nothing at 10 s.
 */
export const limits = {
  /** Against the worst of the service's own last weeks, at the same time of the week. */
  history: {
    failureRatio: {
      warning: { times: 2, more: 0.01 },
      error: { times: 10, more: 0.05 },
    },
    p95: {
      warning: { times: 2, more: 0.05 },
      error: { times: 5, more: 1 },
    },
  },
  /** For a service that nobody knows yet. */
  platform: { failureRatio: { warning: 0.01, error: 0.05 } },
  /**
   * Against an objective: how many times the allowed share of bad events. As fast as its alerts have it: one that opens a
   * ticket, one that wakes somebody up (Google's SRE workbook, chapter 5).
   */
  objective: { warning: 3, error: 14.4 },
  /** Fewer events than this tell nothing of a share. */
  events: 20,
  memory: { warning: 0.9, error: 0.98 },
  cpu: { warning: 0.95 },
  throttled: { warning: 0.25 },
  quota: { warning: 0.9 },
  volumeFree: { warning: 0.1 },
  restarts: { warning: 1, error: 5 },
  budgetLeft: { warning: 0.1 },
  queue: 0.9,
  /** Seconds that a clock may be ahead of ours. */
  clock: 30,
} as const;

/** The least that is too much, seen from what is usual. */
export function over(
  usual: number,
  { times, more }: { times: number; more: number },
): number {
  return Math.max(usual * times, usual + more);
}
