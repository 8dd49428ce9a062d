import { KubernetesObject } from './types';

/** One line of a watch. */
export type WatchEvent =
  | { type: 'ADDED' | 'MODIFIED' | 'DELETED'; object: KubernetesObject }
  | { type: 'BOOKMARK'; resourceVersion: string }
  /** The watch is over; 410 where its resource version is too old. */
  | { type: 'ERROR'; statusCode: number; message: string };

/** A stream that no Kubernetes API would send. */
export class WatchStreamError extends Error {
  override name = 'WatchStreamError';
}

const newline = 0x0a;

/**
 * Cuts a stream of bytes into lines as they come, and reads each as a watch event.
 *
 * Throws `WatchStreamError` on a line of more than `maximumLineBytes`, on one that is no event, and on a stream that ends
 * inside a line; passes on what the stream throws.
 */
export async function* readWatchEvents(options: {
  body: AsyncIterable<Uint8Array>;
  maximumLineBytes: number;
}): AsyncGenerator<WatchEvent, void, undefined> {
  let parts: Uint8Array[] = [];
  let size = 0;
  const keep = (part: Uint8Array) => {
    size += part.byteLength;
    if (size > options.maximumLineBytes) {
      throw new WatchStreamError(
        `The watch sent a line of more than ${options.maximumLineBytes} bytes`,
      );
    }
    parts.push(part);
  };
  for await (const chunk of options.body) {
    let start = 0;
    for (
      let end = chunk.indexOf(newline);
      end !== -1;
      end = chunk.indexOf(newline, start)
    ) {
      keep(chunk.subarray(start, end));
      const line = Buffer.concat(parts).toString('utf8').trim();
      parts = [];
      size = 0;
      start = end + 1;
      if (line) {
        yield parseWatchEvent(line);
      }
    }
    if (start < chunk.byteLength) {
      keep(chunk.subarray(start));
    }
  }
  if (size > 0) {
    throw new WatchStreamError('The watch ended in the middle of a line');
  }
}

/** Reads one line. Throws `WatchStreamError` where it is no event. */
export function parseWatchEvent(line: string): WatchEvent {
  const event = parseJson(line);
  const object = isRecord(event) ? event.object : undefined;
  if (!isRecord(event) || !isRecord(object)) {
    throw new WatchStreamError('The watch sent a line that is no event');
  }
  switch (event.type) {
    case 'ADDED':
    case 'MODIFIED':
    case 'DELETED':
      if (isKubernetesObject(object)) {
        return { type: event.type, object };
      }
      break;
    case 'BOOKMARK':
      if (
        isRecord(object.metadata) &&
        typeof object.metadata.resourceVersion === 'string'
      ) {
        return {
          type: 'BOOKMARK',
          resourceVersion: object.metadata.resourceVersion,
        };
      }
      break;
    case 'ERROR':
      return {
        type: 'ERROR',
        statusCode: typeof object.code === 'number' ? object.code : 500,
        message: typeof object.message === 'string' ? object.message : '',
      };
    default:
  }
  throw new WatchStreamError('The watch sent an event that is not known');
}

/** Whether a value has what every object of a Kubernetes API has. */
export function isKubernetesObject(value: unknown): value is KubernetesObject {
  return (
    isRecord(value) &&
    isRecord(value.metadata) &&
    typeof value.metadata.name === 'string'
  );
}

/** Whether a value is an object with fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new WatchStreamError('The watch sent a line that is no JSON');
  }
}
