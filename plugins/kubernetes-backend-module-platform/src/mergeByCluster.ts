import { ClusterObjects } from '@backstage/plugin-kubernetes-common';

/** One item for each cluster, in the order of their first mention: several environments may share one. */
export function mergeByCluster(
  items: readonly ClusterObjects[],
): ClusterObjects[] {
  const merged = new Map<string, ClusterObjects>();
  for (const item of items) {
    const known = merged.get(item.cluster.name);
    merged.set(
      item.cluster.name,
      known
        ? {
            cluster: { ...known.cluster, ...item.cluster },
            resources: [...known.resources, ...item.resources],
            podMetrics: [...known.podMetrics, ...item.podMetrics],
            errors: withoutRepeats([...known.errors, ...item.errors]),
          }
        : item,
    );
  }
  return [...merged.values()];
}

function withoutRepeats(
  errors: ClusterObjects['errors'],
): ClusterObjects['errors'] {
  const seen = new Set<string>();
  return errors.filter(error => {
    const text = JSON.stringify(error);
    const isNew = !seen.has(text);
    seen.add(text);
    return isNew;
  });
}
