import { ChartPoint } from '@socle/plugin-opentelemetry-common';

/** One line of a chart, with what it is called. */
export interface Series {
  id: string;
  label: string;
  points: readonly ChartPoint[];
}

/** The values of all lines at one moment; null where there is none. */
export interface ChartRow {
  /** Seconds since 1970. */
  at: number;
  values: Readonly<Record<string, number | null>>;
}

/** The lines of a chart side by side, by moment. What a line has no sample of is a gap. */
export function chartRows(series: readonly Series[]): ChartRow[] {
  const rows = new Map<number, Record<string, number | null>>();
  for (const { id, points } of series) {
    for (const [at, value] of points) {
      const values = rows.get(at) ?? {};
      values[id] = value !== null && Number.isFinite(value) ? value : null;
      rows.set(at, values);
    }
  }
  return [...rows]
    .sort(([one], [other]) => one - other)
    .map(([at, values]) => ({
      at,
      values: Object.fromEntries(
        series.map(({ id }) => [id, values[id] ?? null]),
      ),
    }));
}

/** The newest value of a line. */
export function newestOf(points: readonly ChartPoint[]): number | null {
  return points.at(-1)?.[1] ?? null;
}

/** The moments at which a point stands alone: between two gaps there is no line to be seen. */
export function lonePoints(points: readonly ChartPoint[]): Set<number> {
  return new Set(
    points.flatMap(([at, value], index) =>
      value !== null &&
      (points[index - 1]?.[1] ?? null) === null &&
      (points[index + 1]?.[1] ?? null) === null
        ? [at]
        : [],
    ),
  );
}

/** The moment of the row in which something is told that happened at a moment: the first that is not before it, or the last. */
export function rowOf(
  rows: readonly ChartRow[],
  at: number,
): number | undefined {
  return (rows.find(row => row.at >= at) ?? rows.at(-1))?.at;
}
