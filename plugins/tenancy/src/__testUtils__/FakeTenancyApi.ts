import { EntityEnvironments } from '@socle/plugin-tenancy-common';
import { EnvironmentsEvent, TenancyApi } from '../api';

/** Answers with what it is given, and tells its watchers what the test says. */
export class FakeTenancyApi implements TenancyApi {
  readonly #answers: (EntityEnvironments | Error | 'never')[];
  readonly #watchers = new Set<(event: EnvironmentsEvent | Error) => void>();

  /** One answer per request; the last one is given again. */
  constructor(...answers: (EntityEnvironments | Error | 'never')[]) {
    this.#answers = answers;
  }

  get watchers(): number {
    return this.#watchers.size;
  }

  tell(event: EnvironmentsEvent | Error): void {
    this.#watchers.forEach(watcher => watcher(event));
  }

  async getEnvironments(): Promise<EntityEnvironments> {
    const answer =
      this.#answers.length > 1 ? this.#answers.shift() : this.#answers[0];
    if (answer === 'never' || answer === undefined) {
      return new Promise(() => {});
    }
    if (answer instanceof Error) {
      throw answer;
    }
    return answer;
  }

  async *watchEnvironments(
    _entityRef: unknown,
    options: { signal: AbortSignal },
  ): AsyncGenerator<EnvironmentsEvent> {
    const events: (EnvironmentsEvent | Error | 'end')[] = [];
    let wake = () => {};
    const woken = () =>
      new Promise<void>(resolve => {
        wake = resolve;
      });
    const push = (event: EnvironmentsEvent | Error | 'end') => {
      events.push(event);
      wake();
    };
    options.signal.addEventListener('abort', () => push('end'));
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

/** What the client throws for an answer that is no success. */
export function responseError(statusCode: number, message: string): Error {
  return Object.assign(new Error(message), {
    name: 'ResponseError',
    statusCode,
  });
}
