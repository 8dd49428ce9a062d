import { Matcher } from '@socle/plugin-opentelemetry-common';
import { lets } from '../engine/matching';
import { Series, Storage } from '../engine/types';

/** Whoever has series: those of now. */
export interface SeriesSource {
  series(): readonly Series[];
}

/* Sources look at live clusters: once in a while is enough. */
const KEPT = 5_000;

/** All series of several sources, found by name first. */
export class SeriesIndex implements Storage {
  readonly #sources: readonly SeriesSource[];
  readonly #now: () => Date;
  #builtAt = -Infinity;
  #byName = new Map<string, Series[]>();

  constructor(options: { sources: readonly SeriesSource[]; now: () => Date }) {
    this.#sources = options.sources;
    this.#now = options.now;
  }

  select(matchers: readonly Matcher[]): readonly Series[] {
    const byName = this.#index();
    const named = matchers.find(
      ({ label, operator }) => label === '__name__' && operator === '=',
    );
    const names = matchers.filter(({ label }) => label === '__name__');
    const candidates = named
      ? (byName.get(named.value) ?? [])
      : [...byName]
          .filter(([name]) =>
            names.every(matcher => lets(matcher, { __name__: name })),
          )
          .flatMap(([, series]) => series);
    const rest = matchers.filter(({ label }) => label !== '__name__');
    return candidates.filter(({ labels }) =>
      rest.every(matcher => lets(matcher, labels)),
    );
  }

  all(): Series[] {
    return [...this.#index().values()].flat();
  }

  /** What was just written is to be found at once. */
  forget(): void {
    this.#builtAt = -Infinity;
  }

  #index(): Map<string, Series[]> {
    const now = this.#now().getTime();
    if (now - this.#builtAt > KEPT) {
      const byName = new Map<string, Series[]>();
      for (const source of this.#sources) {
        for (const series of source.series()) {
          const name = series.labels.__name__ ?? '';
          const found = byName.get(name);
          if (found) {
            found.push(series);
          } else {
            byName.set(name, [series]);
          }
        }
      }
      this.#byName = byName;
      this.#builtAt = now;
    }
    return this.#byName;
  }
}
