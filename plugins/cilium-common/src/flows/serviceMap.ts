import { eachOnce } from './eachOnce';
import { flowEndName, isOutside } from './ends';
import { FlowEnd, FlowGroup } from './types';

/**
 * Who talks to whom.
 *
 * @public
 */
export interface ServiceMap {
  nodes: readonly ServiceNode[];
  edges: readonly ServiceEdge[];
  /** Peers that are drawn as one with others, since there are so many. */
  hidden: number;
}

/**
 * A workload, or somebody that is not one.
 *
 * @public
 */
export interface ServiceNode {
  id: string;
  /** `other`: a node of a cluster, the API server. `outsiders`: many of the outside that are drawn as one. */
  kind: 'workload' | 'outside' | 'other' | 'outsiders';
  /** As people call it; empty for `outsiders`. */
  name: string;
  cluster?: string;
  namespace?: string;
  /** Whether it is of the namespaces that were asked about. */
  isOwn: boolean;
}

/**
 * All connections from one to another.
 *
 * @public
 */
export interface ServiceEdge {
  from: string;
  to: string;
  ports: readonly ServicePort[];
  lastSeen: number;
  /** The worst that became of them. */
  outcome: FlowGroup['outcome'];
}

/**
 * Connections to one port.
 *
 * @public
 */
export interface ServicePort {
  /** Undefined where it is not told. */
  port?: number;
  protocol?: string;
  allowed: number;
  refused: number;
  audited: number;
  encryption?: FlowGroup['encryption'];
  firstSeen: number;
  lastSeen: number;
}

interface PortDraft extends Omit<
  ServicePort,
  'allowed' | 'refused' | 'audited'
> {
  /** By outcome, and then by whose policies were asked. */
  counts: Map<FlowGroup['outcome'], Map<string, number>>;
}

class EdgeDraft {
  readonly #from: string;
  readonly #to: string;
  readonly #ports = new Map<string, PortDraft>();

  constructor(from: string, to: string) {
    this.#from = from;
    this.#to = to;
  }

  add(group: FlowGroup): void {
    const { port, protocol, outcome, direction = '' } = group;
    const key = `${port ?? ''}/${protocol ?? ''}`;
    const known = this.#ports.get(key);
    const one: PortDraft = known ?? {
      ...(port !== undefined && { port }),
      ...(protocol !== undefined && { protocol }),
      firstSeen: group.firstSeen,
      lastSeen: group.lastSeen,
      counts: new Map(),
    };
    this.#ports.set(key, one);
    const counts = one.counts.get(outcome) ?? new Map<string, number>();
    counts.set(direction, (counts.get(direction) ?? 0) + group.count);
    one.counts.set(outcome, counts);
    one.firstSeen = Math.min(one.firstSeen, group.firstSeen);
    one.lastSeen = Math.max(one.lastSeen, group.lastSeen);
    const encryption = both(one.encryption, group.encryption);
    if (encryption) {
      one.encryption = encryption;
    }
  }

  done(): ServiceEdge {
    const ports = [...this.#ports.values()].map(({ counts, ...rest }) => ({
      ...rest,
      allowed: most(counts.get('allowed')),
      refused: most(counts.get('refused')),
      audited: most(counts.get('audited')),
    }));
    return {
      from: this.#from,
      to: this.#to,
      ports,
      lastSeen: Math.max(...ports.map(({ lastSeen }) => lastSeen)),
      outcome: worstOf(ports),
    };
  }
}

const defaultMaximum = 300;

/**
 * The map of who was seen talking to whom. Both ends may tell of one connection: it counts once. Those of the outside beyond the
 * maximum are drawn as one. Pure; never throws.
 *
 * @public
 */
export function serviceMap(input: {
  groups: readonly FlowGroup[];
  /** The most of the outside that are drawn by themselves. */
  maximumOutside?: number;
}): ServiceMap {
  const { maximumOutside = defaultMaximum } = input;
  const groups = eachOnce(input.groups);
  const own = new Set(
    input.groups.map(({ cluster, namespace }) => `${cluster}/${namespace}`),
  );
  const outside = outsideByCount(groups);
  const shown = new Set(outside.slice(0, maximumOutside));
  const nodes = new Map<string, ServiceNode>();
  const edges = new Map<string, EdgeDraft>();
  for (const group of groups) {
    const [from, to] = [group.source, group.destination].map(end => {
      const node = nodeOf({ end, cluster: group.cluster, own, shown });
      nodes.set(node.id, node);
      return node.id;
    });
    const key = `${from}\n${to}`;
    const edge = edges.get(key) ?? new EdgeDraft(from, to);
    edges.set(key, edge);
    edge.add(group);
  }
  return {
    nodes: [...nodes.values()],
    edges: [...edges.values()].map(edge => edge.done()),
    hidden: outside.length - shown.size,
  };
}

function outsideByCount(groups: readonly FlowGroup[]): string[] {
  const counts = new Map<string, number>();
  for (const { source, destination, count } of groups) {
    for (const end of [source, destination]) {
      if (isOutside(end)) {
        const name = flowEndName(end);
        counts.set(name, (counts.get(name) ?? 0) + count);
      }
    }
  }
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([name]) => name);
}

function nodeOf(options: {
  end: FlowEnd;
  cluster: string;
  own: ReadonlySet<string>;
  shown: ReadonlySet<string>;
}): ServiceNode {
  const { end, own, shown } = options;
  const name = flowEndName(end);
  if (isOutside(end)) {
    return shown.has(name)
      ? { id: `outside/${name}`, kind: 'outside', name, isOwn: false }
      : { id: 'outsiders', kind: 'outsiders', name: '', isOwn: false };
  }
  const { namespace } = end;
  const cluster = end.cluster ?? options.cluster;
  return {
    id: `${cluster}/${name}`,
    kind: namespace === undefined ? 'other' : 'workload',
    name,
    cluster,
    ...(namespace !== undefined && { namespace }),
    isOwn: own.has(`${cluster}/${namespace}`),
  };
}

/* What both ends tell of is one and the same. */
function most(counts: ReadonlyMap<string, number> | undefined): number {
  return Math.max(0, ...(counts?.values() ?? []));
}

function worstOf(ports: readonly ServicePort[]): FlowGroup['outcome'] {
  if (ports.some(({ refused }) => refused > 0)) {
    return 'refused';
  }
  return ports.some(({ audited }) => audited > 0) ? 'audited' : 'allowed';
}

function both(
  one: FlowGroup['encryption'],
  other: FlowGroup['encryption'],
): FlowGroup['encryption'] {
  if (!one || !other) {
    return one ?? other;
  }
  return one === other ? one : 'some';
}
