import { Response } from 'express';

/** One browser's server-sent events. */
export interface EventStream {
  /** Sends an event, unless it says what the last one of its name said. While the browser is slow, only the newest waits. */
  send(event: string, data: unknown): void;
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
  const last = new Map<string, string>();
  let waiting = new Map<string, string>();
  let isFull = false;

  const write = (text: string) => {
    isFull = !response.write(text);
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
    const due = waiting;
    waiting = new Map();
    due.forEach(text => write(text));
  });
  response.once('close', () => {
    clearInterval(heartbeat);
    onEnd();
  });

  return {
    send(event, data) {
      const text = `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
      if (response.writableEnded || last.get(event) === text) {
        return;
      }
      last.set(event, text);
      if (isFull) {
        waiting.set(event, text);
      } else {
        write(text);
      }
    },
    end() {
      response.end();
    },
  };
}
