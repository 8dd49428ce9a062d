import { EventStreamOptions, openEventStream } from './eventStream';

/**
 * One browser's server-sent events, each of which says how something is now, so that an older one is worth nothing.
 *
 * @public
 */
export interface StateStream {
  /** Sends an event, unless it says what the last one of its name said. While the browser is slow, only the newest waits. */
  send(event: string, data: unknown): void;
  end(): void;
}

/**
 * Opens a stream of states on a response.
 *
 * @public
 */
export function openStateStream(options: EventStreamOptions): StateStream {
  const stream = openEventStream(options);
  const last = new Map<string, string>();
  let waiting = new Map<string, string>();
  stream.onDrain(() => {
    const due = waiting;
    waiting = new Map();
    due.forEach((json, event) => stream.sendJson(event, json));
  });
  return {
    send(event, data) {
      const json = JSON.stringify(data);
      if (last.get(event) === json) {
        return;
      }
      last.set(event, json);
      if (stream.isFull) {
        waiting.set(event, json);
      } else {
        stream.sendJson(event, json);
      }
    },
    end: () => stream.end(),
  };
}
