import { backoffMilliseconds } from './backoff';
import { Clock } from './clock';
import { ClusterError, toClusterError } from './ClusterError';
import { ClusterFailure, KubernetesObject } from './types';
import { WatchEvent } from './watchStream';

/** One kind on one cluster, as its API lists and watches it. Both throw `ClusterError`. */
export interface KindSource {
  readonly cluster: string;
  list(options: {
    /** Unset: everything in one answer. */
    limit?: number;
    continueToken?: string;
    signal: AbortSignal;
  }): Promise<ListPage>;
  /** Resolves when the cluster has agreed to tell of changes. */
  watch(options: {
    resourceVersion: string;
    timeoutSeconds: number;
    signal: AbortSignal;
  }): Promise<AsyncIterable<WatchEvent>>;
}

export interface ListPage {
  items: KubernetesObject[];
  resourceVersion: string;
  continueToken?: string;
}

/** Where what a reflector sees goes. */
export interface ReflectorTarget {
  /** A new complete list begins: what is kept stays until `commit`. */
  beginReplace(): { add(object: KubernetesObject): void; commit(): void };
  put(object: KubernetesObject): void;
  remove(object: KubernetesObject): void;
  /** The source is in another state than before. */
  stateChanged(): void;
}

/** What a reflector knows of its source. */
export type ReflectorState =
  | { phase: 'waiting'; since: Date }
  | { phase: 'live'; observedAt: Date }
  | { phase: 'not-served'; observedAt: Date }
  | {
      phase: 'failing';
      failure: ClusterFailure;
      since: Date;
      /** When the source was last heard; unset where it never was. */
      observedAt?: Date;
    };

export interface ReflectorTiming {
  /** Objects in one answer of a list. */
  pageSize: number;
  /** How long one watch lasts, in seconds: the server ends it. Between 0.8 and 1.2 of it, so that watches spread. */
  watchSeconds: number;
  baseMilliseconds: number;
  capMilliseconds: number;
  /** How long to wait before asking again for a kind that the cluster does not serve. */
  notServedMilliseconds: number;
}

export const defaultTiming: ReflectorTiming = {
  pageSize: 500,
  watchSeconds: 180,
  baseMilliseconds: 1_000,
  capMilliseconds: 30_000,
  notServedMilliseconds: 5 * 60_000,
};

/* A watch that ends sooner than this without a word is no use, and is not begun again at once. */
const usefulWatchMilliseconds = 1_000;
/* After a page was too late twice, the cluster changes faster than pages are read. */
const maximumExpiredLists = 2;
const longestRetryAfterMilliseconds = 5 * 60_000;

/**
 * Keeps a target the same as a kind on a cluster: lists it in pages, watches it from there, takes up a broken watch where
 * it was, lists again where the cluster has forgotten that moment (410).
 *
 * Source of the protocol: Kubernetes' reference "API Concepts", "Efficient detection of changes".
 */
export class Reflector {
  readonly #source: KindSource;
  readonly #target: ReflectorTarget;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #timing: ReflectorTiming;
  readonly #ended = new AbortController();
  #round = new AbortController();
  #state: ReflectorState;
  #resourceVersion: string | undefined;
  #failures = 0;

  constructor(options: {
    source: KindSource;
    target: ReflectorTarget;
    clock: Clock;
    random: () => number;
    timing: ReflectorTiming;
  }) {
    this.#source = options.source;
    this.#target = options.target;
    this.#clock = options.clock;
    this.#random = options.random;
    this.#timing = options.timing;
    this.#state = { phase: 'waiting', since: this.#clock.now() };
  }

  get state(): ReflectorState {
    return this.#state;
  }

  /** Runs until `stop`; never rejects. */
  async run(): Promise<void> {
    while (!this.#ended.signal.aborted) {
      this.#round = new AbortController();
      const signal = AbortSignal.any([this.#ended.signal, this.#round.signal]);
      const pause = await this.#step(signal);
      if (pause > 0 && !signal.aborted) {
        await this.#clock.sleep(pause, signal);
      }
    }
  }

  /** Lists again, now: what was kept stays until the new list is complete. */
  relist(): void {
    this.#resourceVersion = undefined;
    this.#round.abort();
  }

  stop(): void {
    this.#ended.abort();
  }

  /** One list with its watch, or one watch; how long to wait before the next. */
  async #step(signal: AbortSignal): Promise<number> {
    try {
      if (this.#resourceVersion === undefined) {
        const resourceVersion = await this.#list(signal);
        if (signal.aborted) {
          return 0;
        }
        this.#resourceVersion = resourceVersion;
        this.#heard();
      }
      return await this.#watch(this.#resourceVersion, signal);
    } catch (error) {
      return signal.aborted ? 0 : this.#failed(error);
    }
  }

  async #list(signal: AbortSignal): Promise<string> {
    let expired = 0;
    for (;;) {
      try {
        return await this.#listPages(
          expired < maximumExpiredLists ? this.#timing.pageSize : undefined,
          signal,
        );
      } catch (error) {
        expired += 1;
        if (!isExpired(error) || expired > maximumExpiredLists) {
          throw error;
        }
      }
    }
  }

  async #listPages(
    limit: number | undefined,
    signal: AbortSignal,
  ): Promise<string> {
    const replacement = this.#target.beginReplace();
    let continueToken: string | undefined;
    let resourceVersion: string;
    do {
      const page = await this.#source.list({
        ...(limit && { limit }),
        ...(continueToken && { continueToken }),
        signal,
      });
      page.items.forEach(item => replacement.add(item));
      resourceVersion = page.resourceVersion;
      continueToken = page.continueToken;
    } while (continueToken && !signal.aborted);
    if (!signal.aborted) {
      replacement.commit();
    }
    return resourceVersion;
  }

  async #watch(resourceVersion: string, signal: AbortSignal): Promise<number> {
    const startedAt = this.#clock.now().getTime();
    const events = await this.#source.watch({
      resourceVersion,
      timeoutSeconds: Math.round(
        this.#timing.watchSeconds * (0.8 + 0.4 * this.#random()),
      ),
      signal,
    });
    this.#heard();
    let told = false;
    const wasUseful = () =>
      told ||
      this.#clock.now().getTime() - startedAt >= usefulWatchMilliseconds;
    try {
      for await (const event of events) {
        if (signal.aborted) {
          return 0;
        }
        if (event.type === 'ERROR') {
          return this.#watchEnded(event);
        }
        told = true;
        this.#failures = 0;
        this.#take(event);
      }
    } catch (error) {
      if (signal.aborted) {
        return 0;
      }
      /* A connection that broke is taken up again; only where that fails is the source called failing. */
      this.#failures = wasUseful() ? 1 : this.#failures + 1;
      return this.#failures === 1 ? this.#backoff() : this.#failed(error);
    }
    this.#failures = wasUseful() ? 0 : this.#failures + 1;
    return this.#failures === 0 ? 0 : this.#backoff();
  }

  #watchEnded(event: WatchEvent & { type: 'ERROR' }): number {
    if (event.statusCode !== 410) {
      throw new ClusterError({
        code: 'refused',
        statusCode: event.statusCode,
        message: `${this.#source.cluster} ended the watch with ${event.statusCode}`,
      });
    }
    return this.#expired();
  }

  /** The cluster has forgotten where the watch was: list again, at once the first time. */
  #expired(): number {
    this.#resourceVersion = undefined;
    this.#failures += 1;
    return this.#failures === 1 ? 0 : this.#backoff();
  }

  #take(event: Exclude<WatchEvent, { type: 'ERROR' }>): void {
    if (event.type === 'BOOKMARK') {
      this.#resourceVersion = event.resourceVersion;
    } else {
      if (event.type === 'DELETED') {
        this.#target.remove(event.object);
      } else {
        this.#target.put(event.object);
      }
      this.#resourceVersion =
        event.object.metadata.resourceVersion ?? this.#resourceVersion;
    }
    this.#heard();
  }

  #heard(): void {
    const wasLive = this.#state.phase === 'live';
    this.#state = { phase: 'live', observedAt: this.#clock.now() };
    if (!wasLive) {
      this.#target.stateChanged();
    }
  }

  #failed(thrown: unknown): number {
    const error = toClusterError({
      cluster: this.#source.cluster,
      error: thrown,
    });
    if (isExpired(error)) {
      return this.#expired();
    }
    if (error.statusCode === 404) {
      return this.#notServed();
    }
    this.#failures += 1;
    const previous = this.#state;
    const failure = { code: error.code, message: error.message };
    this.#state =
      previous.phase === 'failing'
        ? { ...previous, failure }
        : {
            phase: 'failing',
            failure,
            since: this.#clock.now(),
            ...('observedAt' in previous && {
              observedAt: previous.observedAt,
            }),
          };
    if (
      previous.phase !== 'failing' ||
      previous.failure.message !== failure.message
    ) {
      this.#target.stateChanged();
    }
    return Math.max(
      this.#backoff(),
      Math.min(
        error.retryAfterMilliseconds ?? 0,
        longestRetryAfterMilliseconds,
      ),
    );
  }

  #notServed(): number {
    const watched = this.#resourceVersion !== undefined;
    this.#resourceVersion = undefined;
    if (watched) {
      /* The kind went away while it was watched: ask the list, which knows. */
      return 0;
    }
    this.#target.beginReplace().commit();
    this.#failures = 0;
    const isNews = this.#state.phase !== 'not-served';
    this.#state = { phase: 'not-served', observedAt: this.#clock.now() };
    if (isNews) {
      this.#target.stateChanged();
    }
    return this.#timing.notServedMilliseconds * (0.8 + 0.4 * this.#random());
  }

  #backoff(): number {
    return backoffMilliseconds({
      attempt: Math.max(this.#failures, 1),
      baseMilliseconds: this.#timing.baseMilliseconds,
      capMilliseconds: this.#timing.capMilliseconds,
      random: this.#random,
    });
  }
}

function isExpired(error: unknown): boolean {
  return error instanceof ClusterError && error.statusCode === 410;
}
