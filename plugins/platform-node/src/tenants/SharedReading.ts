import { toError } from '@backstage/errors';

/**
 * How a source is read, and how often.
 *
 * @public
 */
export interface SharedReadingOptions<T> {
  /** Reads the source; `known` is what it said last. Throws `NotModifiedError` where that still holds. */
  read(known: T | undefined): Promise<T>;
  /** How long what was read is good. */
  refreshMilliseconds: number;
  /** How long after its beginning a new reading is waited for where there is an older one. */
  patienceMilliseconds: number;
  /** Told of what was read, where it differs from what was known. */
  onChange?(value: T): void;
  /** Told of a failure once, until the reason changes. */
  onFailure(message: string): void;
  now: () => Date;
}

/**
 * What is known of a source, and whether it answers.
 *
 * @public
 */
export interface Reading<T> {
  /** What it said last; undefined where it never could be read. */
  known?: {
    value: T;
    /** When the source last said that this is how it is. */
    observedAt: Date;
  };
  /** Set while it cannot be read. */
  failure?: { since: Date; message: string };
}

/**
 * A source that many ask for and that is read once for all of them: one reading at a time, again when the last is too old,
 * and what was read last while the source is down or slow.
 *
 * @public
 */
export class SharedReading<T> {
  readonly #options: SharedReadingOptions<T>;
  #reading: Reading<T> = {};
  #triedAt: Date | undefined;
  #begunAt: Date | undefined;
  #current: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(options: SharedReadingOptions<T>) {
    this.#options = options;
  }

  /**
   * What is known; it is read before where that is due. With `fresh`, by a reading that begins after this call. Never throws.
   */
  async get(options?: { fresh?: boolean }): Promise<Reading<T>> {
    if (options?.fresh) {
      await this.#readAfterThis();
    } else if (this.#isDue()) {
      await this.#withPatience(this.#readNow());
    }
    return this.#reading;
  }

  #isDue(): boolean {
    const { now, refreshMilliseconds } = this.#options;
    return (
      this.#current !== undefined ||
      this.#triedAt === undefined ||
      now().getTime() - this.#triedAt.getTime() >= refreshMilliseconds
    );
  }

  #readNow(): Promise<void> {
    this.#current ??= this.#read().finally(() => {
      this.#current = undefined;
    });
    return this.#current;
  }

  /** A reading under way may have begun before what the caller knows of: all who come meanwhile share the one after it. */
  #readAfterThis(): Promise<void> {
    if (!this.#current) {
      return this.#readNow();
    }
    this.#next ??= this.#current.then(() => {
      this.#next = undefined;
      return this.#readNow();
    });
    return this.#next;
  }

  async #withPatience(reading: Promise<void>): Promise<void> {
    if (!this.#reading.known) {
      await reading;
      return;
    }
    const { patienceMilliseconds, now } = this.#options;
    const begunAt = this.#begunAt ?? now();
    const left = begunAt.getTime() + patienceMilliseconds - now().getTime();
    if (left <= 0) {
      return;
    }
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>(resolve => {
      timer = setTimeout(resolve, Math.min(left, patienceMilliseconds));
      timer.unref();
    });
    await Promise.race([reading, patience]);
    clearTimeout(timer);
  }

  async #read(): Promise<void> {
    const { read, now, onChange, onFailure } = this.#options;
    const { known, failure } = this.#reading;
    this.#begunAt = now();
    try {
      const value = await read(known?.value);
      this.#reading = { known: { value, observedAt: now() } };
      onChange?.(value);
    } catch (error) {
      const { name, message } = toError(error);
      if (name === 'NotModifiedError' && known) {
        this.#reading = { known: { ...known, observedAt: now() } };
      } else {
        if (failure?.message !== message) {
          onFailure(message);
        }
        this.#reading = {
          ...this.#reading,
          failure: { since: failure?.since ?? now(), message },
        };
      }
    } finally {
      this.#triedAt = now();
    }
  }
}
