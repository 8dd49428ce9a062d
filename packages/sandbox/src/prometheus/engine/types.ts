import { Matcher } from '@socle/plugin-opentelemetry-common';

/** A sample: milliseconds since 1970, and the value. */
export type Sample = readonly [at: number, value: number];

/** Labels of a series, its name as `__name__`. */
export type Labels = Readonly<Record<string, string>>;

/** One time series, whose samples are made when they are asked for. */
export interface Series {
  labels: Labels;
  /** Those after `from` and until `to`, in order of time. */
  samples(from: number, to: number): readonly Sample[];
}

/** Where series are found. */
export interface Storage {
  /** Series that all matchers let through. */
  select(matchers: readonly Matcher[]): readonly Series[];
}

/** One series of an instant vector. */
export interface Element {
  labels: Labels;
  value: number;
  /** When its sample was taken, where it is one as it was read. */
  at?: number;
}

/** What an expression yields at one moment. */
export type Value =
  | { kind: 'scalar'; value: number }
  | { kind: 'text'; value: string }
  | { kind: 'vector'; elements: Element[] }
  | {
      kind: 'matrix';
      series: { labels: Labels; samples: readonly Sample[] }[];
    };

/** What Prometheus' API calls an error, with the words of the sandbox. */
export type ErrorType = 'bad_data' | 'execution' | 'timeout' | 'not_found';

/** A query that is not answered. */
export class QueryError extends Error {
  readonly type: ErrorType;

  constructor(type: ErrorType, message: string) {
    super(message);
    this.type = type;
  }
}
