import { quantileOf } from './quantiles';
import { extrapolated, last2 } from './rates';
import { Sample } from './types';

/** What a function makes of one series' samples in a range; undefined where it makes nothing. */
export type RangeFunction = (options: {
  samples: readonly Sample[];
  /** Ends of the range, in milliseconds. */
  start: number;
  end: number;
  /** The scalar beside the range, where the function takes one. */
  parameter: number;
}) => number | undefined;

const values = (samples: readonly Sample[]) =>
  samples.map(([, value]) => value);
const total = (samples: readonly Sample[]) =>
  values(samples).reduce((sum, value) => sum + value, 0);
const some =
  (reduce: (samples: readonly Sample[]) => number): RangeFunction =>
  ({ samples }) =>
    samples.length > 0 ? reduce(samples) : undefined;

/** Functions of Prometheus over a range vector, by name. Those that are named here keep the name of the metric. */
export const keepsName: ReadonlySet<string> = new Set(['last_over_time']);

export const rangeFunctions: Readonly<Record<string, RangeFunction>> = {
  rate: ({ samples, start, end }) => {
    const grown = extrapolated({ samples, start, end, counter: true });
    return grown === undefined ? undefined : grown / ((end - start) / 1000);
  },
  increase: ({ samples, start, end }) =>
    extrapolated({ samples, start, end, counter: true }),
  delta: ({ samples, start, end }) =>
    extrapolated({ samples, start, end, counter: false }),
  irate: ({ samples }) => last2(samples, true),
  idelta: ({ samples }) => last2(samples, false),
  resets: some(
    samples =>
      samples.filter(
        ([, value], index) => index > 0 && value < samples[index - 1][1],
      ).length,
  ),
  changes: some(
    samples =>
      samples.filter(
        ([, value], index) =>
          index > 0 && !Object.is(value, samples[index - 1][1]),
      ).length,
  ),
  sum_over_time: some(total),
  avg_over_time: some(samples => total(samples) / samples.length),
  count_over_time: some(samples => samples.length),
  min_over_time: some(samples => Math.min(...values(samples))),
  max_over_time: some(samples => Math.max(...values(samples))),
  last_over_time: some(samples => samples[samples.length - 1][1]),
  present_over_time: some(() => 1),
  stddev_over_time: some(samples => {
    const middle = total(samples) / samples.length;
    return Math.sqrt(
      values(samples).reduce((sum, value) => sum + (value - middle) ** 2, 0) /
        samples.length,
    );
  }),
  quantile_over_time: ({ samples, parameter }) =>
    samples.length > 0 ? quantileOf(parameter, values(samples)) : undefined,
};
