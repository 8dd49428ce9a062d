import { Matcher } from '@socle/plugin-opentelemetry-common';
import { readQuery } from '../engine/query';
import { lets } from '../engine/matching';
import { QueryError, Series } from '../engine/types';
import { SeriesIndex } from '../series/SeriesIndex';

export interface MetadataRequest {
  match: readonly string[];
  /** Milliseconds since 1970. */
  start: number;
  end: number;
}

/** Series with a sample in the time that is asked for, that one of the selectors lets through. */
export function seriesOf(
  index: SeriesIndex,
  { match, start, end }: MetadataRequest,
  now: Date,
): Series[] {
  const found =
    match.length === 0
      ? index.all()
      : [
          ...new Set(
            match.flatMap(text => [...index.select(matchersOf(text))]),
          ),
        ];
  const to = Math.min(end, now.getTime());
  const from = Math.max(start, to - 31 * 86_400_000);
  return found.filter(series => {
    // Who sends at all is found within minutes; the rest is looked at day by day.
    if (series.samples(Math.max(from, to - 300_000), to).length > 0) {
      return true;
    }
    for (let until = to; until > from; until -= 86_400_000) {
      const since = Math.max(from, until - 86_400_000);
      if (series.samples(since, until).length > 0) {
        return true;
      }
    }
    return false;
  });
}

export function labelNames(
  index: SeriesIndex,
  request: MetadataRequest,
  now: Date,
): string[] {
  return sorted(
    seriesOf(index, request, now).flatMap(({ labels }) => Object.keys(labels)),
  );
}

export function labelValues(
  index: SeriesIndex,
  name: string,
  request: MetadataRequest,
  now: Date,
): string[] {
  if (name === '') {
    throw new QueryError('bad_data', 'invalid label name: ""');
  }
  return sorted(
    seriesOf(index, request, now).flatMap(({ labels }) => labels[name] ?? []),
  );
}

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

function matchersOf(text: string): Matcher[] {
  const expression = readQuery(text, 'match[]');
  if (expression.kind !== 'selector' || expression.range !== undefined) {
    throw new QueryError(
      'bad_data',
      'invalid parameter "match[]": expected a series selector',
    );
  }
  const { metric, matchers } = expression;
  const all: Matcher[] = [
    ...(metric === undefined
      ? []
      : [{ label: '__name__', operator: '=' as const, value: metric }]),
    ...matchers,
  ];
  if (all.every(matcher => lets(matcher, {}))) {
    throw new QueryError(
      'bad_data',
      'invalid parameter "match[]": match[] must contain at least one non-empty matcher',
    );
  }
  return all;
}
