import { TenantState } from '@socle/plugin-tenancy-common';

/** What tenants can be sorted by. */
export const sortColumns = [
  'state',
  'name',
  'owner',
  'price',
  'changed',
] as const;

export type SortColumn = (typeof sortColumns)[number];

/** The worst first. */
export const tenantStates: readonly TenantState[] = [
  'invalid',
  'requested',
  'suspended',
  'live',
];

/** Which tenants are looked at, and in what order. The address of the page holds it. */
export interface TenantQuery {
  /** As it was typed. */
  search: string;
  state?: TenantState;
  /** `group:default/payments` */
  owner?: string;
  /** By its name: `paris-prod`. */
  cluster?: string;
  /** A name of environments: `prod`. */
  environment?: string;
  sort: SortColumn;
  descending: boolean;
  /** From 1. */
  page: number;
}

const maximumLength = 200;

/** What the parameters of an address ask for; whatever else they say is left out. */
export function parseTenantQuery(parameters: URLSearchParams): TenantQuery {
  const text = (name: string) =>
    parameters.get(name)?.slice(0, maximumLength) || undefined;
  const state = tenantStates.find(one => one === parameters.get('state'));
  const sort = sortColumns.find(one => one === parameters.get('sort'));
  const page = Number(parameters.get('page'));
  const optional = {
    state,
    owner: text('owner'),
    cluster: text('cluster'),
    environment: text('environment'),
  };
  return {
    search: text('q') ?? '',
    ...Object.fromEntries(
      Object.entries(optional).filter(([, value]) => value !== undefined),
    ),
    sort: sort ?? 'state',
    descending: parameters.get('order') === 'desc',
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** The parameters that ask for it; what is usual is left out. */
export function printTenantQuery(query: TenantQuery): URLSearchParams {
  const parameters = new URLSearchParams();
  const set = (name: string, value: string | undefined) =>
    value && parameters.set(name, value);
  set('q', query.search.trim());
  set('state', query.state);
  set('owner', query.owner);
  set('cluster', query.cluster);
  set('environment', query.environment);
  set('sort', query.sort === 'state' ? undefined : query.sort);
  set('order', query.descending ? 'desc' : undefined);
  set('page', query.page > 1 ? String(query.page) : undefined);
  return parameters;
}

/** Whether it leaves tenants out. */
export function isNarrowed(query: TenantQuery): boolean {
  const { search, state, owner, cluster, environment } = query;
  return Boolean(search.trim() || state || owner || cluster || environment);
}
