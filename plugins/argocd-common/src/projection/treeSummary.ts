import { referenceKey } from '../objects/resource';
import { parseResourceTree } from '../objects/resourceTree';
import { HealthCode } from '../objects/words';
import { cut, defined } from '../values/read';
import { Share } from './share';

/**
 * One node of a tree, flat: its key holds group, kind, namespace and name.
 *
 * @public
 */
export interface TreeNodeSummary {
  /** `apps/ReplicaSet/payments-dev/checkout-6d5f`. */
  key: string;
  /** Keys of its parents. */
  parents: readonly string[];
  health?: HealthCode;
  message?: string;
  images: readonly string[];
  createdAt?: string;
}

/**
 * Cuts a resource tree down to what views need, worst health first kept where there are more nodes than `limit`. Empty
 * where there is no tree. Never throws.
 *
 * @public
 */
export function summarizeTree(
  value: unknown,
  options: { share?: Share; limit?: number } = {},
): TreeNodeSummary[] {
  const { share = text => text, limit = 5_000 } = options;
  const nodes = parseResourceTree(value)?.nodes ?? [];
  const kept =
    nodes.length <= limit
      ? nodes
      : [...nodes]
          .sort(
            (left, right) => rank(left.health?.code) - rank(right.health?.code),
          )
          .slice(0, limit);
  return kept.map(node =>
    defined({
      key: share(referenceKey(node)),
      parents: node.parents.map(parent => share(referenceKey(parent))),
      health: node.health?.code,
      message: node.health?.message && share(cut(node.health.message, 600)),
      images: node.images.map(share),
      createdAt: node.createdAt,
    }),
  );
}

const order: readonly (HealthCode | undefined)[] = [
  'Degraded',
  'Missing',
  'Progressing',
  'Unknown',
  'Suspended',
  'Healthy',
  undefined,
];

function rank(health: HealthCode | undefined): number {
  return order.indexOf(health);
}
