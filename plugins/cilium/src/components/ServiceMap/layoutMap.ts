import dagre from '@dagrejs/dagre';
import { ShownMap } from './shownMap';

/** Who is drawn, and who is connected to whom. */
export interface MapStructure {
  items: readonly string[];
  edges: readonly { id: string; from: string; to: string }[];
}

/** What the layout of a map depends on, in an order of its own. */
export function structureOf({ items, edges }: ShownMap): MapStructure {
  return {
    items: items.map(({ id }) => id).sort(),
    edges: edges
      .map(({ id, from, to }) => ({ id, from, to }))
      .sort((one, other) => (one.id < other.id ? -1 : 1)),
  };
}

/** Where things are drawn, in pixels from the upper left corner. */
export interface MapLayout {
  width: number;
  height: number;
  /** The upper left corner of each thing. */
  places: ReadonlyMap<string, { x: number; y: number }>;
  /** The way of each connection, and where its label is. */
  ways: ReadonlyMap<string, { path: string; x: number; y: number }>;
}

export const itemSize = { width: 208, height: 52 };

const labelSize = { width: 92, height: 18 };
const margin = 8;

/** Lays a map out from left to right. The same map has the same layout, whatever was seen on its connections. */
export function layoutMap({ items, edges }: MapStructure): MapLayout {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({
    rankdir: 'LR',
    nodesep: 16,
    ranksep: 40,
    marginx: margin,
    marginy: margin,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const id of items) {
    graph.setNode(id, { ...itemSize });
  }
  for (const { from, to } of edges) {
    graph.setEdge(from, to, { ...labelSize, labelpos: 'c' });
  }
  dagre.layout(graph);
  const places = new Map(
    items.map(id => {
      const { x, y } = graph.node(id);
      return [
        id,
        { x: x - itemSize.width / 2, y: y - itemSize.height / 2 },
      ] as const;
    }),
  );
  const ways = new Map(
    edges.map(({ id, from, to }) => {
      const { points, x, y } = graph.edge(from, to) as {
        points: { x: number; y: number }[];
        x: number;
        y: number;
      };
      return [id, { path: pathOf(points), x, y }] as const;
    }),
  );
  const { width = 0, height = 0 } = graph.graph() as {
    width?: number;
    height?: number;
  };
  return { width, height, places, ways };
}

/** A line through points, round at each. */
function pathOf(points: readonly { x: number; y: number }[]): string {
  const [start, ...others] = points;
  const parts = others.map((point, index) => {
    const next = others[index + 1];
    return next
      ? `Q${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}`
      : `L${point.x} ${point.y}`;
  });
  return `M${start.x} ${start.y}${parts.join('')}`;
}
