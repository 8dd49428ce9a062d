import { TrafficRule } from '../tenant/trafficSchema';
import { Tenant } from '../tenant/types';
import { listOf } from '../plan/words';

/**
 * One allowed kind of connection, in words.
 *
 * @public
 */
export interface NetworkRule {
  /** Seen from the tenant: it leaves, it arrives, or it stays within. */
  direction: 'egress' | 'ingress' | 'within';
  /** `egress to api.stripe.com:443`, `shop's front may call checkout on 8080`. */
  text: string;
  /** Why, as the tenant gave it. */
  reason: string;
  /** The environments that it holds in. */
  environments: string[];
}

/**
 * What may connect to a tenant and from it, in words: what its `tenant.yaml` allows besides the baseline, in the order of
 * the file. Nothing passes in environments that are suspended, so they are left out, and rules that hold in no other too.
 *
 * Pure.
 *
 * @public
 */
export function describeNetwork(tenant: Tenant): NetworkRule[] {
  const open = tenant.spec.environments.filter(({ suspended }) => !suspended);
  const rules: { rule: TrafficRule; environments: string[] }[] = [
    ...(tenant.spec.traffic ?? []).map(rule => ({
      rule,
      environments: open.map(({ name }) => name),
    })),
    ...open.flatMap(({ name, traffic = [] }) =>
      traffic.map(rule => ({ rule, environments: [name] })),
    ),
  ];
  return rules
    .filter(({ environments }) => environments.length > 0)
    .map(({ rule, environments }) => ({
      direction: directionOf(rule, tenant.metadata.name),
      text: sentenceOf(rule),
      reason: rule.reason,
      environments,
    }));
}

type Peer = NonNullable<TrafficRule['to']>;

function directionOf(
  { from, to }: TrafficRule,
  own: string,
): NetworkRule['direction'] {
  const isElsewhere = (peer: Peer | undefined) =>
    peer !== undefined &&
    Boolean(
      peer.fqdn ||
      peer.cidr ||
      peer.environment ||
      (peer.tenant && peer.tenant !== own),
    );
  if (isElsewhere(to)) {
    return 'egress';
  }
  return isElsewhere(from) ? 'ingress' : 'within';
}

function sentenceOf({ from, to, ports, http }: TrafficRule): string {
  const numbers = ports.map(port => port.replace(/\/TCP$/, ''));
  const requests = http
    ? `, for ${listOf(http.map(({ method = 'any method', path = 'any path' }) => `${method} ${path}`))}`
    : '';
  const network = to && networkOf(to);
  if (network) {
    return `egress${from ? ` from ${podsOf(from)}` : ''} to ${placeOf(network, numbers)}${requests}`;
  }
  const callers = (from && networkOf(from)) ?? podsOf(from);
  return `${callers} may call ${podsOf(to)} on ${listOf(numbers)}${requests}`;
}

function networkOf({ fqdn, cidr, except }: Peer): string | undefined {
  return fqdn ?? (cidr && (except ? `${cidr} (but ${listOf(except)})` : cidr));
}

/** `checkout`, `shop's front`, `every pod of shop in staging`. */
function podsOf(peer: Peer | undefined): string {
  const { tenant, environment, labels } = peer ?? {};
  const names = Object.entries(labels ?? {}).map(([key, value]) =>
    key === 'app.kubernetes.io/name' || key === 'app'
      ? value
      : `pods with ${key}=${value}`,
  );
  const owner = tenant ? `${tenant}'s ` : '';
  const pods =
    names.length > 0
      ? `${owner}${listOf(names)}`
      : `every pod${tenant ? ` of ${tenant}` : ''}`;
  return environment ? `${pods} in ${environment}` : pods;
}

/** `api.stripe.com:443`, `[2001:db8::/32]:443`, `10.20.0.0/16 (but 10.20.9.0/24) on 5432`. */
function placeOf(name: string, ports: readonly string[]): string {
  return ports.length === 1 && !name.includes(' ')
    ? `${name.includes(':') ? `[${name}]` : name}:${ports[0]}`
    : `${name} on ${listOf(ports)}`;
}
