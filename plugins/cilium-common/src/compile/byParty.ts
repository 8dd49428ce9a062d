import { Party } from './party';

/* Parties that are asked about one after the other stand in a row; others are looked up. */
const longestGap = 64;
/* What is not kept is found again, which takes a little longer. */
const maximumKept = 8_192;

/** One thing for each of many parties. */
export class ByParty<T> {
  readonly #row: (T | undefined)[] = [];
  readonly #others = new Map<number, T>();

  get({ index }: Party): T | undefined {
    if (index < this.#row.length) {
      return index < 0 ? undefined : this.#row[index];
    }
    return this.#others.get(index);
  }

  set({ index }: Party, value: T): void {
    const gap = index - this.#row.length;
    if (index < 0) {
      return;
    }
    if (gap <= longestGap) {
      for (let missing = 0; missing < gap; missing += 1) {
        this.#row.push(undefined);
      }
      this.#row[index] = value;
    } else if (this.#others.size < maximumKept) {
      this.#others.set(index, value);
    }
  }
}
