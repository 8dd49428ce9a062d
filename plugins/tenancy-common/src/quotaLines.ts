import { QuotaLine } from './environments';
import { parseQuantity } from './quantity';

/**
 * What a ResourceQuota allows, and what of it is used, by resource: `status.hard` and `status.used`.
 *
 * @public
 */
export interface QuotaSummary {
  hard: Record<string, string>;
  used: Record<string, string>;
}

/* As a number for drawing it is meaningless beyond, and infinity is no JSON. */
const maximumRatio = 1000;

/**
 * One line for each resource that quotas limit, in the order in which they name them. Where several quotas limit the same
 * resource, the one with the least left counts. A resource without a used amount has none used; one whose amounts cannot
 * be read is left out.
 *
 * `ratio` is at most 1000.
 *
 * @public
 */
export function quotaLines(quotas: readonly QuotaSummary[]): QuotaLine[] {
  const lines = new Map<string, QuotaLine>();
  for (const quota of quotas) {
    const usedBy = new Map(Object.entries(quota.used));
    for (const [resource, hard] of Object.entries(quota.hard)) {
      const used = usedBy.get(resource) ?? '0';
      const ratio = ratioOf(parseQuantity(used), parseQuantity(hard));
      const known = lines.get(resource);
      if (ratio !== undefined && (!known || ratio > known.ratio)) {
        lines.set(resource, { resource, used, hard, ratio });
      }
    }
  }
  return [...lines.values()];
}

function ratioOf(
  used: number | undefined,
  hard: number | undefined,
): number | undefined {
  if (used === undefined || hard === undefined) {
    return undefined;
  }
  return used === hard ? 1 : Math.min(used / hard, maximumRatio);
}
