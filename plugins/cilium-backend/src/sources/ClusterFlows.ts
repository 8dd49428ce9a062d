import { LoggerService } from '@backstage/backend-plugin-api';
import { ClientReadableStream } from '@grpc/grpc-js';
import {
  ClusterSight,
  FlowAggregates,
  FlowGroup,
  FlowLimits,
  FlowSource,
  ObservedFlow,
} from '@socle/plugin-cilium-common';
import {
  countOf,
  decodeFlows,
  FlowsRequest,
  momentOf,
} from '../clients/messages';
import { observedFlow } from '../clients/observedFlow';
import { RelayClient, relayError } from '../clients/RelayClient';
import { HubbleConfig } from '../config';
import { Budget } from './Budget';
import { defaultFlowTiming, FlowTiming } from './flowTiming';
import { RelayState } from './RelayState';

const hour = 3_600_000;

/* How far back Relay is asked at first: what the rings of its nodes still have. */
const lookBack = 24 * hour;

/* Drops, verdicts, what proxies say, and arrivals at a pod (TO_LXC), which alone tell of encryption. */
const whitelist: FlowsRequest['whitelist'] = [
  {
    event_type: [
      { type: 1 },
      { type: 5 },
      { type: 129 },
      { type: 4, match_sub_type: true, sub_type: 0 },
    ],
  },
];

const dropped = 2;

/**
 * One cluster's flows: the one stream that follows its Relay, into aggregates that are bounded whatever comes. A stream that ends
 * is taken up again where it was.
 */
export class ClusterFlows {
  readonly cluster: string;
  readonly #config: HubbleConfig | undefined;
  readonly #logger: LoggerService;
  readonly #now: () => number;
  readonly #timing: FlowTiming;
  readonly #budget: Budget;
  readonly #listeners = new Set<() => void>();
  readonly #aggregates: FlowAggregates;
  readonly #state: RelayState;
  #client: RelayClient | undefined;
  #stream: ClientReadableStream<Buffer> | undefined;
  #timers: NodeJS.Timeout[] = [];
  #telling: NodeJS.Timeout | undefined;
  #resting: NodeJS.Timeout | undefined;
  #isStopped = false;
  #tries = 0;
  #lastFlow: number | undefined;

  constructor(options: {
    cluster: string;
    config: HubbleConfig | undefined;
    logger: LoggerService;
    now?: () => number;
    timing?: FlowTiming;
    limits?: Partial<FlowLimits>;
  }) {
    this.cluster = options.cluster;
    this.#config = options.config;
    this.#logger = options.logger;
    this.#now = options.now ?? Date.now;
    this.#timing = options.timing ?? defaultFlowTiming;
    this.#budget = new Budget(options.config?.flowsPerSecond ?? 0);
    const startedAt = this.#now();
    this.#aggregates = new FlowAggregates({
      cluster: options.cluster,
      startedAt,
      limits: options.limits,
    });
    this.#state = new RelayState({
      cluster: options.cluster,
      isConfigured: options.config !== undefined,
      now: startedAt,
    });
  }

  start(): void {
    if (this.#config) {
      this.#follow(this.#config);
    }
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#telling);
    clearTimeout(this.#resting);
    this.#disconnect();
  }

  /** Told of new flows and of how the source is, many at once. Returns what ends it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  groups(options: { namespace: string; since: number }): FlowGroup[] {
    return this.#aggregates.groups(options);
  }

  /** Kinds of connections that are remembered. */
  get size(): number {
    return this.#aggregates.size;
  }

  /** The last refused flows of a namespace, from Relay itself; none where it does not answer. */
  async lastRefused(options: {
    namespace: string;
    number: number;
  }): Promise<ObservedFlow[]> {
    const { namespace, number } = options;
    const pod = [`${namespace}/`];
    try {
      const found = await this.#client?.lastFlows({
        number,
        whitelist: [
          { source_pod: pod, verdict: [dropped] },
          { destination_pod: pod, verdict: [dropped] },
        ],
      });
      return (found ?? []).flatMap(({ flow }) =>
        flow ? [observedFlow(flow, this.cluster)] : [],
      );
    } catch (error) {
      this.#logger.debug(
        `Relay of ${this.cluster} does not tell of single flows: ${relayError(error).failure}`,
      );
      return [];
    }
  }

  source(): FlowSource {
    const now = this.#now();
    return this.#state.source({ now, lostEvents: this.#lost(now) });
  }

  /** The same as the card's verdict takes it. */
  sight(namespaces: readonly string[]): ClusterSight {
    return this.#state.sight({
      lost: this.#lost(this.#now()),
      lastRefusals: namespaces.flatMap(
        name => this.#aggregates.lastRefusal(name) ?? [],
      ),
    });
  }

  #lost(now: number): number {
    return this.#aggregates.lostSince(now - hour);
  }

  #follow(config: HubbleConfig): void {
    if (this.#isStopped) {
      return;
    }
    try {
      const client = RelayClient.connect(config, this.#now());
      this.#client = client;
      const since = this.#lastFlow ?? this.#now() - lookBack;
      const seconds = Math.floor(since / 1_000);
      const stream = client.follow({
        whitelist,
        since: { seconds, nanos: (since - seconds * 1_000) * 1_000_000 },
      });
      this.#stream = stream;
      stream.on('metadata', () => this.#hear());
      stream.on('data', (bytes: Buffer) => this.#take(bytes, since));
      stream.on('error', error => this.#fail(stream, config, error));
      stream.on('end', () => this.#fail(stream, config, undefined));
      const look = () => this.#look(client, stream, config);
      look();
      this.#timers.push(setInterval(look, this.#timing.status));
    } catch (error) {
      this.#fail(undefined, config, error);
    }
  }

  #look(
    client: RelayClient,
    stream: ClientReadableStream<Buffer>,
    config: HubbleConfig,
  ): void {
    client.status().then(
      answer => {
        if (this.#stream === stream) {
          this.#hear();
          this.#state.count(answer);
          this.#tellSoon();
        }
      },
      error => this.#fail(stream, config, error),
    );
  }

  #hear(): void {
    if (this.#state.hear(this.#now())) {
      this.#tries = 0;
      this.#tellSoon();
    }
  }

  #take(bytes: Buffer, since: number): void {
    const now = this.#now();
    this.#hear();
    if (!this.#budget.take(now)) {
      this.#rest();
    }
    const {
      flow,
      lost_events: lost,
      node_status: node,
      time,
    } = decodeFlows(bytes);
    if (flow) {
      const observed = observedFlow(flow, this.cluster);
      /* What was the last before the stream broke is told again. */
      if (observed.time > since || this.#lastFlow === undefined) {
        this.#aggregates.add(observed);
        this.#lastFlow = Math.max(
          this.#lastFlow ?? 0,
          Math.min(observed.time, now),
        );
      }
    } else if (lost) {
      this.#aggregates.addLost({
        time: momentOf(time) ?? now,
        count: countOf(lost.num_events_lost),
      });
    } else if (node && this.#client && this.#stream && this.#config) {
      this.#look(this.#client, this.#stream, this.#config);
    }
    this.#tellSoon();
  }

  /** A flood waits where Hubble bounds it, and counts what it loses: it takes neither memory nor the time of everybody else. */
  #rest(): void {
    const stream = this.#stream;
    stream?.pause();
    this.#resting ??= setTimeout(() => {
      this.#resting = undefined;
      this.#stream?.resume();
    }, this.#budget.tick);
  }

  #fail(
    stream: ClientReadableStream<Buffer> | undefined,
    config: HubbleConfig,
    error: unknown,
  ): void {
    if (this.#isStopped || stream !== this.#stream) {
      return;
    }
    const { failure } = relayError(error);
    if (this.#state.fail(failure, this.#now())) {
      this.#logger.warn(
        `Flows of ${this.cluster} cannot be followed: ${failure}`,
      );
    }
    this.#disconnect();
    const { pause, maximumPause } = this.#timing;
    const delay = Math.min(maximumPause, pause * 2 ** this.#tries);
    this.#tries += 1;
    this.#timers.push(
      setTimeout(() => this.#follow(config), delay * (0.5 + Math.random() / 2)),
    );
    this.#tellSoon();
  }

  #disconnect(): void {
    this.#timers.forEach(timer => clearTimeout(timer));
    this.#timers = [];
    const stream = this.#stream;
    this.#stream = undefined;
    stream?.cancel();
    this.#client?.close();
    this.#client = undefined;
  }

  #tellSoon(): void {
    if (this.#listeners.size > 0 && !this.#isStopped) {
      this.#telling ??= setTimeout(() => {
        this.#telling = undefined;
        this.#listeners.forEach(listener => listener());
      }, this.#timing.gather);
    }
  }
}
