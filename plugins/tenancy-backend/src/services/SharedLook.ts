/**
 * One look at a source for many who want it anew: it begins after all came who share it, and no two begin within a certain
 * time of each other. Who comes while one is under way gets the next.
 */
export class SharedLook<T> {
  readonly #options: {
    look: () => Promise<T>;
    everyMilliseconds: number;
    now: () => Date;
  };
  #begunAt: number | undefined;
  #next: Promise<T> | undefined;

  constructor(options: {
    look: () => Promise<T>;
    /** Between the beginnings of two looks at least: also how long somebody waits for one to begin at most. */
    everyMilliseconds: number;
    now: () => Date;
  }) {
    this.#options = options;
  }

  /** Throws what the look throws. */
  async get(): Promise<T> {
    this.#next ??= this.#begin();
    return await this.#next;
  }

  async #begin(): Promise<T> {
    await new Promise(resolve => {
      setTimeout(resolve, this.#left());
    });
    /* Who comes from here on may know of more than this look finds. */
    this.#next = undefined;
    this.#begunAt = this.#options.now().getTime();
    return await this.#options.look();
  }

  #left(): number {
    const { everyMilliseconds, now } = this.#options;
    if (this.#begunAt === undefined) {
      return 0;
    }
    const left = this.#begunAt + everyMilliseconds - now().getTime();
    /* A clock that was put back makes nobody wait for longer. */
    return Math.min(Math.max(left, 0), everyMilliseconds);
  }
}
