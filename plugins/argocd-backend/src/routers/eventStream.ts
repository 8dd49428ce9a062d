import { createHash } from 'node:crypto';
import { Response } from 'express';

/** One browser's server-sent events. */
export interface EventStream {
  /** Sends an event, with the id by which a browser that comes back tells what it has. */
  send(event: string, data: unknown, id?: string): void;
  /** Whether the browser is slower than what it is sent. */
  readonly isFull: boolean;
  /** Called when it has caught up again. */
  onDrain(listener: () => void): void;
  end(): void;
}

/**
 * Opens a stream of server-sent events on a response, with a heartbeat that keeps proxies from closing it.
 *
 * Source: HTML Living Standard, "Server-sent events".
 */
export function openEventStream(options: {
  response: Response;
  heartbeatMilliseconds: number;
  /** Called once, when the browser or `end` has closed it. */
  onEnd: () => void;
}): EventStream {
  const { response, heartbeatMilliseconds, onEnd } = options;
  const drains = new Set<() => void>();
  let isFull = false;

  const write = (text: string) => {
    if (!response.writableEnded) {
      isFull = !response.write(text);
    }
  };
  const heartbeat = setInterval(() => {
    if (!isFull) {
      write(': still here\n\n');
    }
  }, heartbeatMilliseconds);

  response.status(200).set({
    'content-type': 'text/event-stream',
    /* `no-transform` keeps the backend's compression from holding events back. */
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  });
  response.flushHeaders();
  response.on('drain', () => {
    isFull = false;
    drains.forEach(listener => listener());
  });
  response.once('close', () => {
    clearInterval(heartbeat);
    onEnd();
  });

  return {
    send(event, data, id) {
      const name = id === undefined ? '' : `id: ${id}\n`;
      write(`${name}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    get isFull() {
      return isFull;
    },
    onDrain: listener => drains.add(listener),
    end() {
      response.end();
    },
  };
}

/** A short name of what an answer says, whenever it was observed: equal answers have equal names. */
export function nameOf(data: unknown): string {
  const text = JSON.stringify(data, (key, value) =>
    key === 'observedAt' ? undefined : value,
  );
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
