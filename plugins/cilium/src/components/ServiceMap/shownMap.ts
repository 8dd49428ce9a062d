import {
  ServiceEdge,
  ServiceMap,
  ServiceNode,
} from '@socle/plugin-cilium-common';
import { StatusLevel } from '@socle/plugin-platform-common';
import { portOf } from '../Connection';

/** One thing that is drawn: somebody, or several that stand as one until they are opened. */
export interface MapItem {
  id: string;
  /** The node, where it is one. */
  node?: ServiceNode;
  /** Of a group: what it is named by, and how many it stands for. */
  group?: { place: string; count: number };
  /** Whether it is a workload of the entity itself. */
  isFocus: boolean;
  level: StatusLevel;
  /** How many connections go out, come in, and are refused. */
  out: number;
  in: number;
  refused: number;
}

/** All connections from one thing to another. */
export interface MapEdge {
  id: string;
  from: string;
  to: string;
  /** `5432/TCP +2` */
  label: string;
  isRefused: boolean;
  /** Known not to be encrypted, at least in part. */
  isPlain: boolean;
}

/** What is drawn of a map. */
export interface ShownMap {
  items: MapItem[];
  edges: MapEdge[];
}

/** More than that cannot be read at once. */
export const readable = 60;

const OUTSIDE = '';

function placeOf({ kind, namespace }: ServiceNode): string {
  return kind === 'workload' ? (namespace ?? OUTSIDE) : OUTSIDE;
}

/** Who is drawn by themselves: all of a small map; of a large one the entity's own, with those they talk to where they are few. */
function alone(map: ServiceMap, focus: ReadonlySet<string>): Set<string> {
  if (map.nodes.length <= readable) {
    return new Set(map.nodes.map(({ id }) => id));
  }
  const near = new Set(focus);
  for (const { from, to } of map.edges) {
    if (focus.has(from)) {
      near.add(to);
    }
    if (focus.has(to)) {
      near.add(from);
    }
  }
  if (near.size <= readable) {
    return near;
  }
  return focus.size <= readable ? new Set(focus) : new Set();
}

function isRefused({ ports }: ServiceEdge): boolean {
  return ports.some(({ refused }) => refused > 0);
}

/**
 * A map as it is drawn: where it is too large to be read, by place first, opened on demand.
 *
 * @param options.open - places whose members are drawn by themselves
 */
export function shownMap(
  map: ServiceMap,
  options: {
    focus: ReadonlySet<string>;
    open: ReadonlySet<string>;
    refusedOnly?: boolean;
  },
): ShownMap {
  const { focus, open, refusedOnly = false } = options;
  const edges = refusedOnly ? map.edges.filter(isRefused) : map.edges;
  const touched = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const nodes = refusedOnly
    ? map.nodes.filter(({ id }) => touched.has(id))
    : map.nodes;
  const single = alone({ ...map, nodes, edges }, focus);
  const byPlace = new Map<string, ServiceNode[]>();
  for (const node of nodes) {
    const place = placeOf(node);
    if (!single.has(node.id) && !open.has(place)) {
      byPlace.set(place, [...(byPlace.get(place) ?? []), node]);
    }
  }
  const itemOf = new Map<string, string>();
  const items = new Map<string, MapItem>();
  for (const node of nodes) {
    const place = placeOf(node);
    const members = byPlace.get(place) ?? [];
    // A group of one is that one.
    const isGrouped = members.length > 1 && members.includes(node);
    const id = isGrouped ? `group ${place}` : node.id;
    itemOf.set(node.id, id);
    const known = items.get(id);
    items.set(id, {
      id,
      ...(isGrouped ? { group: { place, count: members.length } } : { node }),
      isFocus: focus.has(node.id) || (known?.isFocus ?? false),
      level: 'ok',
      out: 0,
      in: 0,
      refused: 0,
    });
  }
  return { items: [...items.values()], edges: joined(edges, itemOf, items) };
}

/** The edges between what is drawn; what they come to is counted at both ends. */
function joined(
  edges: readonly ServiceEdge[],
  itemOf: ReadonlyMap<string, string>,
  items: ReadonlyMap<string, MapItem>,
): MapEdge[] {
  const drawn = new Map<string, MapEdge & { ports: Set<string> }>();
  for (const edge of edges) {
    const from = itemOf.get(edge.from);
    const to = itemOf.get(edge.to);
    if (from === undefined || to === undefined) {
      continue;
    }
    count(items, from, to, isRefused(edge));
    if (from === to) {
      continue;
    }
    const id = `${from} > ${to}`;
    const known = drawn.get(id) ?? {
      id,
      from,
      to,
      label: '',
      isRefused: false,
      isPlain: false,
      ports: new Set<string>(),
    };
    for (const port of edge.ports) {
      known.ports.add(portOf(port) ?? '');
      known.isPlain ||=
        port.encryption === 'none' || port.encryption === 'some';
    }
    known.isRefused ||= isRefused(edge);
    drawn.set(id, known);
  }
  return [...drawn.values()].map(({ ports, ...edge }) => {
    const [first = '', ...others] = [...ports].filter(Boolean);
    return {
      ...edge,
      label: others.length > 0 ? `${first} +${others.length}` : first,
    };
  });
}

function count(
  items: ReadonlyMap<string, MapItem>,
  from: string,
  to: string,
  refused: boolean,
): void {
  const source = items.get(from);
  const target = items.get(to);
  if (source) {
    source.out += 1;
  }
  if (target) {
    target.in += 1;
  }
  if (refused) {
    for (const item of new Set([source, target])) {
      if (item) {
        item.refused += 1;
        item.level = 'warning';
      }
    }
  }
}
