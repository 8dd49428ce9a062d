import { FlowGroup } from './types';

/** A connection between two namespaces is kept for both: here it is the one of its source, where that was asked for too. */
export function eachOnce(groups: readonly FlowGroup[]): FlowGroup[] {
  const asked = new Set(
    groups.map(({ cluster, namespace }) => `${cluster}/${namespace}`),
  );
  return groups.filter(
    ({ cluster, namespace, source }) =>
      namespace === source.namespace ||
      source.cluster !== undefined ||
      !asked.has(`${cluster}/${source.namespace}`),
  );
}
