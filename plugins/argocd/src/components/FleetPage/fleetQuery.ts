import { DeliveryVerdict } from '@socle/plugin-argocd-common';

/** The worst first. */
export const verdicts: readonly DeliveryVerdict[] = [
  'failing',
  'outOfSync',
  'progressing',
  'unknown',
  'delivered',
];

/** What Applications can be grouped by. */
export const groupings = ['tenant', 'project', 'cluster', 'reason'] as const;

export type Grouping = (typeof groupings)[number];

/** What Applications can be narrowed by, besides verdict and text. */
export const narrowings = [
  'tenant',
  'project',
  'cluster',
  'instance',
  'reason',
] as const;

export type Narrowing = (typeof narrowings)[number];

/** Which Applications are looked at. The address of the page holds it. */
export type FleetQuery = {
  /** As it was typed. */
  text: string;
  verdict?: DeliveryVerdict;
  group?: Grouping;
} & { [Name in Narrowing]?: string };

const maximumLength = 253;

/** What the parameters of an address ask for; whatever else they say is left out. */
export function parseFleetQuery(parameters: URLSearchParams): FleetQuery {
  const text = (name: string) =>
    parameters.get(name)?.slice(0, maximumLength) || undefined;
  const query: FleetQuery = { text: text('q') ?? '' };
  const verdict = verdicts.find(one => one === parameters.get('verdict'));
  const group = groupings.find(one => one === parameters.get('group'));
  if (verdict) {
    query.verdict = verdict;
  }
  if (group) {
    query.group = group;
  }
  for (const name of narrowings) {
    const value = text(name);
    if (value) {
      query[name] = value;
    }
  }
  return query;
}

/** The parameters that ask for it; what is usual is left out. */
export function printFleetQuery(query: FleetQuery): URLSearchParams {
  const parameters = new URLSearchParams();
  const set = (name: string, value: string | undefined) =>
    value && parameters.set(name, value);
  set('q', query.text.trim());
  set('verdict', query.verdict);
  narrowings.forEach(name => set(name, query[name]));
  set('group', query.group);
  return parameters;
}

/** Whether it leaves Applications out. */
export function isNarrowed(query: FleetQuery): boolean {
  return Boolean(
    query.text.trim() || query.verdict || narrowings.some(name => query[name]),
  );
}
