import { ClusterEvent, ClusterObject } from '../objects/clusterObject';
import { referenceKey, ResourceReference } from '../objects/resource';
import { ResourceTree, TreeNode } from '../objects/resourceTree';
import { HealthCode } from '../objects/words';
import { assess } from './assess';
import { ownObjects } from './ownObjects';

/** One object of the Application, from the tree, from the cluster, or from both. */
export interface GraphNode {
  reference: ResourceReference;
  node?: TreeNode;
  object?: ClusterObject;
  /** Argo CD's word where there is one, else what the object says of itself. */
  health?: HealthCode;
  createdAt?: string;
  children: GraphNode[];
  isRoot: boolean;
}

/** The objects at hand, and who belongs to whom. */
export interface Graph {
  get(reference: ResourceReference): GraphNode | undefined;
  roots: GraphNode[];
  eventsOf(reference: ResourceReference): ClusterEvent[];
}

/** Joins tree and objects; of the objects, those that are the Application's own. Parents that are not at hand leave their children as roots; circles end nowhere. */
export function graphOf(options: {
  tree?: ResourceTree;
  resources?: readonly ResourceReference[];
  objects?: readonly ClusterObject[];
  events?: readonly ClusterEvent[];
}): Graph {
  const { tree, events = [] } = options;
  const objects = ownObjects(options);
  const nodes = new Map<string, GraphNode>();
  const at = (reference: ResourceReference): GraphNode => {
    const { group, kind, namespace, name } = reference;
    const key = referenceKey(reference);
    const known = nodes.get(key);
    if (known) {
      return known;
    }
    const made: GraphNode = {
      reference: { group, kind, ...(namespace && { namespace }), name },
      children: [],
      isRoot: true,
    };
    nodes.set(key, made);
    return made;
  };
  for (const node of tree?.nodes ?? []) {
    const found = at(node);
    found.node = node;
    found.health = node.health?.code;
    found.createdAt = node.createdAt;
  }
  const byUid = new Map<string, GraphNode>();
  for (const object of objects) {
    const found = at(object);
    found.object = object;
    found.health ??= assess(object);
    found.createdAt ??= object.createdAt;
    if (object.uid) {
      byUid.set(object.uid, found);
    }
  }
  const join = (parent: GraphNode | undefined, child: GraphNode) => {
    if (parent && parent !== child && !parent.children.includes(child)) {
      parent.children.push(child);
      child.isRoot = false;
    }
  };
  for (const child of [...nodes.values()]) {
    for (const parent of child.node?.parents ?? []) {
      join(nodes.get(referenceKey(parent)), child);
    }
    for (const owner of child.object?.owners ?? []) {
      join(
        (owner.uid && byUid.get(owner.uid)) ||
          ownerNamed(nodes, owner, child.reference.namespace),
        child,
      );
    }
  }
  const happened = new Map<string, ClusterEvent[]>();
  for (const event of events) {
    // Events name the group of what they are about only sometimes.
    const key = eventKey(event.about);
    happened.set(key, [...(happened.get(key) ?? []), event]);
  }
  return {
    get: reference => nodes.get(referenceKey(reference)),
    roots: [...nodes.values()].filter(({ isRoot }) => isRoot),
    eventsOf: reference =>
      [...(happened.get(eventKey(reference)) ?? [])].sort(
        (left, right) => moment(right) - moment(left),
      ),
  };
}

function ownerNamed(
  nodes: ReadonlyMap<string, GraphNode>,
  owner: { kind: string; name: string },
  namespace: string | undefined,
): GraphNode | undefined {
  for (const node of nodes.values()) {
    const { reference } = node;
    if (
      reference.kind === owner.kind &&
      reference.name === owner.name &&
      (reference.namespace === undefined || reference.namespace === namespace)
    ) {
      return node;
    }
  }
  return undefined;
}

function eventKey({ kind, namespace, name }: ResourceReference): string {
  return `${kind}/${namespace ?? ''}/${name}`;
}

function moment({ lastSeenAt }: ClusterEvent): number {
  return lastSeenAt === undefined ? 0 : Date.parse(lastSeenAt);
}

const order: readonly (HealthCode | undefined)[] = [
  'Degraded',
  'Missing',
  'Progressing',
  'Unknown',
  'Suspended',
  undefined,
  'Healthy',
];

/** The worst first; of what is equally bad, the newest. */
export function byBadness(nodes: readonly GraphNode[]): GraphNode[] {
  return [...nodes].sort(
    (left, right) =>
      order.indexOf(left.health) - order.indexOf(right.health) ||
      Date.parse(right.createdAt ?? '') - Date.parse(left.createdAt ?? '') ||
      0,
  );
}
