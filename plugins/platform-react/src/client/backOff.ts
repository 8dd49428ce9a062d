const FIRST = 1_000;
const LONGEST = 30_000;

/**
 * How long to wait before the attempt after `failures` failed ones, in milliseconds: doubling from one second to thirty,
 * less up to a half, so that browsers that lost the same server do not come back at the same moment.
 */
export function backOff(options: {
  failures: number;
  /** From 0 up to 1. */
  random: number;
}): number {
  const { failures, random } = options;
  const full = Math.min(FIRST * 2 ** Math.max(failures - 1, 0), LONGEST);
  return Math.round(full * (1 - random / 2));
}

/** Resolves after a time, or as soon as the signal aborts. */
export function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const finished = new AbortController();
    const timer = setTimeout(() => {
      finished.abort();
      resolve();
    }, milliseconds);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true, signal: finished.signal },
    );
  });
}
