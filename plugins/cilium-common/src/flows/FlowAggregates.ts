import { folded, kindOf, namespacesOf } from './kind';
import { NamespaceFlows } from './NamespaceFlows';
import { TimeCounts } from './TimeCounts';
import { FlowGroup, ObservedFlow } from './types';

/**
 * How much is remembered.
 *
 * @public
 */
export interface FlowLimits {
  /** Kinds of connections of one workload, of one outcome, in one direction; what is beyond is folded. */
  perWorkload: number;
  /** Kinds of one namespace; those seen longest ago are forgotten. */
  perNamespace: number;
  /** Kinds of all namespaces; the namespace with most of them forgets first. */
  total: number;
}

/** @public */
export const defaultFlowLimits: FlowLimits = {
  perWorkload: 200,
  perNamespace: 2_000,
  total: 50_000,
};

/**
 * What is remembered of one cluster's flows: kinds of connections with how often and when, for each namespace. Bounded by its
 * limits, whatever comes in. Reads no clock: time is what flows tell.
 *
 * @public
 */
export class FlowAggregates {
  readonly cluster: string;
  readonly #limits: FlowLimits;
  readonly #startedAt: number;
  readonly #namespaces = new Map<string, NamespaceFlows>();
  readonly #lost = new TimeCounts();
  #size = 0;

  constructor(options: {
    cluster: string;
    /** Since when the cluster is watched, in milliseconds since 1970. */
    startedAt: number;
    limits?: Partial<FlowLimits>;
  }) {
    this.cluster = options.cluster;
    this.#startedAt = options.startedAt;
    this.#limits = { ...defaultFlowLimits, ...options.limits };
  }

  /** Counts a flow for the namespaces of its ends; one that tells nothing of a connection is passed over. */
  add(flow: ObservedFlow): void {
    if (!Number.isFinite(flow.time)) {
      return;
    }
    for (const name of namespacesOf(flow)) {
      this.#addFor(name, flow);
    }
  }

  #addFor(name: string, flow: ObservedFlow): void {
    const kind = kindOf(flow, name);
    if (!kind) {
      return;
    }
    const flows = this.#namespaceOf(name);
    const before = flows.size;
    if (!flows.has(kind) && flows.sizeOf(kind) >= this.#limits.perWorkload) {
      const less = folded(flow, name);
      const coarse = kindOf(less, name);
      if (coarse) {
        flows.add(coarse, less, true);
      }
    } else {
      flows.add(kind, flow, false);
    }
    if (flows.size > this.#limits.perNamespace) {
      flows.forget(flows.size - this.#limits.perNamespace);
    }
    this.#size += flows.size - before;
    this.#keepWithin();
  }

  #namespaceOf(name: string): NamespaceFlows {
    const known = this.#namespaces.get(name);
    if (known) {
      return known;
    }
    const flows = new NamespaceFlows({
      cluster: this.cluster,
      namespace: name,
      startedAt: this.#startedAt,
    });
    this.#namespaces.set(name, flows);
    return flows;
  }

  /** The largest namespace forgets many at once, so that looking for it is rare. */
  #keepWithin(): void {
    while (this.#size > this.#limits.total) {
      const [first, ...others] = this.#namespaces.values();
      const largest = others.reduce(
        (found, one) => (one.size > found.size ? one : found),
        first,
      );
      const count = Math.max(1, Math.floor(largest.size / 8));
      largest.forget(count);
      this.#size -= count;
    }
  }

  /** Counts events that Hubble lost before anybody saw them (`LostEvent`). */
  addLost(options: { time: number; count: number }): void {
    const { time, count } = options;
    if (Number.isFinite(time) && count > 0) {
      this.#lost.add(time, count);
    }
  }

  /** How many events were lost since a moment, in whatever namespace. */
  lostSince(time: number): number {
    return this.#lost.since(time);
  }

  /** The kinds of connections of a namespace that were seen since a moment, the last seen first. */
  groups(options: { namespace: string; since: number }): FlowGroup[] {
    const { namespace, since } = options;
    return this.#namespaces.get(namespace)?.groups(since) ?? [];
  }

  /** When something was last refused in a namespace, as far as it is remembered. */
  lastRefusal(namespace: string): number | undefined {
    return this.#namespaces.get(namespace)?.lastRefusal;
  }

  /** Since when everything that was seen of a namespace is remembered. */
  remembersSince(namespace: string): number {
    return this.#namespaces.get(namespace)?.remembersSince ?? this.#startedAt;
  }

  /** Kinds of connections that are remembered now. */
  get size(): number {
    return this.#size;
  }
}
