const tick = 100;

/** How much may be taken in a second, spread over its tenths. */
export class Budget {
  /** Milliseconds until there is some again, at most. */
  readonly tick = tick;
  readonly #perTick: number;
  #tick = -1;
  #taken = 0;

  constructor(perSecond: number) {
    this.#perTick = Math.max(1, Math.floor((perSecond * tick) / 1_000));
  }

  /** Whether there is still some; `now` in milliseconds. */
  take(now: number): boolean {
    const current = Math.floor(now / tick);
    if (current !== this.#tick) {
      this.#tick = current;
      this.#taken = 0;
    }
    this.#taken += 1;
    return this.#taken <= this.#perTick;
  }
}
