import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { createDeferred } from '@backstage/types';
import { Clock } from './clock';
import { IndexedStore, ObjectKey } from './indexedStore';
import {
  KindSource,
  Reflector,
  ReflectorState,
  ReflectorTarget,
  ReflectorTiming,
} from './reflector';
import { ClusterChange, KubernetesObject, WatchedKind } from './types';

type Listener = (change: ClusterChange) => void;

export interface KindCacheOptions {
  source: KindSource;
  logger: LoggerService;
  clock: Clock;
  random: () => number;
  timing: ReflectorTiming;
  /** How long changes are gathered before listeners hear of them. */
  coalesceMilliseconds: number;
}

/** One kind on one cluster: one watch, and what each projection keeps of its objects. */
export class KindCache implements ReflectorTarget {
  readonly #options: KindCacheOptions;
  readonly #createdAt: Date;
  readonly #reflector: Reflector;
  readonly #stores = new Map<WatchedKind<unknown>, IndexedStore<unknown>>();
  readonly #filled = new Set<WatchedKind<unknown>>();
  readonly #listeners = new Set<Listener>();
  readonly #waiting = new Set<() => void>();
  readonly #changed = new Set<string>();
  #sourceChanged = false;
  #timer: NodeJS.Timeout | undefined;
  #isRunning = false;

  constructor(options: KindCacheOptions) {
    this.#options = options;
    this.#createdAt = options.clock.now();
    this.#reflector = new Reflector({ ...options, target: this });
  }

  /** How the source is; as those see it who read by that projection, which may be waiting for its first list. */
  state(kind?: WatchedKind<unknown>): ReflectorState {
    const { state } = this.#reflector;
    if (!kind || this.#filled.has(kind)) {
      return state;
    }
    return state.phase === 'failing'
      ? { phase: 'failing', failure: state.failure, since: state.since }
      : { phase: 'waiting', since: this.#createdAt };
  }

  /** Resolves when there is a first answer for that projection, good or bad, and at the latest after that time. */
  async settled(
    kind: WatchedKind<unknown>,
    timeoutMilliseconds: number,
  ): Promise<void> {
    if (this.state(kind).phase !== 'waiting') {
      return;
    }
    const first = createDeferred();
    const look = () => {
      if (this.state(kind).phase !== 'waiting') {
        first.resolve();
      }
    };
    const timer = setTimeout(() => first.resolve(), timeoutMilliseconds);
    this.#waiting.add(look);
    await first;
    this.#waiting.delete(look);
    clearTimeout(timer);
  }

  /** What is kept by that projection. A new one makes the kind be listed again: whole objects are not kept. */
  store<T>(kind: WatchedKind<T>): IndexedStore<T> {
    const known = this.#stores.get(kind);
    if (known) {
      /* Under each kind is what its own `project` made. */
      return known as IndexedStore<T>;
    }
    const store = new IndexedStore<T>();
    this.#stores.set(kind, store);
    if (this.#isRunning) {
      this.#reflector.relist();
    }
    return store;
  }

  start(): void {
    this.#isRunning = true;
    this.#reflector.run().catch(error => {
      this.#options.logger.error(
        `The watch on ${this.#options.source.cluster} ended`,
        toError(error),
      );
    });
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#listeners.clear();
    this.#reflector.stop();
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  beginReplace(): { add(object: KubernetesObject): void; commit(): void } {
    const fresh = new Map<WatchedKind<unknown>, IndexedStore<unknown>>();
    for (const kind of this.#stores.keys()) {
      fresh.set(kind, new IndexedStore());
    }
    return {
      add: object => {
        for (const [kind, store] of fresh) {
          this.#keep(kind, store, object);
        }
      },
      commit: () => {
        for (const [kind, store] of fresh) {
          const kept = this.#stores.get(kind);
          kept?.namespaces().forEach(name => this.#changed.add(name));
          store.namespaces().forEach(name => this.#changed.add(name));
          kept?.replaceBy(store);
          this.#filled.add(kind);
        }
        this.#schedule();
        this.#waiting.forEach(look => look());
      },
    };
  }

  put(object: KubernetesObject): void {
    for (const [kind, store] of this.#stores) {
      this.#keep(kind, store, object);
    }
    this.#changed.add(keyOf(object).namespace);
    this.#schedule();
  }

  remove(object: KubernetesObject): void {
    const key = keyOf(object);
    this.#stores.forEach(store => store.delete(key));
    this.#changed.add(key.namespace);
    this.#schedule();
  }

  stateChanged(): void {
    this.#sourceChanged = true;
    this.#schedule();
    this.#waiting.forEach(look => look());
  }

  #keep(
    kind: WatchedKind<unknown>,
    store: IndexedStore<unknown>,
    object: KubernetesObject,
  ): void {
    const key = keyOf(object);
    const value = this.#project(kind, object);
    if (value === undefined) {
      store.delete(key);
    } else {
      store.set(key, value);
    }
  }

  #project(kind: WatchedKind<unknown>, object: KubernetesObject): unknown {
    try {
      return kind.project(object);
    } catch (error) {
      this.#options.logger.warn(
        `An object of ${kind.plural} on ${this.#options.source.cluster} is left out: ${toError(error).message}`,
      );
      return undefined;
    }
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const change = this.#takeChange();
      this.#listeners.forEach(listener => listener(change));
    }, this.#options.coalesceMilliseconds).unref();
  }

  #takeChange(): ClusterChange {
    const change = {
      namespaces: new Set(this.#changed),
      source: this.#sourceChanged,
    };
    this.#changed.clear();
    this.#sourceChanged = false;
    return change;
  }
}

function keyOf({ metadata }: KubernetesObject): ObjectKey {
  return { namespace: metadata.namespace ?? '', name: metadata.name };
}
