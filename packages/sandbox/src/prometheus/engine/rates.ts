import { Sample } from './types';

/**
 * By how much a counter grew over a range, extrapolated to its ends as Prometheus does it (promql/functions.go,
 * `extrapolatedRate`); undefined with fewer than two samples. The range is from `start` to `end`, in milliseconds.
 */
export function extrapolated(options: {
  samples: readonly Sample[];
  start: number;
  end: number;
  counter: boolean;
}): number | undefined {
  const { samples, start, end, counter } = options;
  if (samples.length < 2) {
    return undefined;
  }
  const [firstAt, first] = samples[0];
  const [lastAt, last] = samples[samples.length - 1];
  let result = last - first;
  if (counter) {
    for (let index = 1; index < samples.length; index += 1) {
      if (samples[index][1] < samples[index - 1][1]) {
        result += samples[index - 1][1];
      }
    }
  }
  const sampled = (lastAt - firstAt) / 1000;
  const average = sampled / (samples.length - 1);
  let before = (firstAt - start) / 1000;
  let after = (end - lastAt) / 1000;
  const threshold = average * 1.1;
  if (before >= threshold) {
    before = average / 2;
  }
  if (counter && result > 0 && first >= 0) {
    before = Math.min(before, sampled * (first / result));
  }
  if (after >= threshold) {
    after = average / 2;
  }
  return result * ((sampled + before + after) / sampled);
}

/** The increase from the last sample but one to the last: of each second, or as it is. */
export function last2(
  samples: readonly Sample[],
  perSecond: boolean,
): number | undefined {
  if (samples.length < 2) {
    return undefined;
  }
  const [beforeAt, before] = samples[samples.length - 2];
  const [lastAt, last] = samples[samples.length - 1];
  const change = perSecond && last < before ? last : last - before;
  return perSecond ? change / ((lastAt - beforeAt) / 1000) : change;
}
