import { QueryUnit } from '../plan/plan';

/**
 * Where a figure comes from: what "What is this number?" shows.
 *
 * @public
 */
export interface FigureOrigin {
  /** PromQL, as it was sent. */
  query: string;
  /** The name of the source that answered: `paris-prod`. */
  source: string;
  /** How long it looks back, in seconds. */
  windowSeconds?: number;
  /** The same query in Grafana, over the time that is shown; unset where no Grafana is configured. */
  grafanaUrl?: string;
}

/**
 * One figure.
 *
 * @public
 */
export interface Figure {
  /** Null where there is none: no series, NaN, infinite. Never draw null as 0. */
  value: number | null;
  unit: QueryUnit;
  /** When the sample was taken, ISO 8601 in UTC. */
  at?: string;
  origin: FigureOrigin;
}

/**
 * A figure and the same at the same time of last week.
 *
 * @public
 */
export interface ComparedFigure {
  now: Figure;
  lastWeek?: Figure;
}

/**
 * A point of a line: seconds since 1970, and the value. Null is a gap, which is not drawn.
 *
 * @public
 */
export type ChartPoint = readonly [seconds: number, value: number | null];

/**
 * A request that was measured, and its trace.
 *
 * @public
 */
export interface Exemplar {
  /** ISO 8601 in UTC. */
  at: string;
  /** In the unit of its chart. */
  value: number;
  traceId: string;
  /** The trace, where its viewer is configured. */
  url?: string;
}

/**
 * What a line of a chart shows.
 *
 * @public
 */
export type LineId =
  'requests' | 'failures' | 'failureRatio' | 'p50' | 'p95' | 'p99';

/** @public */
export interface ChartLine {
  id: LineId;
  points: readonly ChartPoint[];
  origin: FigureOrigin;
}

/**
 * A chart: lines of one unit over one range.
 *
 * @public
 */
export interface Chart {
  id: 'requests' | 'failureRatio' | 'durations';
  /** What the service does for others, where it does several things: `http`, `rpc`, `messaging`. */
  kind: string;
  unit: QueryUnit;
  lines: ChartLine[];
  exemplars: Exemplar[];
}
