import { keyOf, unnamed } from './matching';
import { bucketQuantile, Bucket } from './quantiles';
import { Element } from './types';

/** What a function makes of a vector and of the scalars beside it. */
export type VectorFunction = (
  elements: readonly Element[],
  scalars: readonly number[],
) => Element[];

const each =
  (
    change: (value: number, scalars: readonly number[]) => number,
  ): VectorFunction =>
  (elements, scalars) =>
    elements.map(({ labels, value }) => ({
      labels: unnamed(labels),
      value: change(value, scalars),
    }));

/* There are no native histograms in the sandbox, and functions of theirs answer nothing for other series. */
const ofNativeHistograms: VectorFunction = () => [];

/**
 * Functions of Prometheus over an instant vector, by name; the vector is their last argument, or their first. `least` is how
 * many arguments they have to have.
 */
export const vectorFunctions: Readonly<
  Record<string, { apply: VectorFunction; vectorFirst: boolean; least: number }>
> = Object.fromEntries([
  ...Object.entries<VectorFunction>({
    abs: each(Math.abs),
    ceil: each(Math.ceil),
    floor: each(Math.floor),
    exp: each(Math.exp),
    ln: each(Math.log),
    log2: each(Math.log2),
    log10: each(Math.log10),
    sqrt: each(Math.sqrt),
    sgn: each(Math.sign),
    round: each((value, [to = 1]) => Math.floor(value / to + 0.5) * to),
    clamp_min: each((value, [least]) => Math.max(value, least)),
    clamp_max: each((value, [most]) => Math.min(value, most)),
    clamp: each((value, [least, most]) =>
      Math.max(least, Math.min(most, value)),
    ),
    sort: elements =>
      [...elements].sort((one, other) => one.value - other.value),
    sort_desc: elements =>
      [...elements].sort((one, other) => other.value - one.value),
    histogram_count: ofNativeHistograms,
    histogram_sum: ofNativeHistograms,
  }).map(
    ([name, apply]) => [name, { apply, vectorFirst: true, least: 1 }] as const,
  ),
  [
    'histogram_quantile',
    { apply: histogramQuantile, vectorFirst: false, least: 2 },
  ],
  [
    'histogram_fraction',
    { apply: ofNativeHistograms, vectorFirst: false, least: 3 },
  ],
]);

function histogramQuantile(
  elements: readonly Element[],
  [share]: readonly number[],
): Element[] {
  const histograms = new Map<
    string,
    { labels: Element['labels']; buckets: Bucket[] }
  >();
  for (const { labels, value } of elements) {
    const { le, ...rest } = unnamed(labels);
    const upper = le === '+Inf' ? Infinity : Number(le ?? Number.NaN);
    if (!Number.isNaN(upper)) {
      const key = keyOf(rest);
      const found = histograms.get(key) ?? { labels: rest, buckets: [] };
      histograms.set(key, found);
      found.buckets.push({ upper, count: value });
    }
  }
  return [...histograms.values()].map(({ labels, buckets }) => ({
    labels,
    value: bucketQuantile(share, buckets),
  }));
}
