import { ServerResponse } from 'node:http';

/**
 * One browser's server-sent events.
 *
 * @public
 */
export interface EventStream {
  /** Sends an event, with the id by which a browser that comes back tells what it has. */
  send(event: string, data: unknown, id?: string): void;
  /** The same of what is JSON already. */
  sendJson(event: string, json: string, id?: string): void;
  /** Whether the browser is slower than what it is sent. */
  readonly isFull: boolean;
  /** Called when it has caught up again. */
  onDrain(listener: () => void): void;
  end(): void;
}

/**
 * How a stream begins and how it ends.
 *
 * @public
 */
export interface EventStreamOptions {
  response: ServerResponse;
  heartbeatMilliseconds: number;
  /** Called once, when the browser or `end` has closed it. */
  onEnd: () => void;
}

/**
 * Opens a stream of server-sent events on a response, with a heartbeat that keeps proxies from closing it.
 *
 * Source: HTML Living Standard, "Server-sent events".
 *
 * @public
 */
export function openEventStream(options: EventStreamOptions): EventStream {
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

  response.statusCode = 200;
  response.setHeader('content-type', 'text/event-stream; charset=utf-8');
  /* `no-transform` keeps the backend's compression from holding events back. */
  response.setHeader('cache-control', 'no-store, no-transform');
  response.setHeader('x-accel-buffering', 'no');
  response.flushHeaders();
  response.on('drain', () => {
    isFull = false;
    drains.forEach(listener => listener());
  });
  response.once('close', () => {
    clearInterval(heartbeat);
    onEnd();
  });

  const send = (event: string, json: string, id?: string) =>
    write(
      `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${json}\n\n`,
    );

  return {
    send: (event, data, id) => send(event, JSON.stringify(data), id),
    sendJson: send,
    get isFull() {
      return isFull;
    },
    onDrain: listener => drains.add(listener),
    end() {
      response.end();
    },
  };
}
