/** How long to wait before trying again. */
export interface BackoffOptions {
  /** How many tries failed in a row: 1 or more. */
  attempt: number;
  /** The longest wait after the first failure. */
  baseMilliseconds: number;
  /** The longest wait ever. */
  capMilliseconds: number;
  /** Like `Math.random`. */
  random: () => number;
}

/**
 * Exponential back-off with full jitter: anything up to the doubled limit, so that many who lost the same cluster at the
 * same moment do not come back at the same moment.
 *
 * Source: "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
 */
export function backoffMilliseconds(options: BackoffOptions): number {
  const { attempt, baseMilliseconds, capMilliseconds, random } = options;
  const limit = Math.min(
    capMilliseconds,
    baseMilliseconds * 2 ** Math.min(attempt - 1, 30),
  );
  return Math.round(random() * limit);
}
