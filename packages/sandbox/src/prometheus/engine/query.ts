import { Expression, parseQuery } from '@socle/plugin-opentelemetry-common';
import { elementsOf } from './binary';
import { Evaluator } from './Evaluator';
import { keyOf } from './matching';
import { Element, Labels, QueryError, Sample, Storage, Value } from './types';

/* As many points for each series as Prometheus gives (web/api/v1/api.go). */
const MAX_POINTS = 11_000;

/** Reads a query as Prometheus does; `parameter` is where it stands. Throws `QueryError`. */
export function readQuery(text: string, parameter = 'query'): Expression {
  const parsed = parseQuery(text);
  if (!parsed.ok) {
    throw new QueryError(
      'bad_data',
      `invalid parameter "${parameter}": 1:${parsed.offset + 1}: parse error: ${parsed.message}`,
    );
  }
  return parsed.expression;
}

/** What a query yields at a moment, in milliseconds. */
export function queryInstant(options: {
  storage: Storage;
  query: string;
  at: number;
}): Value {
  const { storage, query, at } = options;
  const value = new Evaluator({ storage, start: at, end: at }).at(
    readQuery(query),
    at,
  );
  if (value.kind === 'vector') {
    refuseTwins(value.elements);
  }
  return value;
}

/** What a query yields over a range, step by step; times are in milliseconds. */
export function queryRange(options: {
  storage: Storage;
  query: string;
  start: number;
  end: number;
  step: number;
}): { labels: Labels; samples: Sample[] }[] {
  const { storage, query, start, end, step } = options;
  if (step <= 0) {
    throw new QueryError(
      'bad_data',
      'invalid parameter "step": zero or negative query resolution step widths are not accepted. Try a positive integer',
    );
  }
  if (end < start) {
    throw new QueryError(
      'bad_data',
      'invalid parameter "end": end timestamp must not be before start time',
    );
  }
  if ((end - start) / step > MAX_POINTS) {
    throw new QueryError(
      'bad_data',
      'exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)',
    );
  }
  const expression = readQuery(query);
  const evaluator = new Evaluator({ storage, start, end });
  const all = new Map<string, { labels: Labels; samples: Sample[] }>();
  for (let at = start; at <= end; at += step) {
    const value = evaluator.at(expression, at);
    if (value.kind === 'matrix' || value.kind === 'text') {
      throw new QueryError(
        'bad_data',
        `invalid parameter "query": invalid expression type "${value.kind === 'text' ? 'string' : 'range vector'}" for range query, must be Scalar or instant Vector`,
      );
    }
    const elements: Element[] =
      value.kind === 'scalar'
        ? [{ labels: {}, value: value.value }]
        : elementsOf(value);
    refuseTwins(elements);
    for (const { labels, value: number } of elements) {
      const key = keyOf(labels);
      const found = all.get(key) ?? { labels, samples: [] };
      all.set(key, found);
      found.samples.push([at, number]);
    }
  }
  return [...all.values()];
}

function refuseTwins(elements: readonly Element[]): void {
  const keys = new Set(elements.map(({ labels }) => keyOf(labels)));
  if (keys.size < elements.length) {
    throw new QueryError(
      'execution',
      'vector cannot contain metrics with the same labelset',
    );
  }
}
