import { ResponseError, toError } from '@backstage/errors';
import { backOff } from './backOff';
import { readEvents } from './readEvents';
import { WatchEvent } from './TenancyApi';

/** A server that has nothing to say sends a comment at least every half minute; three missed ones are a dead line. */
const SILENCE = 90_000;

/**
 * The events of one name on a server's stream, until the signal aborts. A lost connection is taken up again.
 *
 * @throws ResponseError with a status of 400 to 499, which trying again does not mend.
 */
export async function* watchStream<Name extends string, Data>(options: {
  event: Name;
  signal: AbortSignal;
  /** Opens the stream; throws `ResponseError` where the server does not give one. */
  connect: () => Promise<Response>;
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}): AsyncGenerator<WatchEvent<Name, Data>> {
  const { event, signal, connect, wait } = options;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const response = await connect();
      if (!response.body) {
        throw new Error('The tenancy backend answered without a stream.');
      }
      for await (const told of readEvents(response.body, {
        silence: SILENCE,
      })) {
        if (told.event === event) {
          failures = 0;
          yield { type: event, data: JSON.parse(told.data) };
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
