const minute = 60_000;
const fine = { width: 5 * minute, length: 13 };
const coarse = { width: 60 * minute, length: 25 };

/** Counts of the newest spans of time. */
class Ring {
  readonly #width: number;
  readonly #counts: Uint32Array;
  #newest = -1;

  constructor(width: number, length: number) {
    this.#width = width;
    this.#counts = new Uint32Array(length);
  }

  add(time: number, count: number): void {
    const span = Math.floor(time / this.#width);
    const { length } = this.#counts;
    if (!(span > this.#newest - length)) {
      return;
    }
    if (this.#newest < 0 || span - this.#newest >= length) {
      this.#counts.fill(0);
      this.#newest = span;
    }
    while (this.#newest < span) {
      this.#newest += 1;
      this.#counts[this.#newest % length] = 0;
    }
    this.#counts[span % length] += count;
  }

  /** Whether what happened since then is still told. */
  reaches(time: number): boolean {
    return Math.floor(time / this.#width) > this.#newest - this.#counts.length;
  }

  since(time: number): number {
    const { length } = this.#counts;
    const first = Math.max(
      Math.floor(time / this.#width),
      this.#newest - length + 1,
      0,
    );
    let sum = 0;
    for (let span = first; span <= this.#newest; span += 1) {
      sum += this.#counts[span % length];
    }
    return sum;
  }

  clear(): void {
    this.#counts.fill(0);
    this.#newest = -1;
  }
}

/**
 * How often something happened, by time: of the last hour before its newest event by five minutes, of the last day by the hour.
 * Of a fixed size, however often it happens.
 */
export class TimeCounts {
  readonly #fine = new Ring(fine.width, fine.length);
  readonly #coarse = new Ring(coarse.width, coarse.length);

  add(time: number, count = 1): void {
    this.#fine.add(time, count);
    this.#coarse.add(time, count);
  }

  /** How often since a moment, which counts from the beginning of its five minutes, or of its hour where it is older. */
  since(time: number): number {
    return this.#fine.reaches(time)
      ? this.#fine.since(time)
      : this.#coarse.since(time);
  }

  clear(): void {
    this.#fine.clear();
    this.#coarse.clear();
  }
}
