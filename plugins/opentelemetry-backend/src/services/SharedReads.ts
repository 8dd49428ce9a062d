import { LRUCache } from 'lru-cache';

interface Kept {
  value: unknown;
  at: number;
}

/**
 * What was read, for everybody who asks: who asks while it is being read waits for the same answer, and who asks soon after
 * gets what was read.
 */
export class SharedReads {
  readonly #now: () => Date;
  readonly #kept: LRUCache<string, Kept>;
  readonly #running = new Map<string, Promise<unknown>>();

  /** `maximum` is how many samples, or series without samples, are kept at most; by default two million. */
  constructor(options: { now: () => Date; maximum?: number }) {
    this.#now = options.now;
    this.#kept = new LRUCache({
      maxSize: options.maximum ?? 2_000_000,
      sizeCalculation: ({ value }) => weightOf(value),
    });
  }

  /** The value of a key, not older than so many milliseconds. A failure is told to all who wait, and not kept. */
  async get<T>(
    key: string,
    freshMilliseconds: number,
    read: () => Promise<T>,
  ): Promise<T> {
    const kept = this.#kept.get(key);
    if (kept && this.#now().getTime() - kept.at < freshMilliseconds) {
      return kept.value as T;
    }
    const running = this.#running.get(key);
    if (running) {
      return (await running) as T;
    }
    const work = read();
    this.#running.set(key, work);
    try {
      const value = await work;
      this.#kept.set(key, { value, at: this.#now().getTime() });
      return value;
    } finally {
      this.#running.delete(key);
    }
  }

  /** What was read last of a key, however long ago. */
  last<T>(key: string): T | undefined {
    return this.#kept.get(key)?.value as T | undefined;
  }

  forget(key: string): void {
    this.#kept.delete(key);
  }
}

/** How many samples an answer holds; what has none weighs as one. */
function weightOf(answer: unknown): number {
  const { value = answer } = Object(answer);
  const entries: unknown[] = Array.isArray(value) ? value : [];
  return entries.reduce<number>((sum, entry) => {
    const { points } = Object(entry);
    return sum + 1 + (Array.isArray(points) ? points.length : 0);
  }, 1);
}
