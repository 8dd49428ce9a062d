/** Numbers that look random, and are the same for the same seed on every machine (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0 up to a limit, without it. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  one<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)];
  }

  /** So many of the choices, from the least to the most, each at most once. */
  some<T>(choices: readonly T[], least: number, most: number): T[] {
    const rest = [...choices];
    const count = least + this.below(most - least + 1);
    return Array.from(
      { length: Math.min(count, choices.length) },
      () => rest.splice(this.below(rest.length), 1)[0],
    );
  }

  /** So many things, each made anew. */
  times<T>(least: number, most: number, make: () => T): T[] {
    return Array.from({ length: least + this.below(most - least + 1) }, make);
  }
}
