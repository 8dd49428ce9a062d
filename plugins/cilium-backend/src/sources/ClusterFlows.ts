import { LoggerService } from '@backstage/backend-plugin-api';
import { ClientReadableStream } from '@grpc/grpc-js';
import {
  ClusterSight,
  FlowAggregates,
  FlowFailure,
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
  StatusResponse,
} from '../clients/messages';
import { observedFlow } from '../clients/observedFlow';
import { RelayClient, relayError } from '../clients/RelayClient';
import { HubbleConfig } from '../config';
import { failureText } from './failureText';
import { Budget } from './Budget';

const hour = 3_600_000;

/* How far back Relay is asked at first: what the rings of its nodes still have. */
const lookBack = 24 * hour;

/** How patient it is, in milliseconds. */
export interface FlowTiming {
  /** Before it tries again; doubled each time, up to `maximumPause`. */
  pause: number;
  maximumPause: number;
  /** How often Relay is asked how its nodes are. */
  status: number;
  /** How long changes are gathered before listeners are told. */
  gather: number;
}

export const defaultFlowTiming: FlowTiming = {
  pause: 1_000,
  maximumPause: 30_000,
  status: 15_000,
  gather: 250,
};

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
  #client: RelayClient | undefined;
  #stream: ClientReadableStream<Buffer> | undefined;
  #timers: NodeJS.Timeout[] = [];
  #telling: NodeJS.Timeout | undefined;
  #resting: NodeJS.Timeout | undefined;
  #isStopped = false;
  #tries = 0;
  #failure: FlowFailure | undefined;
  #failedAt: number | undefined;
  #liveSince: number | undefined;
  #watchedSince: number | undefined;
  #heardAt: number | undefined;
  #lastFlow: number | undefined;
  #nodes:
    { connected: number; unavailable: string[]; missing: number } | undefined;
  readonly #startedAt: number;

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
    this.#startedAt = this.#now();
    this.#aggregates = new FlowAggregates({
      cluster: options.cluster,
      startedAt: this.#startedAt,
      limits: options.limits,
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
    const state = this.#state();
    const nodes = this.#nodes;
    const isPartial = nodes !== undefined && nodes.missing > 0;
    const iso = (time: number) => new Date(time).toISOString();
    const failure = this.#config ? this.#failure : 'not-configured';
    return {
      state,
      status: {
        level:
          state === 'live' ? (isPartial ? 'warning' : 'ok') : levelOf(state),
        reason: failureText({
          cluster: this.cluster,
          failure: state === 'live' ? undefined : failure,
          missing: nodes?.missing ?? 0,
          state,
        }),
        observedAt: iso(this.#heardAt ?? now),
        ...(state === 'stale' &&
          this.#failedAt !== undefined && { staleSince: iso(this.#failedAt) }),
      },
      ...(state !== 'live' && failure && { failure }),
      ...(this.#liveSince !== undefined && { since: iso(this.#liveSince) }),
      ...(this.#heardAt !== undefined && { heardAt: iso(this.#heardAt) }),
      lostEvents: this.#aggregates.lostSince(now - hour),
      ...(nodes && {
        nodes: { connected: nodes.connected, unavailable: nodes.missing },
      }),
    };
  }

  /** The same as the card's verdict takes it. */
  sight(namespaces: readonly string[]): ClusterSight {
    const lastRefusals = namespaces.flatMap(
      name => this.#aggregates.lastRefusal(name) ?? [],
    );
    return {
      cluster: this.cluster,
      ...(this.#liveSince === undefined && {
        blindSince: this.#failedAt ?? this.#startedAt,
      }),
      ...(this.#watchedSince !== undefined && {
        watchedSince: this.#watchedSince,
      }),
      lost: this.#aggregates.lostSince(this.#now() - hour),
      silentNodes: Array.from(
        { length: this.#nodes?.missing ?? 0 },
        (_, index) => this.#nodes?.unavailable[index] ?? '',
      ),
      ...(lastRefusals.length > 0 && {
        lastRefusal: Math.max(...lastRefusals),
      }),
    };
  }

  #state(): FlowSource['state'] {
    if (!this.#config) {
      return 'not-configured';
    }
    if (this.#liveSince !== undefined) {
      return 'live';
    }
    switch (this.#failure) {
      case undefined:
        return 'waiting';
      case 'denied':
      case 'certificate':
      case 'certificate-expired':
        return 'denied';
      default:
        return this.#watchedSince === undefined ? 'blind' : 'stale';
    }
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
          this.#count(answer);
        }
      },
      error => this.#fail(stream, config, error),
    );
  }

  #count(answer: StatusResponse): void {
    const names = answer.unavailable_nodes;
    this.#nodes = {
      connected: answer.num_connected_nodes?.value ?? 0,
      unavailable: names,
      missing: answer.num_unavailable_nodes?.value ?? names.length,
    };
    this.#tellSoon();
  }

  #hear(): void {
    const now = this.#now();
    this.#heardAt = now;
    if (this.#liveSince === undefined) {
      this.#liveSince = now;
      this.#watchedSince ??= now;
      this.#failure = undefined;
      this.#failedAt = undefined;
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
    if (failure !== this.#failure) {
      this.#logger.warn(
        `Flows of ${this.cluster} cannot be followed: ${failure}`,
      );
    }
    this.#failure = failure;
    this.#failedAt ??= this.#now();
    this.#liveSince = undefined;
    this.#nodes = undefined;
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

function levelOf(state: FlowSource['state']): 'error' | 'unknown' {
  return state === 'waiting' || state === 'not-configured'
    ? 'unknown'
    : 'error';
}
