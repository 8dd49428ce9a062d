/** A piece of work; a key that is waiting already is not added again. */
export interface WorkItem {
  key: string;
  /** Lower goes first. */
  priority: number;
  run(): Promise<void>;
}

/**
 * Runs work one at a time, in the order of priority and arrival, and later work by a timer. Work that throws is told to
 * `onError` and forgotten.
 */
export class WorkQueue {
  readonly #onError: (key: string, error: unknown) => void;
  readonly #waiting = new Map<string, WorkItem>();
  readonly #timers = new Map<string, { due: number; timer: NodeJS.Timeout }>();
  #isBusy = false;
  #isStopped = false;
  #idleListeners: (() => void)[] = [];
  #ended: Promise<void> = Promise.resolve();

  constructor(onError: (key: string, error: unknown) => void) {
    this.#onError = onError;
  }

  add(item: WorkItem): void {
    if (this.#isStopped) {
      return;
    }
    if (!this.#waiting.has(item.key)) {
      this.#waiting.set(item.key, item);
    }
    if (!this.#isBusy) {
      this.#isBusy = true;
      this.#ended = this.#work();
    }
  }

  /** Adds work after a delay in milliseconds. Does not count as something left to do. An earlier time for the same key wins. */
  addAfter(delay: number, item: WorkItem): void {
    if (this.#isStopped) {
      return;
    }
    const due = Date.now() + delay;
    const known = this.#timers.get(item.key);
    if (known && known.due <= due) {
      return;
    }
    clearTimeout(known?.timer);
    const timer = setTimeout(() => {
      this.#timers.delete(item.key);
      this.add(item);
    }, delay);
    timer.unref();
    this.#timers.set(item.key, { due, timer });
  }

  /** Resolves when no work is waiting or running. */
  async idle(): Promise<void> {
    // One turn of the event loop lets events that are on their way arrive.
    await new Promise(resolve => setImmediate(resolve));
    while (this.#isBusy) {
      await new Promise<void>(resolve => {
        this.#idleListeners.push(resolve);
      });
      await new Promise(resolve => setImmediate(resolve));
    }
  }

  /** Drops what waits, and resolves when the running work is done. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#waiting.clear();
    this.#timers.forEach(({ timer }) => clearTimeout(timer));
    this.#timers.clear();
    await this.#ended;
  }

  async #work(): Promise<void> {
    // Whoever adds work finishes first, so that what it adds together is ordered together.
    await Promise.resolve();
    while (this.#waiting.size > 0) {
      const [first, ...others] = this.#waiting.values();
      const item = others.reduce(
        (best, other) => (other.priority < best.priority ? other : best),
        first,
      );
      this.#waiting.delete(item.key);
      try {
        await item.run();
      } catch (error) {
        this.#onError(item.key, error);
      }
    }
    this.#isBusy = false;
    const listeners = this.#idleListeners;
    this.#idleListeners = [];
    listeners.forEach(listener => listener());
  }
}
