import { LoggerService } from '@backstage/backend-plugin-api';

/**
 * Work that is done soon, each piece once however often it was asked for meanwhile. What fails is logged and dropped:
 * the next change asks again.
 */
export class ReconcileQueue {
  readonly #logger: LoggerService;
  readonly #waiting = new Map<string, () => void>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #idle: (() => void)[] = [];
  #scheduled: NodeJS.Immediate | undefined;
  #stopped = false;

  constructor(logger: LoggerService) {
    this.#logger = logger;
  }

  add(key: string, work: () => void): void {
    if (this.#stopped) {
      return;
    }
    this.#waiting.set(key, work);
    this.#scheduled ??= setImmediate(() => this.#run());
  }

  /** Like `add`, after that many milliseconds. */
  addAfter(milliseconds: number, key: string, work: () => void): void {
    if (milliseconds <= 0) {
      this.add(key, work);
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.add(key, work);
    }, milliseconds);
    timer.unref();
    this.#timers.add(timer);
  }

  /** Resolves when nothing waits but what waits for its time. */
  async idle(): Promise<void> {
    if (this.#scheduled) {
      await new Promise<void>(resolve => {
        this.#idle.push(resolve);
      });
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#waiting.clear();
    this.#timers.forEach(timer => clearTimeout(timer));
    this.#finish();
  }

  #run(): void {
    const work = [...this.#waiting];
    this.#waiting.clear();
    for (const [key, run] of work) {
      if (this.#stopped) {
        return;
      }
      try {
        run();
      } catch (error) {
        this.#logger.warn(`${key} could not be reconciled: ${error}`);
      }
    }
    if (this.#waiting.size > 0) {
      this.#scheduled = setImmediate(() => this.#run());
    } else {
      this.#finish();
    }
  }

  #finish(): void {
    if (this.#scheduled) {
      clearImmediate(this.#scheduled);
      this.#scheduled = undefined;
    }
    this.#idle.splice(0).forEach(resolve => resolve());
  }
}
