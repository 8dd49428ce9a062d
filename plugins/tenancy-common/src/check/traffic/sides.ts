import { TrafficRule } from '../../tenant/trafficSchema';
import { namespaceOf, Tenant } from '../../tenant/types';
import { Read } from '../tree/workspace';
import { PlacedRule, placedRules } from './placedRules';

type Labels = Readonly<Record<string, string>>;

/** One side of a connection between two namespaces of tenants, as the tenant on that side declares it. */
export interface Side {
  tenant: Read<Tenant>;
  placed: PlacedRule;
  /** Whether its pods connect, or are connected to. */
  role: 'connects' | 'accepts';
  environment: string;
  labels: Labels;
  /** The other side. */
  peer: { tenant: string; environment: string; labels: Labels };
}

interface Pods {
  tenant: string;
  environment: string;
  labels: Labels;
}

/**
 * The sides that a tenant declares, in each of its environments that is not suspended. An end that names no tenant or no
 * environment means the rule's own, as where policies are rendered (render/traffic.ts).
 */
export function sidesOf(tenant: Read<Tenant>): Side[] {
  const { metadata, spec } = tenant.value;
  const suspended = new Set(
    spec.environments.flatMap(one => (one.suspended ? [one.name] : [])),
  );
  const podsOf = (
    end: TrafficRule['from'] | TrafficRule['to'],
    environment: string,
  ): Pods | undefined =>
    end && ('cidr' in end || 'fqdn' in end)
      ? undefined
      : {
          tenant: end?.tenant ?? metadata.name,
          environment: end?.environment ?? environment,
          labels: end?.labels ?? {},
        };
  return placedRules(tenant.value).flatMap(placed =>
    placed.environments
      .filter(name => !suspended.has(name))
      .flatMap(environment => {
        const from = podsOf(placed.rule.from, environment);
        const to = podsOf(placed.rule.to, environment);
        const isOwn = (pods: Pods) =>
          pods.tenant === metadata.name && pods.environment === environment;
        if (!from || !to || isOwn(from) === isOwn(to)) {
          return [];
        }
        const [own, peer] = isOwn(from) ? [from, to] : [to, from];
        return [
          {
            tenant,
            placed,
            role: isOwn(from) ? ('connects' as const) : ('accepts' as const),
            environment,
            labels: own.labels,
            peer,
          },
        ];
      }),
  );
}

/** Sides that meet have the same key where one connects and the other accepts. */
export function meetingKey(side: Side): string {
  const own = namespaceOf(side.tenant.value.metadata.name, side.environment);
  const peer = namespaceOf(side.peer.tenant, side.peer.environment);
  return side.role === 'connects' ? `${own} ${peer}` : `${peer} ${own}`;
}

/**
 * The ports of a side that the other end does not open.
 *
 * Who connects means that each of its pods may, on each port: so all of it has to be open at the other end. Who accepts may
 * accept more than is used, and one pod that connects on one of the ports is enough.
 */
export function unmetPorts(side: Side, others: readonly Side[]): string[] {
  const { ports } = side.placed.rule;
  if (side.role === 'accepts') {
    const isUsed = others.some(
      other =>
        canSelectAlike(other.labels, side.peer.labels) &&
        canSelectAlike(other.peer.labels, side.labels) &&
        other.placed.rule.ports.some(port => ports.includes(port)),
    );
    return isUsed ? [] : ports;
  }
  const meeting = others.filter(
    other =>
      selectsAll(other.labels, side.peer.labels) &&
      selectsAll(other.peer.labels, side.labels),
  );
  return ports.filter(
    port => !meeting.some(({ placed }) => placed.rule.ports.includes(port)),
  );
}

/** Whether a pod can carry the labels of both. */
function canSelectAlike(one: Labels, other: Labels): boolean {
  return Object.entries(one).every(
    ([key, value]) => !Object.hasOwn(other, key) || other[key] === value,
  );
}

/** Whether every pod that carries all labels is selected. */
function selectsAll(selector: Labels, labels: Labels): boolean {
  return Object.entries(selector).every(
    ([key, value]) => labels[key] === value,
  );
}

/** Whether two sides that do not meet were meant for each other: they name the same pods, or a port. */
export function isNear(one: Side, other: Side): boolean {
  return (
    one.placed.rule.ports.some(port =>
      other.placed.rule.ports.includes(port),
    ) ||
    (selectsAll(one.labels, other.peer.labels) &&
      selectsAll(other.peer.labels, one.labels) &&
      selectsAll(one.peer.labels, other.labels) &&
      selectsAll(other.labels, one.peer.labels))
  );
}
