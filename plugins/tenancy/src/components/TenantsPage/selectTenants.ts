import { RequestSummary, TenantSummary } from '@socle/plugin-tenancy-common';
import { TenantQuery, tenantStates } from './tenantQuery';

/** A tenant as a row of the table. */
export interface TenantRow extends TenantSummary {
  id: string;
  /** When its newest change request moved last, ISO 8601 in UTC; unset where none is known. */
  changedAt?: string;
  /** What is searched, folded. */
  text: string;
}

/** Tenants as rows, with when each was changed last. */
export function tenantRows(
  tenants: readonly TenantSummary[],
  requests: readonly RequestSummary[],
): TenantRow[] {
  const changes = new Map<string, string>();
  for (const { tenant, mergedAt, updatedAt } of requests) {
    const moved = mergedAt ?? updatedAt;
    const known = changes.get(tenant);
    if (!known || known < moved) {
      changes.set(tenant, moved);
    }
  }
  return tenants.map(tenant => {
    const changedAt = changes.get(tenant.name);
    return {
      ...tenant,
      id: tenant.name,
      text: folded(
        [
          tenant.name,
          tenant.title,
          tenant.description ?? '',
          tenant.owner ?? '',
          ...tenant.environments.flatMap(({ namespace, cluster }) => [
            namespace,
            cluster.name,
            cluster.title ?? '',
          ]),
        ].join(' '),
      ),
      ...(changedAt && { changedAt }),
    };
  });
}

const keys = {
  state: (row: TenantRow) => tenantStates.indexOf(row.state),
  /* The name of the group, which is what people read. */
  owner: (row: TenantRow) => row.owner?.slice(row.owner.indexOf('/') + 1),
  price: (row: TenantRow) => row.price?.amount,
  changed: (row: TenantRow) => row.changedAt && Date.parse(row.changedAt),
} as const;

/** The rows that a query asks for, in its order. What is not known comes last, whichever way it is sorted. */
export function selectTenants(
  rows: readonly TenantRow[],
  query: TenantQuery,
  language: string,
): TenantRow[] {
  const { state, owner, cluster, environment } = query;
  const words = folded(query.search).split(/\s+/).filter(Boolean);
  const chosen = rows.filter(
    row =>
      (!state || row.state === state) &&
      (!owner || row.owner === owner) &&
      (!cluster ||
        row.environments.some(one => one.cluster.name === cluster)) &&
      (!environment ||
        row.environments.some(({ name }) => name === environment)) &&
      words.every(word => row.text.includes(word)),
  );
  const { compare } = new Intl.Collator(language, { numeric: true });
  const direction = query.descending ? -1 : 1;
  const byTitle = (first: TenantRow, second: TenantRow) =>
    compare(first.title, second.title) || compare(first.name, second.name);
  if (query.sort === 'name') {
    return chosen.sort((first, second) => direction * byTitle(first, second));
  }
  const keyOf = keys[query.sort];
  return chosen.sort((first, second) => {
    const [a, b] = [keyOf(first), keyOf(second)];
    if (a === undefined || b === undefined) {
      return (
        Number(a === undefined) - Number(b === undefined) ||
        byTitle(first, second)
      );
    }
    const order =
      typeof a === 'number' && typeof b === 'number'
        ? a - b
        : compare(String(a), String(b));
    return direction * order || byTitle(first, second);
  });
}

/** A page of rows: of a page after the last one, the last. */
export function pageOf<Row>(
  rows: readonly Row[],
  page: number,
  size: number,
): { rows: Row[]; page: number; pages: number } {
  const pages = Math.max(Math.ceil(rows.length / size), 1);
  const shown = Math.min(page, pages);
  return {
    rows: rows.slice((shown - 1) * size, shown * size),
    page: shown,
    pages,
  };
}

/** What tenants can be narrowed by. */
export function choicesOf(tenants: readonly TenantSummary[]): {
  owners: string[];
  clusters: { name: string; title?: string }[];
  environments: string[];
} {
  const owners = new Set<string>();
  const clusters = new Map<string, { name: string; title?: string }>();
  const environments = new Set<string>();
  for (const tenant of tenants) {
    if (tenant.owner) {
      owners.add(tenant.owner);
    }
    for (const { name, cluster } of tenant.environments) {
      environments.add(name);
      clusters.set(cluster.name, cluster);
    }
  }
  return {
    owners: [...owners].sort(),
    clusters: [...clusters.values()].sort((first, second) =>
      first.name.localeCompare(second.name),
    ),
    environments: [...environments].sort(),
  };
}

/** Without case and accents. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}
