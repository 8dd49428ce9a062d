import { EventStream } from './eventStream';

/** The streams that are open: they would keep a server that is about to stop. */
export class OpenStreams {
  readonly #streams = new Set<EventStream>();

  add(stream: EventStream): void {
    this.#streams.add(stream);
  }

  delete(stream: EventStream): void {
    this.#streams.delete(stream);
  }

  end(): void {
    this.#streams.forEach(stream => stream.end());
  }
}
