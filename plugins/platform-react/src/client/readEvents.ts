import { createParser, EventSourceMessage } from 'eventsource-parser';

/**
 * The events of a server-sent event stream, until it ends. Comments, by which servers keep a connection alive, count as
 * life and are left out.
 *
 * @throws Error where nothing at all arrives for `silence` milliseconds.
 */
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
  options: { silence: number },
): AsyncGenerator<EventSourceMessage> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let arrived: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: event => arrived.push(event) });
  try {
    for (;;) {
      const { done, value } = await within(reader.read(), options.silence);
      if (done) {
        return;
      }
      parser.feed(decoder.decode(value, { stream: true }));
      const events = arrived;
      arrived = [];
      yield* events;
    }
  } finally {
    // Nobody waits for the other end to notice: a stream that is gone already may never say so.
    reader.cancel().catch(() => undefined);
  }
}

async function within<Value>(
  promise: Promise<Value>,
  limit: number,
): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`Nothing arrived for ${limit / 1_000} s.`)),
      limit,
    );
  });
  try {
    return await Promise.race([promise, silence]);
  } finally {
    clearTimeout(timer);
  }
}
