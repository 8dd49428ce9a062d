import { DeliveryVerdict, FleetRow } from '@socle/plugin-argocd-common';
import {
  FleetQuery,
  Grouping,
  Narrowing,
  narrowings,
  verdicts,
} from './fleetQuery';

/** What a row is narrowed and grouped by. The reason is the cause where that is known, as the server has it. */
export function valueOf(
  row: FleetRow,
  name: Narrowing | Grouping,
): string | undefined {
  return name === 'reason' ? (row.cause ?? row.reason.code) : row[name];
}

/** The rows that a query asks for: the worst first, then the most recent, then by name. */
export function selectFleet(
  rows: Iterable<FleetRow>,
  query: FleetQuery,
): FleetRow[] {
  const text = query.text.trim().toLowerCase();
  const asked = narrowings.filter(name => query[name] !== undefined);
  const selected: FleetRow[] = [];
  for (const row of rows) {
    if (
      (!query.verdict || row.verdict === query.verdict) &&
      (!text || row.name.toLowerCase().includes(text)) &&
      asked.every(
        name =>
          valueOf(row, name) === query[name] ||
          (name === 'reason' && row.reason.code === query.reason),
      )
    ) {
      selected.push(row);
    }
  }
  return selected.sort(byUrgency);
}

const severity = new Map(verdicts.map((verdict, index) => [verdict, index]));

function byUrgency(left: FleetRow, right: FleetRow): number {
  const order =
    (severity.get(left.verdict) ?? 0) - (severity.get(right.verdict) ?? 0);
  if (order !== 0) {
    return order;
  }
  // Moments are written alike, so that texts compare as they do.
  const [a, b] = [left.since ?? '', right.since ?? ''];
  if (a !== b) {
    return a > b ? -1 : 1;
  }
  return left.name < right.name ? -1 : Number(left.name > right.name);
}

/** Rows that have something in common. */
export interface FleetGroup {
  /** Unset for those that have none. */
  value?: string;
  rows: FleetRow[];
  counts: Partial<Record<DeliveryVerdict, number>>;
}

/** How many rows have each verdict. */
export function countVerdicts(rows: Iterable<FleetRow>): FleetGroup['counts'] {
  const counts: FleetGroup['counts'] = {};
  for (const { verdict } of rows) {
    counts[verdict] = (counts[verdict] ?? 0) + 1;
  }
  return counts;
}

/** Groups rows by what they have in common, in the order of their first rows: the worst first. */
export function groupFleet(
  rows: readonly FleetRow[],
  grouping: Grouping,
): FleetGroup[] {
  const groups = new Map<string | undefined, FleetRow[]>();
  for (const row of rows) {
    const value = valueOf(row, grouping);
    const known = groups.get(value);
    if (known) {
      known.push(row);
    } else {
      groups.set(value, [row]);
    }
  }
  return [...groups].map(([value, some]) => ({
    ...(value !== undefined && { value }),
    rows: some,
    counts: countVerdicts(some),
  }));
}

/** What rows can be narrowed by. */
export function choicesOf(
  rows: Iterable<FleetRow>,
): Record<Narrowing, string[]> {
  const sets = narrowings.map(name => [name, new Set<string>()] as const);
  for (const row of rows) {
    for (const [name, values] of sets) {
      const value = valueOf(row, name);
      if (value !== undefined) {
        values.add(value);
      }
    }
  }
  return Object.fromEntries(
    sets.map(([name, values]) => [name, [...values].sort()]),
  ) as Record<Narrowing, string[]>;
}
