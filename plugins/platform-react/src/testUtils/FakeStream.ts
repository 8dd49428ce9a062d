/**
 * Tells its watchers what a test says.
 *
 * @public
 */
export class FakeStream<Event> {
  readonly #watchers = new Set<(event: Event | Error) => void>();

  get watchers(): number {
    return this.#watchers.size;
  }

  tell(event: Event | Error): void {
    this.#watchers.forEach(watcher => watcher(event));
  }

  async *watch(signal: AbortSignal): AsyncGenerator<Event> {
    const events: (Event | Error | 'end')[] = [];
    let wake = () => {};
    const woken = () =>
      new Promise<void>(resolve => {
        wake = resolve;
      });
    const push = (event: Event | Error | 'end') => {
      events.push(event);
      wake();
    };
    signal.addEventListener('abort', () => push('end'));
    this.#watchers.add(push);
    try {
      for (;;) {
        const event = events.shift();
        if (event === 'end') {
          return;
        }
        if (event instanceof Error) {
          throw event;
        }
        if (event) {
          yield event;
        } else {
          await woken();
        }
      }
    } finally {
      this.#watchers.delete(push);
    }
  }
}
