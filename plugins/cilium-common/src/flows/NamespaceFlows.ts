import { FlowKind } from './kind';
import { TimeCounts } from './TimeCounts';
import { FlowEvent, FlowGroup, ObservedFlow } from './types';

/* One connection is told by several events: of these, those of the first kind that comes are counted. */
const ranks: Readonly<Record<FlowEvent, number>> = {
  request: 4,
  policyVerdict: 3,
  drop: 2,
  trace: 1,
  other: 0,
};

interface Remembered {
  id: string;
  kind: FlowKind;
  last: ObservedFlow;
  isFolded: boolean;
  firstSeen: number;
  lastSeen: number;
  rank: number;
  counts: TimeCounts;
  encrypted: number;
  open: number;
}

/** The kinds of connections of one namespace, those seen longest ago first. */
export class NamespaceFlows {
  readonly #cluster: string;
  readonly #namespace: string;
  readonly #kinds = new Map<string, Remembered>();
  readonly #bySubject = new Map<string, number>();
  #remembersSince: number;
  #count = 0;
  #lastRefusal: number | undefined;

  constructor(options: {
    cluster: string;
    namespace: string;
    startedAt: number;
  }) {
    this.#cluster = options.cluster;
    this.#namespace = options.namespace;
    this.#remembersSince = options.startedAt;
  }

  get size(): number {
    return this.#kinds.size;
  }

  get remembersSince(): number {
    return this.#remembersSince;
  }

  get lastRefusal(): number | undefined {
    return this.#lastRefusal;
  }

  has({ key }: FlowKind): boolean {
    return this.#kinds.has(key);
  }

  /** How many kinds the subject of one has. */
  sizeOf({ subject }: FlowKind): number {
    return this.#bySubject.get(subject) ?? 0;
  }

  add(kind: FlowKind, flow: ObservedFlow, isFolded: boolean): void {
    const known = this.#kinds.get(kind.key);
    const one = known ?? this.#firstOf(kind, flow, isFolded);
    if (known) {
      this.#kinds.delete(kind.key);
    }
    this.#kinds.set(kind.key, one);
    const rank = ranks[flow.event];
    if (rank > one.rank) {
      one.rank = rank;
      one.counts.clear();
    }
    if (rank === one.rank) {
      one.counts.add(flow.time);
    }
    one.firstSeen = Math.min(one.firstSeen, flow.time);
    one.lastSeen = Math.max(one.lastSeen, flow.time);
    one.last = flow;
    if (flow.isEncrypted !== undefined) {
      one.encrypted += Number(flow.isEncrypted);
      one.open += Number(!flow.isEncrypted);
    }
    if (kind.outcome === 'refused') {
      this.#lastRefusal = Math.max(this.#lastRefusal ?? 0, flow.time);
    }
  }

  #firstOf(kind: FlowKind, flow: ObservedFlow, isFolded: boolean): Remembered {
    this.#bySubject.set(kind.subject, this.sizeOf(kind) + 1);
    this.#count += 1;
    return {
      id: `${this.#cluster}/${this.#namespace}/${this.#count}`,
      kind,
      last: flow,
      isFolded,
      firstSeen: flow.time,
      lastSeen: flow.time,
      rank: ranks[flow.event],
      counts: new TimeCounts(),
      encrypted: 0,
      open: 0,
    };
  }

  /** Forgets those that were seen longest ago. */
  forget(count: number): void {
    let left = count;
    for (const [key, { kind, lastSeen }] of this.#kinds) {
      if (left === 0) {
        return;
      }
      left -= 1;
      this.#kinds.delete(key);
      const others = this.sizeOf(kind) - 1;
      if (others > 0) {
        this.#bySubject.set(kind.subject, others);
      } else {
        this.#bySubject.delete(kind.subject);
      }
      this.#remembersSince = Math.max(this.#remembersSince, lastSeen + 1);
    }
  }

  groups(since: number): FlowGroup[] {
    return [...this.#kinds.values()]
      .filter(({ lastSeen }) => lastSeen >= since)
      .map(one => this.#groupOf(one, since))
      .reverse();
  }

  #groupOf(one: Remembered, since: number): FlowGroup {
    const { kind, last, isFolded, firstSeen, lastSeen, counts } = one;
    const { time, node, event, verdict, isReply, isEncrypted, ...facts } = last;
    const { dropReason, ...rest } = facts;
    const isNew = firstSeen >= since;
    const canTell = !isNew || this.#remembersSince <= since;
    const encryption = encryptionOf(one);
    return {
      ...rest,
      cluster: this.#cluster,
      namespace: this.#namespace,
      id: kind.key,
      outcome: kind.outcome,
      ...(kind.reason && { reason: kind.reason }),
      ...(kind.reason === 'other' && dropReason && { dropReason }),
      count: Math.max(1, counts.since(since)),
      firstSeen,
      lastSeen,
      ...(canTell && { isNew }),
      ...(encryption && { encryption }),
      isFolded,
    };
  }
}

function encryptionOf({ encrypted, open }: Remembered) {
  if (encrypted === 0 && open === 0) {
    return undefined;
  }
  if (open === 0) {
    return 'all';
  }
  return encrypted === 0 ? 'none' : 'some';
}
