import { DeliveryNode } from '@socle/plugin-argocd-common';
import { StatusLevel } from '@socle/plugin-platform-common';
import { levelOf } from './levelOf';

/** One thing that is drawn: an object, or several of one kind that stand for each other until somebody opens them. */
export type TreeItem = {
  id: string;
  /** From 1, as trees for screen readers have it. */
  depth: number;
  /** Among what the same thing made, from 1. */
  position: number;
  siblings: number;
  parent?: string;
  children: string[];
  level: StatusLevel;
} & (
  | { type: 'object'; node: DeliveryNode }
  | { type: 'group'; kind: string; count: number; isOpen: boolean }
);

/* Beyond this, things of one kind are drawn as one. */
const maximumItems = 60;

/* Fewer of one kind are no crowd. */
const smallestGroup = 4;

const severity: readonly StatusLevel[] = ['error', 'warning', 'unknown', 'ok'];

/**
 * What is drawn of a tree, each thing after what made it, the worst first. Where there are more than 60 things, those of one
 * kind that one thing made are a group, which opens on demand.
 */
export function shownTree(
  roots: readonly DeliveryNode[],
  options: { open: ReadonlySet<string>; limit?: number },
): TreeItem[] {
  const { open, limit = maximumItems } = options;
  const groups = sizeOf(roots) > limit;
  const items: TreeItem[] = [];

  /* What is in a group is not grouped again. */
  const add = (
    nodes: readonly DeliveryNode[],
    depth: number,
    parent: string | undefined,
    isGrouped: boolean,
  ): string[] => {
    const parts = partsOf(nodes, parent ?? '', isGrouped);
    return parts.map((part, index) => {
      const shared = {
        depth,
        position: index + 1,
        siblings: parts.length,
        children: [],
        ...(parent !== undefined && { parent }),
      };
      if (part.type === 'object') {
        const { node } = part;
        const { id } = node;
        const level = levelOf(node);
        const item: TreeItem = { type: 'object', id, node, level, ...shared };
        items.push(item);
        item.children = add(node.children, depth + 1, id, groups);
        return id;
      }
      const { id, kind, nodes: members } = part;
      const isOpen = open.has(id);
      const item: TreeItem = {
        type: 'group',
        id,
        kind,
        count: members.length,
        isOpen,
        level: worstOf(members),
        ...shared,
      };
      items.push(item);
      item.children = isOpen ? add(members, depth + 1, id, false) : [];
      return id;
    });
  };
  add(roots, 1, undefined, groups);
  return items;
}

type Part =
  | { type: 'object'; node: DeliveryNode }
  | { type: 'group'; id: string; kind: string; nodes: DeliveryNode[] };

function partsOf(
  nodes: readonly DeliveryNode[],
  parent: string,
  groups: boolean,
): Part[] {
  const sorted = [...nodes].sort(byLevel);
  if (!groups) {
    return sorted.map(node => ({ type: 'object', node }));
  }
  const kinds = new Map<string, DeliveryNode[]>();
  for (const node of sorted) {
    const { kind } = node.reference;
    kinds.set(kind, [...(kinds.get(kind) ?? []), node]);
  }
  return [...kinds].flatMap(([kind, some]): Part[] =>
    some.length < smallestGroup
      ? some.map(node => ({ type: 'object', node }))
      : [{ type: 'group', id: `${parent}#${kind}`, kind, nodes: some }],
  );
}

function sizeOf(nodes: readonly DeliveryNode[]): number {
  return nodes.reduce((sum, { children }) => sum + 1 + sizeOf(children), 0);
}

/** The worst of a branch, so that what is wrong inside of a closed group is seen on it. */
function worstOf(nodes: readonly DeliveryNode[]): StatusLevel {
  return nodes.reduce<StatusLevel>((worst, node) => {
    const below =
      node.children.length > 0 ? worstOf(node.children) : levelOf(node);
    return [worst, levelOf(node), below].sort(
      (left, right) => severity.indexOf(left) - severity.indexOf(right),
    )[0];
  }, 'ok');
}

/* Only what is wrong goes first: what is well keeps the order that Argo CD gives it, and so its place. */
function byLevel(left: DeliveryNode, right: DeliveryNode): number {
  const rank = (node: DeliveryNode) => (worstOf([node]) === 'error' ? 0 : 1);
  return rank(left) - rank(right);
}
