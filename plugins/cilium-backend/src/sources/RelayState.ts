import {
  ClusterSight,
  FlowFailure,
  FlowSource,
} from '@socle/plugin-cilium-common';
import { StatusLevel } from '@socle/plugin-platform-common';
import { StatusResponse } from '../clients/messages';
import { failureText } from './failureText';

/** How one cluster's Relay is, and since when. Times are in milliseconds since 1970. */
export class RelayState {
  readonly #cluster: string;
  readonly #isConfigured: boolean;
  readonly #startedAt: number;
  #failure: FlowFailure | undefined;
  #failedAt: number | undefined;
  #liveSince: number | undefined;
  #watchedSince: number | undefined;
  #heardAt: number | undefined;
  #nodes:
    { connected: number; unavailable: string[]; missing: number } | undefined;

  constructor(options: {
    cluster: string;
    isConfigured: boolean;
    now: number;
  }) {
    this.#cluster = options.cluster;
    this.#isConfigured = options.isConfigured;
    this.#startedAt = options.now;
  }

  /** It answered. Whether that is news. */
  hear(now: number): boolean {
    this.#heardAt = now;
    if (this.#liveSince !== undefined) {
      return false;
    }
    this.#liveSince = now;
    this.#watchedSince ??= now;
    this.#failure = undefined;
    this.#failedAt = undefined;
    return true;
  }

  /** It does not answer. Whether that is news. */
  fail(failure: FlowFailure, now: number): boolean {
    const isNews = failure !== this.#failure;
    this.#failure = failure;
    this.#failedAt ??= now;
    this.#liveSince = undefined;
    this.#nodes = undefined;
    return isNews;
  }

  count(answer: StatusResponse): void {
    const names = answer.unavailable_nodes;
    this.#nodes = {
      connected: answer.num_connected_nodes?.value ?? 0,
      unavailable: names,
      missing: answer.num_unavailable_nodes?.value ?? names.length,
    };
  }

  source(options: { now: number; lostEvents: number }): FlowSource {
    const { now, lostEvents } = options;
    const nodes = this.#nodes;
    const state = this.#state();
    const missing = nodes?.missing ?? 0;
    const known = this.#isConfigured ? this.#failure : 'not-configured';
    const failure = state === 'live' ? undefined : known;
    return {
      state,
      status: {
        level: levelOf(state, missing > 0),
        reason: failureText({
          cluster: this.#cluster,
          failure,
          missing,
          state,
        }),
        observedAt: iso(this.#heardAt ?? now),
        ...(state === 'stale' &&
          this.#failedAt !== undefined && { staleSince: iso(this.#failedAt) }),
      },
      ...(failure && { failure }),
      ...(this.#liveSince !== undefined && { since: iso(this.#liveSince) }),
      ...(this.#heardAt !== undefined && { heardAt: iso(this.#heardAt) }),
      lostEvents,
      ...(nodes && {
        nodes: { connected: nodes.connected, unavailable: missing },
      }),
    };
  }

  /** The same as the card's verdict takes it. */
  sight(options: { lost: number; lastRefusals: number[] }): ClusterSight {
    const { lost, lastRefusals } = options;
    const nodes = this.#nodes;
    return {
      cluster: this.#cluster,
      ...(this.#liveSince === undefined && {
        blindSince: this.#failedAt ?? this.#startedAt,
      }),
      ...(this.#watchedSince !== undefined && {
        watchedSince: this.#watchedSince,
      }),
      lost,
      /* Relay does not name all of them. */
      silentNodes: Array.from(
        { length: nodes?.missing ?? 0 },
        (_, index) => nodes?.unavailable[index] ?? '',
      ),
      ...(lastRefusals.length > 0 && {
        lastRefusal: Math.max(...lastRefusals),
      }),
    };
  }

  #state(): FlowSource['state'] {
    if (!this.#isConfigured) {
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
}

function levelOf(state: FlowSource['state'], isPartial: boolean): StatusLevel {
  switch (state) {
    case 'live':
      return isPartial ? 'warning' : 'ok';
    case 'waiting':
    case 'not-configured':
      return 'unknown';
    default:
      return 'error';
  }
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
