import { ConventionId } from '../plan/conventions/types';

/* Advised by semantic conventions for durations in seconds (general/metrics.md, http/http-metrics.md). */
const advised = [
  0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
];
/* The default of SDKs, in milliseconds (specification, metrics/sdk.md, "Explicit Bucket Histogram Aggregation"). */
const unadvised = [
  5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10_000,
].map(milliseconds => milliseconds / 1000);
/* The collector's span metrics connector, in milliseconds. */
const connector = [
  2, 4, 6, 8, 10, 50, 100, 200, 400, 800, 1000, 1400, 2000, 5000, 10_000,
  15_000,
].map(milliseconds => milliseconds / 1000);
/* Tempo's metrics generator: from 2 ms, each twice the one before. */
const generator = Array.from({ length: 14 }, (_, index) => 0.002 * 2 ** index);
/* Go's client of Prometheus, which Hubble uses. */
const client = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const known: Readonly<Partial<Record<ConventionId, readonly number[]>>> = {
  'http-stable': advised,
  'rpc-new': advised,
  messaging: advised,
  'http-old': unadvised,
  'rpc-old': unadvised,
  'spans-collector': connector,
  'spans-tempo': generator,
  hubble: client,
};

/** The boundaries that a convention's buckets have unless somebody changed them, in seconds. */
export function boundariesOf(convention: ConventionId): readonly number[] {
  return known[convention] ?? advised;
}

/** Whether a duration is one of them. What is computed in milliseconds and in seconds may differ in the last digit. */
export function isBoundary(
  seconds: number,
  boundaries: readonly number[],
): boolean {
  return boundaries.some(
    boundary => Math.abs(boundary - seconds) <= boundary * 1e-9,
  );
}

/** The boundaries next to a duration. */
export function nearest(
  seconds: number,
  boundaries: readonly number[],
): number[] {
  const sorted = [...boundaries].sort((one, other) => one - other);
  const below = sorted.filter(boundary => boundary < seconds).at(-1);
  const above = sorted.find(boundary => boundary > seconds);
  return [below, above].filter(boundary => boundary !== undefined);
}
