import { setTimeout } from 'node:timers/promises';

/** Time, as what runs for ever sees it; tests turn it by hand. */
export interface Clock {
  now(): Date;
  /** Resolves after that time, or at once when the signal aborts. Never rejects. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** The time of this machine. A sleep does not keep the process alive. */
export const systemClock: Clock = {
  now: () => new Date(),
  async sleep(milliseconds, signal) {
    await setTimeout(milliseconds, undefined, { signal, ref: false }).catch(
      () => {},
    );
  },
};
