/**
 * The streams that are open: they would keep a server that is about to stop.
 *
 * @public
 */
export class OpenStreams {
  readonly #streams = new Set<{ end(): void }>();

  add(stream: { end(): void }): void {
    this.#streams.add(stream);
  }

  delete(stream: { end(): void }): void {
    this.#streams.delete(stream);
  }

  end(): void {
    this.#streams.forEach(stream => stream.end());
  }
}
