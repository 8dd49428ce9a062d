import {
  EntityServiceMap,
  FlowGroup,
  serviceMap,
  ServiceMap,
} from '@socle/plugin-cilium-common';
import { Clusters } from './Clusters';
import { environmentOf, NetworkView } from './NetworkViews';
import { Refusals } from './Refusals';

const mostEdges = 2_000;

/** What a map is asked of. */
export interface MapQuery {
  environment?: string;
  minutes: number;
}

/** Real traffic of entities. */
export class Maps {
  readonly #clusters: Clusters;
  readonly #refusals: Refusals;
  readonly #now: () => number;

  constructor(options: {
    clusters: Clusters;
    refusals: Refusals;
    now: () => number;
  }) {
    this.#clusters = options.clusters;
    this.#refusals = options.refusals;
    this.#now = options.now;
  }

  /** Throws `NotFoundError` where the entity has no such environment. */
  of(view: NetworkView, query: MapQuery): EntityServiceMap {
    const now = this.#now();
    const only =
      query.environment === undefined
        ? undefined
        : environmentOf(view, query.environment);
    const groups = this.#refusals
      .groups(view, query.minutes * 60_000)
      .map(({ shown }) => shown)
      .filter(
        ({ cluster, namespace }) =>
          !only || (only.cluster === cluster && only.namespace === namespace),
      );
    const whole = serviceMap({ groups });
    const edges = [...whole.edges]
      .sort((one, other) => other.lastSeen - one.lastSeen)
      .slice(0, mostEdges);
    const used = new Set(edges.flatMap(({ from, to }) => [from, to]));
    const map: ServiceMap = {
      ...whole,
      nodes: whole.nodes.filter(({ id }) => used.has(id)),
      edges,
    };
    return {
      ...this.#clusters.answerOf(view, now),
      window: {
        from: new Date(now - query.minutes * 60_000).toISOString(),
        to: new Date(now).toISOString(),
      },
      map,
      focus: focusOf(groups, map),
      more: whole.edges.length - edges.length,
    };
  }
}

/* Every group of a view has an end among the entity's own workloads: that of its namespace, as it is named in the map. */
function focusOf(
  groups: readonly FlowGroup[],
  { nodes }: ServiceMap,
): string[] {
  const names = new Set(
    groups.map(({ cluster, namespace, source, destination }) => {
      const own = source.namespace === namespace ? source : destination;
      return `${cluster}/${namespace}/${own.workload?.name ?? own.pod ?? ''}`;
    }),
  );
  return nodes.map(({ id }) => id).filter(id => names.has(id));
}
