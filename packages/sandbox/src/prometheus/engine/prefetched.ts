import { Sample, Series } from './types';

/**
 * A series whose samples of a time are read once, however often windows of that time are asked for: a range query asks for
 * each sample as often as its windows overlap.
 */
export function prefetched(
  series: Series,
  { from, to }: { from: number; to: number },
): Series {
  let all: readonly Sample[] | undefined;
  return {
    labels: series.labels,
    samples(begin, end) {
      if (begin < from || end > to) {
        return series.samples(begin, end);
      }
      all ??= series.samples(from, to);
      return all.slice(firstAfter(all, begin), firstAfter(all, end));
    },
  };
}

/** The index of the first sample after a moment. */
export function firstAfter(samples: readonly Sample[], moment: number): number {
  let low = 0;
  let high = samples.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (samples[middle][0] <= moment) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
