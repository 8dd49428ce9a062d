import { LoggerService } from '@backstage/backend-plugin-api';
import { KubernetesObject, ObjectMeta } from '../types';
import { ObjectLog } from './log';

/** A change of one object, at the revision that it made. */
export interface StoreEvent {
  revision: number;
  bucket: string;
  key: string;
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  /** As it is now; as it was last, with the revision of its removal, where it was deleted. */
  object: KubernetesObject;
  /** As it was before; undefined where it was added. */
  previous?: KubernetesObject;
}

/** The revision asked for is older than what the store still knows. */
export class CompactedError extends Error {
  /** The oldest revision that can still be asked for. */
  readonly oldest: number;

  constructor(oldest: number) {
    super(`The revision is no longer known; the oldest is ${oldest}`);
    this.oldest = oldest;
  }
}

export interface StoreOptions {
  directory: string;
  /** How many changes of a bucket are kept for watches and for lists of the past. */
  eventWindow: number;
  logger: LoggerService;
}

/** `namespace/name`, or the name alone. */
export function keyOf(namespace: string | undefined, name: string): string {
  return namespace ? `${namespace}/${name}` : name;
}

/** The metadata with its revision where the API writes it, after the uid. */
function versioned(metadata: ObjectMeta, revision: number): ObjectMeta {
  const { name, generateName, namespace, uid, resourceVersion, ...rest } =
    metadata;
  return {
    name,
    ...(generateName !== undefined && { generateName }),
    ...(namespace !== undefined && { namespace }),
    ...(uid !== undefined && { uid }),
    resourceVersion: String(revision),
    ...rest,
  };
}

interface Bucket {
  objects: Map<string, KubernetesObject>;
  /** Sorted; undefined where a key was added or removed since. */
  keys?: string[];
  events: StoreEvent[];
  /** Every change after this revision is in `events`. */
  since: number;
}

/**
 * All objects of a cluster, with one counter of revisions over all of them, as etcd has it. Objects in the store are
 * never changed, only replaced: callers copy before they change one.
 */
export class Store {
  readonly #buckets = new Map<string, Bucket>();
  readonly #listeners = new Set<(event: StoreEvent) => void>();
  readonly #undelivered: StoreEvent[] = [];
  readonly #options: StoreOptions;
  readonly #log: ObjectLog;
  readonly #restoredAt: number;
  readonly #wasEmpty: boolean;
  #revision = 0;
  #objects = 0;
  #lines = 0;
  #delivering = false;

  constructor(options: StoreOptions) {
    this.#options = options;
    this.#log = ObjectLog.open(options.directory, entry => {
      this.#revision = Math.max(this.#revision, entry.revision);
      this.#lines += 1;
      if ('bucket' in entry) {
        this.#replace(entry.bucket, entry.key, entry.object);
      }
    });
    this.#wasEmpty = this.#revision === 0;
    this.#restoredAt = this.#revision;
    for (const bucket of this.#buckets.values()) {
      bucket.since = this.#revision;
    }
    this.#compactWhenDue();
  }

  /** Whether there was no state to begin with. */
  get wasEmpty(): boolean {
    return this.#wasEmpty;
  }

  /** Of the latest change in the cluster. */
  get revision(): number {
    return this.#revision;
  }

  get(bucket: string, key: string): KubernetesObject | undefined {
    return this.#buckets.get(bucket)?.objects.get(key);
  }

  /** Begins a bucket whose past nobody can ask for: what was in it before now is not known. */
  begin(bucket: string): void {
    const found = this.#bucket(bucket);
    found.events = [];
    found.since = this.#revision;
  }

  /** Sorted by key; those of one namespace where one is given. */
  list(bucket: string, namespace?: string): KubernetesObject[] {
    const found = this.#buckets.get(bucket);
    if (!found) {
      return [];
    }
    found.keys ??= [...found.objects.keys()].sort();
    const result: KubernetesObject[] = [];
    for (const key of found.keys) {
      const object = found.objects.get(key);
      if (object && (!namespace || object.metadata.namespace === namespace)) {
        result.push(object);
      }
    }
    return result;
  }

  /** What `list` answered at an earlier revision. Throws a `CompactedError` where that is no longer known. */
  listAt(
    bucket: string,
    revision: number,
    namespace?: string,
  ): KubernetesObject[] {
    const found = this.#bucket(bucket);
    if (revision < found.since) {
      throw new CompactedError(found.since);
    }
    const objects = new Map(found.objects);
    for (let index = found.events.length - 1; index >= 0; index -= 1) {
      const event = found.events[index];
      if (event.revision <= revision) {
        break;
      }
      if (event.previous) {
        objects.set(event.key, event.previous);
      } else {
        objects.delete(event.key);
      }
    }
    return [...objects.keys()]
      .sort()
      .map(key => objects.get(key))
      .filter(
        (object): object is KubernetesObject =>
          object !== undefined &&
          (!namespace || object.metadata.namespace === namespace),
      );
  }

  /** The changes of a bucket after a revision. Throws a `CompactedError` where some are no longer known. */
  eventsSince(bucket: string, revision: number): StoreEvent[] {
    const found = this.#bucket(bucket);
    if (revision < found.since) {
      throw new CompactedError(found.since);
    }
    return found.events.filter(event => event.revision > revision);
  }

  /** Stores an object under a new revision, which becomes its `resourceVersion`. */
  put(bucket: string, object: KubernetesObject): KubernetesObject {
    const { metadata } = object;
    const key = keyOf(metadata.namespace, metadata.name);
    const previous = this.get(bucket, key);
    const revision = this.#revision + 1;
    const stored: KubernetesObject = {
      ...object,
      metadata: versioned(metadata, revision),
    };
    this.#log.append({ revision, bucket, key, object: stored });
    this.#lines += 1;
    this.#revision = revision;
    this.#replace(bucket, key, stored);
    this.#publish({
      revision,
      bucket,
      key,
      type: previous ? 'MODIFIED' : 'ADDED',
      object: stored,
      previous,
    });
    return stored;
  }

  /** Removes an object; answers it as it was last, or undefined where there is none. */
  remove(bucket: string, key: string): KubernetesObject | undefined {
    const previous = this.get(bucket, key);
    if (!previous) {
      return undefined;
    }
    const revision = this.#revision + 1;
    this.#log.append({ revision, bucket, key, object: undefined });
    this.#lines += 1;
    this.#revision = revision;
    this.#replace(bucket, key, undefined);
    const object: KubernetesObject = {
      ...previous,
      metadata: { ...previous.metadata, resourceVersion: String(revision) },
    };
    this.#publish({ revision, bucket, key, type: 'DELETED', object, previous });
    return object;
  }

  /** Tells of every change in the order of revisions. Returns what ends it. */
  subscribe(listener: (event: StoreEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#listeners.clear();
    this.#log.close();
  }

  #bucket(name: string): Bucket {
    let bucket = this.#buckets.get(name);
    if (!bucket) {
      bucket = {
        objects: new Map(),
        events: [],
        since: this.#restoredAt ?? 0,
      };
      this.#buckets.set(name, bucket);
    }
    return bucket;
  }

  #replace(
    name: string,
    key: string,
    object: KubernetesObject | undefined,
  ): void {
    const bucket = this.#bucket(name);
    const had = bucket.objects.has(key);
    if (object) {
      bucket.objects.set(key, object);
    } else {
      bucket.objects.delete(key);
    }
    if (had !== Boolean(object)) {
      bucket.keys = undefined;
      this.#objects += object ? 1 : -1;
    }
  }

  #publish(event: StoreEvent): void {
    const bucket = this.#bucket(event.bucket);
    bucket.events.push(event);
    while (bucket.events.length > this.#options.eventWindow) {
      bucket.since = bucket.events.shift()?.revision ?? bucket.since;
    }
    this.#compactWhenDue();
    this.#undelivered.push(event);
    if (this.#delivering) {
      // A listener wrote: what it caused is told after what it is being told, so that all hear the same order.
      return;
    }
    this.#delivering = true;
    try {
      for (
        let next = this.#undelivered.shift();
        next;
        next = this.#undelivered.shift()
      ) {
        this.#deliver(next);
      }
    } finally {
      this.#delivering = false;
    }
  }

  #deliver(event: StoreEvent): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(event);
      } catch (error) {
        this.#options.logger.error(
          `A listener failed on ${event.type} ${event.bucket}/${event.key}: ${error}`,
        );
      }
    }
  }

  #compactWhenDue(): void {
    if (this.#lines < 2 * this.#objects + 5000) {
      return;
    }
    this.#log.compact(this.#revision, this.#entries());
    this.#lines = this.#objects + 1;
  }

  *#entries() {
    for (const [bucket, { objects }] of this.#buckets) {
      for (const [key, object] of objects) {
        yield {
          revision: Number(object.metadata.resourceVersion),
          bucket,
          key,
          object,
        };
      }
    }
  }
}
