import { keyOf } from '../engine/matching';
import { firstAfter } from '../engine/prefetched';
import { Labels, Sample, Series } from '../engine/types';
import { SeriesSource } from './SeriesIndex';

/* What is received is kept this long, and so many samples of each series. */
const KEPT_SAMPLES = 20_000;

/** Series whose samples were sent here. */
export class ReceivedSeries implements SeriesSource {
  readonly #all = new Map<string, { labels: Labels; samples: Sample[] }>();

  /** Takes a sample; one that is older than the newest of its series is left out, as Prometheus leaves it out. */
  add(labels: Labels, [at, value]: Sample): void {
    const key = keyOf(labels);
    const found = this.#all.get(key) ?? { labels, samples: [] };
    this.#all.set(key, found);
    const newest = found.samples[found.samples.length - 1];
    if (!newest || newest[0] < at) {
      found.samples.push([at, value]);
      if (found.samples.length > KEPT_SAMPLES) {
        found.samples.splice(0, KEPT_SAMPLES / 10);
      }
    }
  }

  series(): readonly Series[] {
    return [...this.#all.values()].map(({ labels, samples }) => ({
      labels,
      samples: (from, to) =>
        samples.slice(firstAfter(samples, from), firstAfter(samples, to)),
    }));
  }
}
