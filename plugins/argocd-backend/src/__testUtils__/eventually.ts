import { setTimeout as wait } from 'node:timers/promises';

/** Resolves when what the check expects is so. Throws what is wrong with it after 30 s. */
export async function eventually(check: () => void): Promise<void> {
  const latest = Date.now() + 30_000;
  for (;;) {
    try {
      check();
      return;
    } catch (error) {
      if (Date.now() > latest) {
        throw error;
      }
    }
    await wait(10);
  }
}
