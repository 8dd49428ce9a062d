/** The quantile of values (promql/quantile.go, `quantile`). */
export function quantileOf(share: number, values: readonly number[]): number {
  if (values.length === 0 || Number.isNaN(share)) {
    return Number.NaN;
  }
  if (share < 0) {
    return -Infinity;
  }
  if (share > 1) {
    return Infinity;
  }
  const sorted = [...values].sort((one, other) => one - other);
  const rank = share * (sorted.length - 1);
  const lower = Math.max(0, Math.floor(rank));
  const upper = Math.min(sorted.length - 1, lower + 1);
  const weight = rank - Math.floor(rank);
  return sorted[lower] * (1 - weight) + sorted[upper] * weight;
}

export interface Bucket {
  upper: number;
  count: number;
}

/** The quantile of a classic histogram (promql/quantile.go, `bucketQuantile`). */
export function bucketQuantile(share: number, given: Bucket[]): number {
  if (Number.isNaN(share)) {
    return Number.NaN;
  }
  if (share < 0) {
    return -Infinity;
  }
  if (share > 1) {
    return Infinity;
  }
  const buckets = merged(given);
  if (buckets.length < 2 || buckets[buckets.length - 1].upper !== Infinity) {
    return Number.NaN;
  }
  for (let index = 1; index < buckets.length; index += 1) {
    buckets[index].count = Math.max(
      buckets[index].count,
      buckets[index - 1].count,
    );
  }
  const all = buckets[buckets.length - 1].count;
  if (all === 0) {
    return Number.NaN;
  }
  const rank = share * all;
  const found = buckets.findIndex(({ count }) => count >= rank);
  if (found === buckets.length - 1) {
    return buckets[buckets.length - 2].upper;
  }
  const { upper, count } = buckets[found];
  if (found === 0) {
    return upper <= 0 ? upper : upper * (rank / count);
  }
  const { upper: lower, count: below } = buckets[found - 1];
  return lower + (upper - lower) * ((rank - below) / (count - below));
}

/** Sorted, and one for each boundary: `le="1"` and `le="1.0"` are the same. */
function merged(buckets: readonly Bucket[]): Bucket[] {
  const sums = new Map<number, number>();
  for (const { upper, count } of buckets) {
    sums.set(upper, (sums.get(upper) ?? 0) + count);
  }
  return [...sums]
    .map(([upper, count]) => ({ upper, count }))
    .sort((one, other) => one.upper - other.upper);
}
