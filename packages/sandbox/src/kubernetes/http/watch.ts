import { fromStored } from '../conversion';
import { JsonRecord } from '../json';
import { emptyObject } from '../operations/decode';
import { parseSelectors } from '../selectors';
import { expired } from '../status';
import { CompactedError, StoreEvent } from '../storage/store';
import { KubernetesObject } from '../types';
import { Endpoint } from './endpoint';
import { ListQuery, parseListQuery, parseRevision } from './listOptions';
import { includeObjectOf, presentObject } from './present';
import { negotiate, statusOf } from './respond';

const initialEventsEnd = 'k8s.io/initial-events-end';
/** A client that reads so slowly that this much waits for it is cut off, in bytes. */
const backlogLimit = 32 * 1024 * 1024;
const shortestTimeout = 1800;

interface WatchEvent {
  type: string;
  object: KubernetesObject;
}

/** What an event means to somebody who sees only what the selectors leave. */
function seenEvent(
  event: StoreEvent,
  matches: (object: KubernetesObject) => boolean,
): WatchEvent | undefined {
  const now = event.type !== 'DELETED' && matches(event.object);
  const before = event.previous !== undefined && matches(event.previous);
  if (now) {
    return { type: before ? 'MODIFIED' : 'ADDED', object: event.object };
  }
  if (!before || !event.previous) {
    return undefined;
  }
  const { previous } = event;
  return {
    type: 'DELETED',
    object: {
      ...previous,
      metadata: {
        ...previous.metadata,
        resourceVersion: String(event.revision),
      },
    },
  };
}

function bookmarkOf(
  endpoint: Endpoint,
  revision: number,
  annotations?: Record<string, string>,
): KubernetesObject {
  const { metadata, apiVersion, kind, ...empty } = emptyObject(
    endpoint.resource,
  );
  const { name, ...rest } = metadata;
  return {
    kind,
    apiVersion,
    metadata: {
      ...rest,
      resourceVersion: String(revision),
      ...(annotations && { annotations }),
    } as KubernetesObject['metadata'],
    ...empty,
  };
}

class WatchStream {
  readonly #endpoint: Endpoint;
  readonly #query: ListQuery;
  readonly #matches: (object: KubernetesObject) => boolean;
  readonly #present: (object: KubernetesObject) => unknown;
  readonly #timers: NodeJS.Timeout[] = [];
  #unsubscribe: () => void = () => {};
  #delivered = 0;
  /** The revision that it started at, which a bookmark has to be newer than. */
  #startedAt = 0;
  #startsWithState = false;

  constructor(endpoint: Endpoint, query: ListQuery) {
    const { resource, request, context } = endpoint;
    this.#endpoint = endpoint;
    this.#query = query;
    const selected = parseSelectors(resource, query);
    const namespace = resource.namespaced ? endpoint.namespace : undefined;
    this.#matches = object =>
      (!namespace || object.metadata.namespace === namespace) &&
      selected(fromStored(resource, object));
    const negotiated = negotiate(request);
    const includeObject = includeObjectOf(request.query);
    let first = true;
    this.#present = object => {
      const shown = presentObject(
        { resource, negotiated, includeObject, now: context.now() },
        object,
      );
      if (negotiated.as === 'Table' && !first) {
        return { ...(shown as JsonRecord), columnDefinitions: null };
      }
      first = false;
      return shown;
    };
  }

  start(bookmarkInterval: number): void {
    const { response, context } = this.#endpoint;
    const from = parseRevision(this.#query.resourceVersion, true);
    this.#startedAt = from || context.store.revision;
    response.statusCode = 200;
    response.setHeader('content-type', 'application/json');
    response.setHeader('cache-control', 'no-cache, private');
    response.flushHeaders();
    try {
      this.#sendPast(from);
    } catch (error) {
      if (error instanceof CompactedError) {
        const status = statusOf(
          expired(`too old resource version: ${from} (${error.oldest})`),
        );
        this.#write('ERROR', status);
        response.end();
        return;
      }
      throw error;
    }
    this.#unsubscribe = context.store.subscribe(event => this.#send(event));
    response.on('close', () => this.#stop());
    this.#schedule(bookmarkInterval);
  }

  #sendPast(from: number | undefined): void {
    const { context, resource } = this.#endpoint;
    const { store } = context;
    const asksForState =
      this.#query.sendInitialEvents ?? (from === undefined || from === 0);
    this.#delivered = store.revision;
    if (asksForState) {
      this.#startsWithState = true;
      for (const object of store.list(resource.bucket)) {
        if (this.#matches(object)) {
          this.#write('ADDED', this.#present(object));
        }
      }
      if (this.#query.sendInitialEvents && this.#query.allowWatchBookmarks) {
        this.#bookmark();
      }
      return;
    }
    if (from === undefined || from === 0) {
      return;
    }
    this.#delivered = Math.min(from, store.revision);
    for (const event of store.eventsSince(resource.bucket, from)) {
      this.#send(event);
    }
    this.#delivered = Math.max(from, store.revision);
  }

  #schedule(bookmarkInterval: number): void {
    const { response } = this.#endpoint;
    const timeout =
      this.#query.timeoutSeconds ||
      shortestTimeout + Math.floor(Math.random() * shortestTimeout);
    const bookmark = () => {
      if (this.#query.allowWatchBookmarks) {
        this.#bookmark();
      }
    };
    this.#timers.push(
      setInterval(bookmark, bookmarkInterval),
      setTimeout(() => response.end(), timeout * 1000),
    );
    if (timeout > 2) {
      this.#timers.push(setTimeout(bookmark, (timeout - 2) * 1000));
    }
    this.#timers.forEach(timer => timer.unref());
  }

  /** The first one after the state at the start says that this state is complete. */
  #bookmark(): void {
    const annotations = this.#startsWithState
      ? { [initialEventsEnd]: 'true' }
      : undefined;
    const { revision } = this.#endpoint.context.store;
    if (!this.#startsWithState && revision <= this.#startedAt) {
      return;
    }
    this.#startsWithState = false;
    const bookmark = bookmarkOf(this.#endpoint, revision, annotations);
    this.#write('BOOKMARK', this.#present(bookmark));
  }

  #send(event: StoreEvent): void {
    if (
      event.bucket !== this.#endpoint.resource.bucket ||
      event.revision <= this.#delivered
    ) {
      return;
    }
    const seen = seenEvent(event, this.#matches);
    if (seen) {
      this.#write(seen.type, this.#present(seen.object));
    }
  }

  #write(type: string, object: unknown): void {
    const { response } = this.#endpoint;
    response.write(`${JSON.stringify({ type, object })}\n`);
    if (response.writableLength > backlogLimit) {
      response.destroy();
    }
  }

  #stop(): void {
    this.#unsubscribe();
    this.#timers.forEach(timer => clearTimeout(timer));
  }
}

/** GET of a collection with `watch=1`: a stream of changes that ends at its timeout or when the client goes. */
export function handleWatch(
  endpoint: Endpoint,
  options: { bookmarkInterval: number },
): void {
  const query = parseListQuery(endpoint.request.query, true);
  new WatchStream(endpoint, query).start(options.bookmarkInterval);
}
