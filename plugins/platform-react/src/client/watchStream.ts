import { ResponseError, toError } from '@backstage/errors';
import { backOff } from './backOff';
import { readDenial } from './readDenial';
import { readEvents } from './readEvents';

/** A server that has nothing to say sends a comment each quarter of a minute; some missed ones are a dead line. */
const silence = 60_000;

/**
 * What a watch tells besides data: that the connection is there, or is there again, and that it is lost and being taken up
 * again. A server that has nothing new says nothing after `connected`.
 *
 * @public
 */
export type ConnectionEvent =
  { type: 'connected' } | { type: 'interrupted'; error: Error };

/**
 * An event of a server's stream, by its name.
 *
 * @public
 */
export interface ToldEvent {
  type: string;
  data: unknown;
}

/**
 * The events of those names on a server's stream, until the signal aborts. A lost connection is taken up again where it was
 * lost: the server then tells only what is new.
 *
 * @throws ResponseError with a status of 400 to 499, which trying again does not mend; also where the server ends the stream
 * with an event named `denied`.
 */
export async function* watchStream(options: {
  names: readonly string[];
  signal: AbortSignal;
  /** Opens the stream, after the event of an id; throws `ResponseError` where the server does not give one. */
  connect: (lastEventId: string | undefined) => Promise<Response>;
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}): AsyncGenerator<ToldEvent | ConnectionEvent> {
  const { names, signal, connect, wait } = options;
  let lastEventId: string | undefined;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const response = await connect(lastEventId);
      if (!response.body) {
        throw new Error('The server answered without a stream.');
      }
      yield { type: 'connected' };
      for await (const { event, data, id } of readEvents(response.body, {
        silence,
      })) {
        if (event === 'denied') {
          throw readDenial(data);
        }
        if (event !== undefined && names.includes(event)) {
          failures = 0;
          lastEventId = id ?? lastEventId;
          yield { type: event, data: JSON.parse(data) };
        }
      }
      // A server that ends the stream, as it does when the token runs out, is asked again at once, but only once.
      failures += 1;
      if (failures === 1) {
        continue;
      }
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      if (isRefusal(error)) {
        throw error;
      }
      failures += 1;
      yield { type: 'interrupted', error: toError(error) };
    }
    await wait(backOff({ failures, random: Math.random() }), signal);
  }
}

/** Whether the server understood and said no, so that asking again does not help. */
function isRefusal(error: unknown): boolean {
  const { name, statusCode } = error as Partial<ResponseError>;
  return (
    name === 'ResponseError' &&
    statusCode !== undefined &&
    statusCode >= 400 &&
    statusCode < 500 &&
    // An expired token is renewed by the next request; a rate limit passes.
    ![401, 408, 429].includes(statusCode)
  );
}
