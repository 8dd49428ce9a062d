import { ResponseError, toError } from '@backstage/errors';
import { EventSourceMessage } from 'eventsource-parser';
import { ConnectionEvent } from './ArgocdApi';
import { backOff } from './backOff';
import { readEvents } from './readEvents';

/** A server that has nothing to say sends a comment each quarter of a minute; some missed ones are a dead line. */
const SILENCE = 60_000;

/**
 * The events of a server's stream, until the signal aborts. A lost connection is taken up again where it was lost: the
 * server then tells only what is new.
 *
 * @throws ResponseError with a status of 400 to 499, which trying again does not mend.
 */
export async function* watchStream<Event>(options: {
  signal: AbortSignal;
  /** Opens the stream, after the event of an id; throws `ResponseError` where the server does not give one. */
  connect: (lastEventId: string | undefined) => Promise<Response>;
  /** What a message says; undefined where it says nothing that is known. */
  read: (message: EventSourceMessage) => Event | undefined;
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}): AsyncGenerator<Event | ConnectionEvent> {
  const { signal, connect, read, wait } = options;
  let lastEventId: string | undefined;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const response = await connect(lastEventId);
      if (!response.body) {
        throw new Error('The delivery backend answered without a stream.');
      }
      yield { type: 'connected' };
      for await (const message of readEvents(response.body, {
        silence: SILENCE,
      })) {
        const event = read(message);
        if (event !== undefined) {
          failures = 0;
          lastEventId = message.id ?? lastEventId;
          yield event;
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
