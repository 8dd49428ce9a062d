import { SeriesIndex } from '../series/SeriesIndex';

/** The answer of `/api/v1/status/tsdb`: ten of each, the most first. */
export function printTsdb(index: SeriesIndex, now: Date): object {
  const all = index.all();
  const names = new Map<string, number>();
  const values = new Map<string, Set<string>>();
  const pairs = new Map<string, number>();
  for (const { labels } of all) {
    for (const [label, value] of Object.entries(labels)) {
      values.set(label, (values.get(label) ?? new Set()).add(value));
      count(pairs, `${label}=${value}`);
    }
    count(names, labels.__name__ ?? '');
  }
  const sizes = new Map(
    [...values].map(([label, found]) => [label, found.size]),
  );
  return {
    headStats: {
      numSeries: all.length,
      numLabelPairs: pairs.size,
      chunkCount: all.length,
      minTime: now.getTime() - 7_200_000,
      maxTime: now.getTime(),
    },
    seriesCountByMetricName: top(names),
    labelValueCountByLabelName: top(sizes),
    memoryInBytesByLabelName: [],
    seriesCountByLabelValuePair: top(pairs),
  };
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function top(counts: Map<string, number>): { name: string; value: number }[] {
  return [...counts]
    .map(([name, value]) => ({ name, value }))
    .sort((one, other) => other.value - one.value)
    .slice(0, 10);
}
