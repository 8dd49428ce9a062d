import dagre from '@dagrejs/dagre';
import { TreeItem } from './shownTree';

/** Where things are drawn, in pixels from the upper left corner. */
export interface TreeLayout {
  width: number;
  height: number;
  /** The upper left corner of each thing. */
  places: ReadonlyMap<string, { x: number; y: number }>;
  /** From the right of what made something to the left of that. */
  edges: { id: string; from: [number, number]; to: [number, number] }[];
}

export const nodeSize = { width: 232, height: 52 };

/** Lays a tree out from left to right. The same tree has the same layout, whatever state its things are in. */
export function layoutTree(items: readonly TreeItem[]): TreeLayout {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 12, ranksep: 48 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of items) {
    graph.setNode(id, { ...nodeSize });
  }
  for (const { id, parent } of items) {
    if (parent !== undefined) {
      graph.setEdge(parent, id);
    }
  }
  dagre.layout(graph);
  const { width, height } = nodeSize;
  const places = new Map(
    items.map(({ id }) => {
      const { x, y } = graph.node(id);
      return [id, { x: x - width / 2, y: y - height / 2 }];
    }),
  );
  const edges = items.flatMap(({ id, parent }): TreeLayout['edges'] => {
    const to = places.get(id);
    const from = parent === undefined ? undefined : places.get(parent);
    return from && to
      ? [
          {
            id: `${parent} ${id}`,
            from: [from.x + width, from.y + height / 2],
            to: [to.x, to.y + height / 2],
          },
        ]
      : [];
  });
  const all = [...places.values()];
  return {
    width: Math.max(0, ...all.map(({ x }) => x + width)),
    height: Math.max(0, ...all.map(({ y }) => y + height)),
    places,
    edges,
  };
}
